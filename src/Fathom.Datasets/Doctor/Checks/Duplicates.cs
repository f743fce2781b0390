namespace Fathom.Datasets.Doctor.Checks;

/// <summary>One picture twice, in a split or in two: the same file, the same bytes, or (of the sample) the same pixels but for compression and size.</summary>
internal static class Duplicates
{
    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var twins = SameFiles(evidence.Records).Concat(SamePixels(evidence)).DistinctBy(twin => twin.Copy).ToList();
        return
        [
            .. Report(FindingKind.LeakedPicture, twins.Where(twin => twin.Copy.Split != twin.Original.Split)),
            .. Report(FindingKind.DuplicatePicture, twins.Where(twin => twin.Copy.Split == twin.Original.Split)),
        ];

        IEnumerable<Finding> Report(FindingKind kind, IEnumerable<(FrameRecord Copy, FrameRecord Original, string How)> pairs) =>
            evidence.Report(kind, pairs.Select(twin => (twin.Copy, $"{twin.How} {twin.Original.Frame.Name}{(twin.Copy.Split == twin.Original.Split ? "" : $" of {evidence.Splits[twin.Original.Split].Name}")}")));
    }

    private static IEnumerable<(FrameRecord Copy, FrameRecord Original, string How)> SameFiles(IReadOnlyList<FrameRecord> records)
    {
        var files = new Dictionary<FramePicture, FrameRecord>();
        var contents = new Dictionary<(long?, string), List<FrameRecord>>();
        foreach (var record in records)
        {
            if (!files.TryAdd(record.Frame.Picture, record))
            {
                yield return (record, files[record.Frame.Picture], "the same file as");
                continue;
            }
            // Other files may hold many pictures.
            if (record.Frame.Picture.GetType() != typeof(FramePicture) || record.Picture.Beginning is not { } beginning)
                continue;
            if (!contents.TryGetValue((record.Picture.Length, beginning), out var alike))
                contents[(record.Picture.Length, beginning)] = [record];
            else if (alike.Find(other => FrameFile.SameBytes(other.Frame.Picture.Path, record.Frame.Picture.Path)) is { } original)
                yield return (record, original, "the same bytes as");
            else
                alike.Add(record);
        }
    }

    private static IEnumerable<(FrameRecord Copy, FrameRecord Original, string How)> SamePixels(Evidence evidence)
    {
        var seen = new ThumbnailIndex(evidence.Settings.SamePicture);
        foreach (var look in evidence.Looks)
            // What is of one colour looks like everything else of one colour.
            if (look.Picture is { } picture && picture.Contrast >= evidence.Settings.Contrast)
            {
                if (seen.Find(look, IsCopy) is { } original)
                    yield return (look.Record, original.Record, "the same pixels, but for compression or size, as");
                seen.Add(look);
            }

        // Frames of a recording may be alike, and so may the two eyes and a place under two lights.
        static bool IsCopy(FrameRecord one, FrameRecord other) => (one.Frame.Condition.Length == 0 || other.Frame.Condition.Length == 0 || string.Equals(one.Frame.Condition, other.Frame.Condition, StringComparison.OrdinalIgnoreCase))
            && (one.Frame.Sequence.Length == 0 || one.Frame.Sequence != other.Frame.Sequence || one.Split != other.Split)
            && one.Frame.OtherEye != other.Frame.Picture && other.Frame.OtherEye != one.Frame.Picture;
    }
}
