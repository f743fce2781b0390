namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Sizes that do not fit each other: depth and picture, neighbours, eyes.</summary>
internal static class Shapes
{
    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var mismatched = evidence.WithAlike(evidence.Looks.Where(look => look is { Picture: { } picture, Depth: { } depth } && !SameShape(picture, depth)))
            .Select(mismatch => (mismatch.Record, $"picture {mismatch.Look.Picture!.Width}×{mismatch.Look.Picture.Height}, depth {mismatch.Look.Depth!.Width}×{mismatch.Look.Depth.Height}"));
        var sizes = evidence.Records.DistinctBy(record => record.Frame.Picture).ToDictionary(record => record.Frame.Picture, record => record.Size);
        // Photos of all sizes follow each other in a folder only by name.
        var recordings = evidence.Records.GroupBy(record => (record.Split, record.Frame.Sequence)).ToDictionary(group => group.Key, group =>
            group.Key.Sequence.Length == 0 || group.GroupBy(record => record.Size).Max(size => size.Count()) >= (1 - evidence.Settings.OddSizes) * group.Count());
        return [.. evidence.Report(FindingKind.ShapeMismatch, mismatched), .. evidence.Report(FindingKind.SizeChange, Changes().DistinctBy(change => change.Pair).Select(change => (change.Record, change.Detail)))];

        // The same size stretched; rounding to whole pixels does more to small ones.
        bool SameShape(PictureLook picture, DepthLook depth)
        {
            var ratio = (double)depth.Width / picture.Width / ((double)depth.Height / picture.Height);
            return Math.Abs(ratio - 1) <= evidence.Settings.AspectTolerance + 1.0 / Math.Min(depth.Width, depth.Height);
        }

        bool IsRecording(FrameRecord record) => recordings[(record.Split, record.Frame.Sequence)];

        // Neighbours name each other: a pair is told once.
        IEnumerable<(FrameRecord Record, (string, string) Pair, string Detail)> Changes()
        {
            foreach (var record in evidence.Records.Where(IsRecording))
                foreach (var other in new[] { record.Frame.PreviousPicture, record.Frame.NextPicture, record.Frame.OtherEye }.OfType<FramePicture>())
                    if (record.Size is { } here && SizeOf(other) is { } there && here != there)
                    {
                        var (one, two) = (record.Frame.Picture.Path, other.Path);
                        yield return (record, string.CompareOrdinal(one, two) < 0 ? (one, two) : (two, one), $"{here.Width}×{here.Height}, and {two} {there.Width}×{there.Height}");
                    }
        }

        (int Width, int Height)? SizeOf(FramePicture picture)
        {
            if (!sizes.TryGetValue(picture, out var size))
                sizes[picture] = size = FrameRecord.SizeOf(picture, FrameFile.Of(picture.Path)).Size;
            return size;
        }
    }
}
