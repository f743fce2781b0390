namespace Fathom.Datasets.Doctor;

/// <summary>Frames of one split and sequence, as they follow each other.</summary>
/// <param name="Split">The split's number.</param>
/// <param name="Name">The sequence.</param>
/// <param name="Steps">Pairs of frames: where frames name the picture after them, by that; else in the order of the list.</param>
/// <param name="Linked">Whether frames name the picture after them.</param>
internal sealed record Recording(int Split, string Name, IReadOnlyList<Step> Steps, bool Linked)
{
    /// <summary>The recordings of all splits.</summary>
    public static IReadOnlyList<Recording> Of(IReadOnlyList<FrameRecord> records) =>
        [.. records.Where(record => record.Frame.Sequence.Length > 0).GroupBy(record => (record.Split, record.Frame.Sequence)).Select(group => Of(group.Key.Split, group.Key.Sequence, [.. group]))];

    private static Recording Of(int split, string name, FrameRecord[] records)
    {
        if (!Array.Exists(records, record => record.Frame.NextPicture is not null || record.Frame.PreviousPicture is not null))
            return new Recording(split, name, [.. records.Zip(records.Skip(1), (from, to) => new Step(from, to))], Linked: false);
        var frameOf = records.DistinctBy(record => record.Frame.Picture).ToDictionary(record => record.Frame.Picture);
        return new Recording(split, name, [.. records.Where(record => record.Frame.NextPicture is { } next && frameOf.ContainsKey(next)).Select(record => new Step(record, frameOf[record.Frame.NextPicture!]))], Linked: true);
    }
}
