using System.Buffers.Binary;

namespace Fathom;

/// <summary>The CRC-32 of PNG and zip (ISO 3309), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of bytes, or of all bytes so far where <paramref name="before"/> is that of those before.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (Tables[0], Tables[1], Tables[2], Tables[3], Tables[4], Tables[5], Tables[6], Tables[7]);
        var crc = ~before;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t7[(byte)a] ^ t6[(byte)(a >> 8)] ^ t5[(byte)(a >> 16)] ^ t4[a >> 24]
                ^ t3[(byte)b] ^ t2[(byte)(b >> 8)] ^ t1[(byte)(b >> 16)] ^ t0[b >> 24];
        }
        foreach (var x in bytes)
            crc = (crc >> 8) ^ t0[(byte)(crc ^ x)];
        return ~crc;
    }

    // Table k advances a byte by k further zero bytes.
    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        tables[0] = [.. Enumerable.Range(0, 256).Select(i => Bits((uint)i))];
        for (var k = 1; k < 8; k++)
            tables[k] = Array.ConvertAll(tables[k - 1], previous => (previous >> 8) ^ tables[0][(byte)previous]);
        return tables;
    }

    private static uint Bits(uint crc)
    {
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        return crc;
    }
}
