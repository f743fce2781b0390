namespace Fathom.Datasets.Doctor;

/// <summary>What was looked at, and what was found.</summary>
/// <param name="Splits">Names of the splits and their frames.</param>
/// <param name="Looked">Frames whose pixels were read; of all others, headers.</param>
/// <param name="Pairs">Neighbours whose motion was measured.</param>
/// <param name="Findings">By kind, then by split; empty for sound data.</param>
public sealed record Examination(IReadOnlyList<ExaminedSplit> Splits, int Looked, int Pairs, IReadOnlyList<Finding> Findings)
{
    /// <summary>Why motion was not measured although there are neighbours; null where it was.</summary>
    public string? MotionSkipped { get; init; }

    /// <summary>Whether anything is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Kind.Severity() == FindingSeverity.Error);
}
