namespace Fathom.Datasets;

/// <summary>The published lists of frames that come with the library, by name: <c>kitti_eigen_test_697</c>. Where each is from stands in <c>Splits/README.md</c>.</summary>
public static class SplitLists
{
    private const string Folder = "Splits/";

    /// <summary>Their names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(SplitLists).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Opens a list: by its name, or a file of one's own by its path. A file that is called as a list is reached as <c>./NAME</c>.</summary>
    /// <param name="split">A name of <see cref="Names"/>, or a path.</param>
    /// <returns>A reader of lines, each a frame.</returns>
    /// <exception cref="DatasetException">It is neither.</exception>
    public static TextReader Open(string split) => Opener(split)();

    /// <summary>The lines of a list, read as they are asked for.</summary>
    /// <param name="split">A name of <see cref="Names"/>, or a path.</param>
    /// <exception cref="DatasetException">It is neither: at once.</exception>
    internal static IEnumerable<string> Lines(string split)
    {
        var open = Opener(split);
        return Lines();

        IEnumerable<string> Lines()
        {
            using var reader = open();
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }

    private static Func<TextReader> Opener(string split) =>
        Names.Contains(split) ? () => new StreamReader(typeof(SplitLists).Assembly.GetManifestResourceStream(Folder + split)!)
        : File.Exists(split) ? () => new StreamReader(split)
        : throw new DatasetException(split, $"there is no such split, neither a file nor a list that comes with the library. {Suggestion.For(split, Names)}");
}
