namespace Fathom.Datasets;

/// <summary>A manifest cannot be used; the message names file, line and field.</summary>
public sealed class ManifestException : FathomException
{
    internal ManifestException(string path, int line, string problem)
        : base(line == 0 ? $"{path}: {problem}." : $"{path}, line {line}: {problem.TrimEnd('.')}{(problem.EndsWith('?') ? "" : ".")}") => (Path, Line) = (path, line);

    /// <summary>The manifest.</summary>
    public string Path { get; }

    /// <summary>The line, from 1; 0 for the file as a whole.</summary>
    public int Line { get; }
}
