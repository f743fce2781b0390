namespace Fathom.Torch;

/// <summary>libtorch refused a call. The message names the operator and ends with PyTorch's own words.</summary>
public sealed class TorchException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The operator and PyTorch's message.</param>
    /// <param name="inner">The cause, if any.</param>
    public TorchException(string message, Exception? inner = null) : base(message, inner) { }
}
