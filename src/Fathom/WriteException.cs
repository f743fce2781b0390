namespace Fathom;

/// <summary>A file that cannot be written. Nothing was left behind; a file that was there is unchanged.</summary>
public sealed class WriteException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">Why, and the way out, without a full stop.</param>
    /// <param name="inner">The cause.</param>
    public WriteException(string path, string reason, Exception? inner = null) : base($"cannot write {path}: {reason}.", inner) => Path = path;

    /// <summary>The file that was to be written.</summary>
    public string Path { get; }
}
