namespace Fathom.Datasets;

/// <summary>Lists of frames, one a line; blank lines are skipped.</summary>
internal static class SplitFile
{
    /// <summary>Turns line after line into frames, or pairs of frames, as they are asked for.</summary>
    /// <param name="root">The data set's folder.</param>
    /// <param name="split">The list: a name of <see cref="SplitLists"/> or a file.</param>
    /// <param name="frame">Makes a frame of a line; told, for errors, where the line stands.</param>
    /// <exception cref="DatasetException">Root or split are missing: at once.</exception>
    public static IEnumerable<T> Read<T>(string root, string split, Func<string, string, T> frame)
    {
        if (!Directory.Exists(root))
            throw new DatasetException(root, "there is no such folder.");
        return SplitLists.Lines(split).Select((line, i) => (Line: line, Number: i + 1)).Where(line => !string.IsNullOrWhiteSpace(line.Line)).Select(line => frame(line.Line, $"{split}, line {line.Number}"));
    }
}
