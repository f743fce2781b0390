namespace Fathom.Torch;

/// <summary>A file is not a PyTorch checkpoint that can be read without running anything. Nothing in it was run.</summary>
public sealed class PyTorchException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong in it, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public PyTorchException(string path, string what, Exception? inner = null) : base($"{path}: {what}", inner) { }

    internal static PyTorchException Damaged(string path, string what) =>
        new(path, $"{what} The file is damaged or was not written by torch.save; fetch or write it again.");
}
