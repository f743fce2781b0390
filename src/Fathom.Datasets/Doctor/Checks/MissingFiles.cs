namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Files that a frame names and that are not there, and frames that lack what their fellows have.</summary>
internal static class MissingFiles
{
    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        var records = evidence.Records;
        // One that is a frame of its own is reported there.
        var pictures = records.Select(record => record.Frame.Picture.Path).ToHashSet();
        var withDepth = records.Where(record => record.Depth is not null).Select(record => record.Split).ToHashSet();
        var stereo = records.Where(record => record.Frame.OtherEye is not null).Select(record => (record.Split, record.Frame.Sequence)).ToHashSet();
        return
        [
            .. evidence.Report(FindingKind.MissingPicture, records.Where(record => !record.Picture.Exists).Select(record => (record, record.Frame.Picture.Path))),
            .. evidence.Report(FindingKind.MissingDepth, records.SelectMany(record => record.MissingDepth.Select(path => (record, path)))),
            .. evidence.Report(FindingKind.PictureWithoutDepth, records.Where(record => record.Depth is null && record.Frame.Pair is null && withDepth.Contains(record.Split)).Select(record => (record, "no depth"))),
            .. evidence.Report(FindingKind.MissingNeighbour, records.SelectMany(record => new[] { record.Frame.PreviousPicture, record.Frame.NextPicture }.OfType<FramePicture>().Where(IsMissing).Select(neighbour => (record, neighbour.Path)))),
            .. evidence.Report(FindingKind.MissingOtherEye, records.SelectMany<FrameRecord, (FrameRecord, string)>(record => record.Frame.OtherEye switch
            {
                { } other => IsMissing(other) ? [(record, other.Path)] : [],
                // At the head of a sequence that has it.
                null => record.Frame.Sequence.Length > 0 && stereo.Contains((record.Split, record.Frame.Sequence)) ? [(record, "none, and others of its sequence have one")] : [],
            })),
        ];

        bool IsMissing(FramePicture picture) => !pictures.Contains(picture.Path) && !File.Exists(picture.Path);
    }
}
