using System.Security.Cryptography;
using System.Text;

namespace Fathom.Evaluation;

/// <summary>A protocol as it was applied to a set of frames.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Fingerprint">Eight hexadecimal digits over protocol, frames, crops, caps and measured depth: only scores with the same fingerprint may be compared.</param>
public sealed record ReportProtocol(Protocol Protocol, string Fingerprint)
{
    // The order of the frames does not matter.
    internal static ReportProtocol Of(Protocol protocol, IEnumerable<string> frames)
    {
        var text = string.Join('\n', frames.Order(StringComparer.Ordinal).Prepend(protocol.Description));
        return new ReportProtocol(protocol, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]);
    }
}
