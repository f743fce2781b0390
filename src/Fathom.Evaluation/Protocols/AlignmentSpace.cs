namespace Fathom.Evaluation;

/// <summary>In which numbers a prediction is fitted to the measurement.</summary>
public enum AlignmentSpace
{
    /// <summary>Metres.</summary>
    Depth,

    /// <summary>1 / metres.</summary>
    InverseDepth,

    /// <summary>The logarithm of metres.</summary>
    LogDepth,
}
