using System.Buffers.Binary;

namespace Fathom.Tests;

/// <summary>The numbers of a 16-bit PNG as another program sees them: without Fathom's text, which would refuse to read them as anything else.</summary>
internal static class StoredNumbers
{
    public static float[] Of(string png)
    {
        using var folder = new TemporaryFolder();
        var file = File.ReadAllBytes(png);
        List<byte> plain = [.. file[..8]];
        for (var at = 8; at < file.Length;)
        {
            var end = at + 12 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (!file.AsSpan(at + 4).StartsWith("tEXt"u8))
                plain.AddRange(file[at..end]);
            at = end;
        }
        return DepthMap.FromPng16(folder.Write("plain.png", plain.ToArray()), 1, DepthKind.AffineInverseDepth, invalid: null).Values;
    }
}
