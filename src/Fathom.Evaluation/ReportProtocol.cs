namespace Fathom.Evaluation;

/// <summary>A protocol as it was applied to a set of frames.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Fingerprint">Eight hexadecimal digits over protocol, frames, crops, caps and measured depth: only scores with the same fingerprint may be compared.</param>
public sealed record ReportProtocol(Protocol Protocol, string Fingerprint);
