using System.IO.Enumeration;

namespace Fathom.Cli.Predict;

/// <summary>Finds the pictures that the inputs of a command name: files, folders and globs.</summary>
internal static class InputPictures
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>The pictures, each once, in the order given; those of a folder or a glob in ordinal order of their paths.</summary>
    /// <param name="inputs">Files (of any extension), folders (their pictures, known by extension), globs with <c>*</c>, <c>?</c> and <c>**</c>. What exists under its literal name is never a glob.</param>
    /// <param name="recursive">Whether folders are entered to the last level; links to folders are not followed.</param>
    /// <param name="output">A folder that is not entered: results are not pictures.</param>
    /// <returns>The pictures, and a message for each input that names none.</returns>
    public static (IReadOnlyList<InputPicture> Pictures, IReadOnlyList<string> Problems) Find(IEnumerable<string> inputs, bool recursive, string output)
    {
        var outputFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pictures = new List<InputPicture>();
        var problems = new List<string>();
        foreach (var input in inputs)
        {
            try
            {
                pictures.AddRange(FindOne(input, recursive, outputFolder).Where(picture => seen.Add(Path.GetFullPath(picture.Path))));
            }
            catch (Exception error) when (error is FathomException or UnauthorizedAccessException or IOException)
            {
                problems.Add(error.Message);
            }
        }
        return (pictures, problems);
    }

    private static InputPicture[] FindOne(string input, bool recursive, string output)
    {
        if (File.Exists(input))
            return [new InputPicture(input, Path.GetFileNameWithoutExtension(input))];
        if (Directory.Exists(input))
            return InFolder(input, recursive, output);
        if (HasWildcard(input))
            return Matching(input, output);
        throw new FathomException($"{input}: no such file or folder.");
    }

    private static InputPicture[] InFolder(string folder, bool recursive, string output)
    {
        var files = Files(folder, recursive, output).Where(Image.HasPictureExtension);
        return Named(folder, files) is { Length: > 0 } found ? found : throw new FathomException(
            $"{folder}: no picture in this folder ({string.Join(' ', Image.Extensions)})." + (recursive ? "" : " Its sub-folders were not searched; --recursive does."));
    }

    private static InputPicture[] Matching(string glob, string output)
    {
        var segments = glob.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var fixedSegments = segments.TakeWhile(segment => !HasWildcard(segment)).ToArray();
        var folder = (glob[0] == '/' ? "/" : "") + string.Join('/', fixedSegments);
        if (folder.Length == 0)
            folder = ".";
        var files = Expand(folder, segments.AsSpan(fixedSegments.Length), output);
        // A glob that spells no extension means pictures, not whatever lies beside them.
        if (!segments[^1].Contains('.'))
            files.RemoveWhere(file => !Image.HasPictureExtension(file));
        return Named(folder, files) is { Length: > 0 } found ? found : throw new FathomException($"{glob}: no file matches.");
    }

    private static InputPicture[] Named(string folder, IEnumerable<string> files) =>
    [
        .. from file in files.Order(StringComparer.Ordinal)
           let path = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file
           select new InputPicture(path, Path.ChangeExtension(Path.GetRelativePath(folder, file), null)),
    ];

    // `*` and `?` stay within one name, `**` is any number of folders.
    private static HashSet<string> Expand(string folder, ReadOnlySpan<string> segments, string output)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return found;
        var segment = segments[0];
        var rest = segments[1..];
        if (segment == "**")
        {
            found.UnionWith(Expand(folder, rest.Length == 0 ? ["*"] : rest, output));
            foreach (var inner in Folders(folder, "*", output))
                found.UnionWith(Expand(inner, segments, output));
        }
        else if (rest.Length == 0)
        {
            found.UnionWith(Files(folder, recursive: false, output).Where(file => Matches(segment, Path.GetFileName(file.AsSpan()))));
        }
        else
        {
            foreach (var inner in Folders(folder, segment, output))
                found.UnionWith(Expand(inner, rest, output));
        }
        return found;
    }

    private static FileSystemEnumerable<string> Files(string folder, bool recursive, string output) =>
        new(folder, Found, new EnumerationOptions { RecurseSubdirectories = recursive })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => IsEntered(ref entry, output),
        };

    private static FileSystemEnumerable<string> Folders(string folder, string pattern, string output) =>
        new(folder, Found, new EnumerationOptions())
        {
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory && Matches(pattern, entry.FileName) && IsEntered(ref entry, output),
        };

    private static string Found(ref FileSystemEntry entry) => entry.ToSpecifiedFullPath();

    private static bool IsEntered(ref FileSystemEntry entry, string output) =>
        (entry.Attributes & FileAttributes.ReparsePoint) == 0 && entry.ToFullPath() != output;

    private static bool Matches(string pattern, ReadOnlySpan<char> name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static bool HasWildcard(string text) => text.AsSpan().ContainsAny(Wildcards);
}
