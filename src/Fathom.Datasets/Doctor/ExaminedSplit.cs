namespace Fathom.Datasets.Doctor;

/// <summary>A list of frames under a name.</summary>
/// <param name="Name">E.g. "train".</param>
/// <param name="Frames">Its frames.</param>
public sealed record ExaminedSplit(string Name, IReadOnlyList<DatasetFrame> Frames)
{
    /// <summary>What ended the list before its end; null where it was read to it.</summary>
    public FathomException? Fault { get; init; }

    /// <summary>Lists what a reader gives; where it stops at something wrong, the frames before it, and what it is.</summary>
    public static ExaminedSplit Read(string name, IEnumerable<DatasetFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var read = new List<DatasetFrame>();
        try
        {
            read.AddRange(frames);
            return new ExaminedSplit(name, read);
        }
        catch (FathomException fault)
        {
            return new ExaminedSplit(name, read) { Fault = fault };
        }
    }
}
