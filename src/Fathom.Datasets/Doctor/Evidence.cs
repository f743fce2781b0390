namespace Fathom.Datasets.Doctor;

/// <summary>All that was seen, for the checks to judge.</summary>
/// <param name="Splits">The splits.</param>
/// <param name="Records">All frames, split by split.</param>
/// <param name="Looks">The sample, in the same order.</param>
/// <param name="Motions">Sampled neighbours.</param>
/// <param name="Settings">Where to draw the lines.</param>
internal sealed record Evidence(IReadOnlyList<ExaminedSplit> Splits, IReadOnlyList<FrameRecord> Records, IReadOnlyList<FrameLook> Looks, IReadOnlyList<NeighbourMotion> Motions, DoctorSettings Settings)
{
    /// <summary>The recordings.</summary>
    public IReadOnlyList<Recording> Recordings { get; } = Recording.Of(Records);

    /// <summary>The frames that have a look's form (<see cref="FrameRecord.Form"/>), itself included.</summary>
    public IEnumerable<FrameRecord> Alike(FrameLook look) => Records.Where(record => record.Form == look.Record.Form);

    /// <summary>One finding of each split in which there are places.</summary>
    public IEnumerable<Finding> Report(FindingKind kind, IEnumerable<(int Split, FindingPlace Place)> places) =>
        places.GroupBy(place => place.Split, place => place.Place).Select(group => new Finding(kind, Splits[group.Key].Name, [.. group]));

    /// <summary>One finding of each split in which there are frames that have this to say.</summary>
    public IEnumerable<Finding> Report(FindingKind kind, IEnumerable<(FrameRecord Record, string Detail)> frames) =>
        Report(kind, frames.Select(frame => (frame.Record.Split, new FindingPlace(frame.Record.Frame.Name, frame.Detail))));
}
