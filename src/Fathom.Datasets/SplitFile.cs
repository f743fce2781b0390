namespace Fathom.Datasets;

/// <summary>Lists of frames, one a line; blank lines are skipped.</summary>
internal static class SplitFile
{
    /// <summary>Turns line after line into frames, or pairs of frames, as they are asked for.</summary>
    /// <param name="root">The data set's folder.</param>
    /// <param name="split">The list: a name of <see cref="SplitLists"/> or a file.</param>
    /// <param name="frame">Makes a frame of a line; told, for errors, where the line stands.</param>
    /// <exception cref="DatasetException">Root or split are missing: at once.</exception>
    public static IEnumerable<T> Read<T>(string root, string split, Func<string, string, T> frame) => Lines(root, split).Select((line, i) => (Line: line, Number: i + 1))
        .Where(line => !string.IsNullOrWhiteSpace(line.Line)).Select(line => frame(line.Line, $"{split}, line {line.Number}"));

    /// <summary>A list's lines, blank ones too, as they are asked for.</summary>
    /// <exception cref="DatasetException">Root or split are missing: at once.</exception>
    public static IEnumerable<string> Lines(string root, string split) =>
        Directory.Exists(root) ? SplitLists.Lines(split) : throw new DatasetException(root, "there is no such folder.");
}
