namespace Fathom.Datasets;

/// <summary>A folder of pictures as a data set without depth: one sequence, in the order that people number files (<c>frame2.png</c> before <c>frame10.png</c>).</summary>
public static class PictureFolder
{
    /// <summary>Lists the pictures, known by extension; opens none. Sub-folders are not entered.</summary>
    /// <param name="folder">The folder; its whole path is the sequence.</param>
    /// <exception cref="DatasetException">There is no such folder, or no picture in it.</exception>
    public static IReadOnlyList<DatasetFrame> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DatasetException(folder, File.Exists(folder) ? "a file; give the folder that it is in." : "there is no such folder.");
        var pictures = Directory.EnumerateFiles(folder).Where(Image.HasPictureExtension).Order(NaturalOrder.Instance).Select(path => new FramePicture(path)).ToArray();
        if (pictures.Length == 0)
            throw new DatasetException(folder, $"no picture is in it ({string.Join(' ', Image.Extensions)}).");
        // Names stand for predictions' files: where two pictures differ by extension only, it belongs to the name.
        var twice = pictures.GroupBy(Stem).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        // Many recordings lie in folders of the same name.
        var sequence = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return
        [
            .. pictures.Select((picture, i) => new DatasetFrame
            {
                Name = twice.Contains(Stem(picture)) ? Path.GetFileName(picture.Path) : Stem(picture),
                Picture = picture,
                PreviousPicture = i > 0 ? pictures[i - 1] : null,
                NextPicture = i + 1 < pictures.Length ? pictures[i + 1] : null,
                Sequence = sequence,
            }),
        ];

        static string Stem(FramePicture picture) => Path.GetFileNameWithoutExtension(picture.Path);
    }
}
