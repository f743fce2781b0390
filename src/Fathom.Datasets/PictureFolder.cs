namespace Fathom.Datasets;

/// <summary>What readers ask of folders: pictures in a fixed order, depth beside them by the same stem, and nothing outside of the set's root.</summary>
internal static class PictureFolder
{
    /// <summary>The folders in a folder, by name.</summary>
    /// <exception cref="DatasetException">There is no such folder: at once.</exception>
    public static IReadOnlyList<string> Below(string folder, string pattern = "*") => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal)]
        : throw new DatasetException(folder, "there is no such folder.");

    /// <summary>The files in a folder, by name; none where there is no such folder.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>The pictures in a folder, by name: .jpg, .jpeg and .png in any case of letters.</summary>
    public static IEnumerable<string> Pictures(string folder) => Files(folder, "*").Where(file => Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG");

    /// <summary>A file's name without folder and extension.</summary>
    public static string Stem(string path) => Path.GetFileNameWithoutExtension(path);

    /// <summary>A path that a list names, below the root.</summary>
    /// <param name="root">The set's folder.</param>
    /// <param name="relative">What the list says; a slash before it is taken off, as lists of BTS have it.</param>
    /// <param name="where">Where it stands, for errors.</param>
    /// <exception cref="DatasetException">It leads out of the root.</exception>
    public static string Inside(string root, string relative, string where)
    {
        var path = relative.TrimStart('/');
        return path.Length > 0 && !path.Contains('\0') && !path.Split('/', '\\').Contains("..")
            ? Path.Combine(root, path)
            : throw new DatasetException(where, $"'{relative}' leads out of {root}.");
    }
}
