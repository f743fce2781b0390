namespace Fathom.Datasets;

/// <summary>What readers ask of folders: those of a layout, pictures in a fixed order, and nothing outside of the set's root.</summary>
internal static class LayoutFolder
{
    /// <summary>The folders of a layout, by name.</summary>
    /// <param name="root">The set's folder.</param>
    /// <param name="layouts">Pictures below the root with wildcards, <c>*/dense*/imgs/*</c>; of several, the first that is there counts.</param>
    /// <exception cref="DatasetException">There is no such picture: at once.</exception>
    public static IReadOnlyList<string> Find(string root, params string[] layouts)
    {
        if (!Directory.Exists(root))
            throw new DatasetException(root, "there is no such folder.");
        foreach (var layout in layouts)
        {
            IEnumerable<string> found = [root];
            var levels = layout.Split('/');
            foreach (var level in levels[..^1])
                found = found.SelectMany(folder => Directory.EnumerateDirectories(folder, level).Order(StringComparer.Ordinal));
            var folders = found.ToList();
            if (folders.Exists(folder => Directory.EnumerateFiles(folder, levels[^1]).Any()))
                return folders;
        }
        throw new DatasetException(root, $"no {string.Join(" or ", layouts)} is in it. Is the set's root the folder above, or one below?");
    }

    /// <summary>The files in a folder, by name.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);

    /// <summary>The pictures in a folder, by name: .jpg, .jpeg and .png in any case of letters.</summary>
    public static IEnumerable<string> Pictures(string folder) => Files(folder, "*").Where(file => Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG");

    /// <summary>A file's name without folder and extension.</summary>
    public static string Stem(string path) => Path.GetFileNameWithoutExtension(path);

    /// <summary>A frame's name after a path that a list has, or the way from the root: folders and file without extension, with _ between.</summary>
    public static string Name(string relative) => string.Join('_', Path.ChangeExtension(relative, null).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."));

    /// <summary>A path that a list names, below the root.</summary>
    /// <param name="root">The set's folder.</param>
    /// <param name="relative">What the list says; "./" or a slash before it, as some lists have, is taken off.</param>
    /// <param name="where">Where it stands, for errors.</param>
    /// <exception cref="DatasetException">It leads out of the root.</exception>
    public static string Inside(string root, string relative, string where)
    {
        var path = (relative.StartsWith("./", StringComparison.Ordinal) ? relative[2..] : relative).TrimStart('/');
        return path.Length > 0 && !path.Contains('\0') && !path.Split('/', '\\').Contains("..")
            ? Path.Combine(root, path)
            : throw new DatasetException(where, $"'{relative}' leads out of {root}.");
    }
}
