namespace Fathom.Torch;

/// <summary>A file is not a safetensors file that can be trusted.</summary>
public sealed class SafetensorsException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong in it.</param>
    /// <param name="inner">The cause, if any.</param>
    public SafetensorsException(string path, string what, Exception? inner = null)
        : base($"{path}: {what} The file is damaged or not safetensors; fetch or write it again.", inner) { }
}
