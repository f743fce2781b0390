namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Depth files beside those of the frames that belong to none: told only where every picture of the folder is a frame, because a list may leave out what it likes.</summary>
internal static class OrphanDepths
{
    private static readonly EnumerationOptions Readable = new() { IgnoreInaccessible = true };

    public static IEnumerable<Finding> Find(Evidence evidence)
    {
        // The picture of a frame without depth is a stranger too: the depth may be its own.
        var known = evidence.Records.Where(record => record.Depth is not null).SelectMany(record => record.Frame.Depth!.Files.Append(record.Frame.Picture.Path)).Select(Path.GetFullPath).ToHashSet();
        var pairs = evidence.Records.Where(record => record is { Picture.Exists: true, Depth.Exists: true })
            .Select(record => (record.Split, Pictures: Like(record.Frame.Picture.Path), Depths: Like(record.Frame.Depth!.Path))).Where(pair => pair.Pictures != pair.Depths).DistinctBy(pair => (pair.Pictures, pair.Depths));
        return evidence.Report(FindingKind.DepthWithoutPicture, pairs.Where(pair => !Strangers(pair.Pictures).Any()).SelectMany(pair => Strangers(pair.Depths).Select(path => (pair.Split, new FindingPlace(Path.GetFileNameWithoutExtension(path), path)))));

        IEnumerable<string> Strangers((string Folder, string Extension) like) => Directory.EnumerateFiles(like.Folder, "*" + like.Extension, Readable).Select(Path.GetFullPath).Where(path => !known.Contains(path)).Order(StringComparer.Ordinal);

        static (string Folder, string Extension) Like(string path) => (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetExtension(path));
    }
}
