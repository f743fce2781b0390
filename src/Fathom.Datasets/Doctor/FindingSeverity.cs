namespace Fathom.Datasets.Doctor;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>The data are not what they say: training or scores would be wrong, or stop.</summary>
    Error,

    /// <summary>It may be meant, and should be known.</summary>
    Warning,
}
