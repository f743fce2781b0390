namespace Fathom.Datasets;

/// <summary>A file of a data set cannot be used; the message names the file, what is wrong and, where there is one, the way out.</summary>
public sealed class DatasetException : FathomException
{
    internal DatasetException(string path, string problem, Exception? inner = null) : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
