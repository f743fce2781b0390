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

    /// <summary>What is seen in one file holds for all of its form (<see cref="FrameRecord.Form"/>); for itself alone, where the depth's beginning tells no form.</summary>
    public IEnumerable<(FrameLook Look, FrameRecord Record)> WithAlike(IEnumerable<FrameLook> looks) => looks.GroupBy(look => look.Record.Form)
        .SelectMany(form => form.Key.Depth is null ? form.Select(look => (look, look.Record)) : Records.Where(record => record.Form == form.Key).Select(record => (form.First(), record)));

    /// <summary>One finding of each kind and split, of whatever of these a judge does not pass.</summary>
    public IEnumerable<Finding> Report<T>(IEnumerable<T> all, Func<T, FrameRecord> recordOf, Func<T, (FindingKind Kind, string Detail)?> judge) =>
        all.Select(one => (Record: recordOf(one), Verdict: judge(one))).Where(one => one.Verdict is not null).GroupBy(one => one.Verdict!.Value.Kind).OrderBy(group => group.Key)
            .SelectMany(group => Report(group.Key, group.Select(one => (one.Record, one.Verdict!.Value.Detail))));

    /// <summary>One finding of each split in which there are places.</summary>
    public IEnumerable<Finding> Report(FindingKind kind, IEnumerable<(int Split, FindingPlace Place)> places) =>
        places.GroupBy(place => place.Split, place => place.Place).Select(group => new Finding(kind, Splits[group.Key].Name, [.. group]));

    /// <summary>One finding of each split in which there are frames that have this to say.</summary>
    public IEnumerable<Finding> Report(FindingKind kind, IEnumerable<(FrameRecord Record, string Detail)> frames) =>
        Report(kind, frames.Select(frame => (frame.Record.Split, new FindingPlace(frame.Record.Frame.Name, frame.Detail))));
}
