using System.Numerics;
using System.Runtime.InteropServices;

namespace Fathom.Training;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4), the checksum of checkpoints and of TensorBoard's records. Several gigabytes a second.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The checksum of what had <paramref name="checksum"/> and these bytes after it.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var last in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }
}
