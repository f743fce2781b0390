namespace Fathom.Inference.Export;

/// <summary>The network calls an operator, or uses one in a way, that has no counterpart in ONNX here.</summary>
public sealed class UnsupportedOperatorException : ExportException
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The operator, e.g. <c>aten::erfinv</c>.</param>
    /// <param name="reason">What about it is not mapped, and the way out.</param>
    public UnsupportedOperatorException(string name, string reason) : base($"{name} cannot be exported to ONNX: {reason}") => Operator = name;

    /// <summary>The operator, e.g. <c>aten::erfinv</c>.</summary>
    public string Operator { get; }
}
