namespace Fathom;

/// <summary>A native library that the called operation needs is not on this machine.</summary>
public sealed class MissingLibraryException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The library's file name, e.g. "libfathom_torch.so".</param>
    /// <param name="wayOut">What to do, e.g. "Run ./fathom setup --all".</param>
    public MissingLibraryException(string file, string wayOut) : base($"The native library {file} was not found. {wayOut}.") => File = file;

    /// <summary>The library's file name.</summary>
    public string File { get; }
}
