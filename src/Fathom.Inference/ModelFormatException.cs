namespace Fathom.Inference;

/// <summary>The file is no model that Fathom can run: not ONNX, cut short, or not a depth network.</summary>
public sealed class ModelFormatException : FathomException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which file, what it lacks, and the way out.</param>
    /// <param name="inner">The cause, if any.</param>
    public ModelFormatException(string message, Exception? inner = null) : base(message, inner) { }

    internal static ModelFormatException NotOnnx(string file, Exception cause) =>
        new($"{file} cannot be read as an ONNX network: {cause.Message}\nIt may be cut short or no ONNX file at all; copy or export it again.", cause);
}
