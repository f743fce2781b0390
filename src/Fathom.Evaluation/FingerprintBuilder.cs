using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Hashes what scores depend on besides the predictions: the protocol, and of every frame its name, size, crop, cap and scored depth.</summary>
internal sealed class FingerprintBuilder(Protocol protocol)
{
    private readonly List<string> frames = [];

    public void Add(DepthSample sample)
    {
        var mask = ScoredPixels.Of(sample, protocol.NearestDepth);
        var scored = new float[mask.Length];
        for (var i = 0; i < mask.Length; i++)
            scored[i] = mask[i] ? sample.Depth.Values[i] : 0;
        var depth = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(scored.AsSpan())));
        frames.Add(FormattableString.Invariant($"{sample.Name} {sample.Depth.Width}×{sample.Depth.Height} {sample.Crop} {sample.Cap} {depth}"));
    }

    /// <summary>Eight hexadecimal digits; the order of the frames does not matter.</summary>
    public string Finish()
    {
        var text = string.Join('\n', frames.Order(StringComparer.Ordinal).Prepend(protocol.Description));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
