using System.Buffers.Binary;
using System.Text;

namespace Fathom.Tests;

/// <summary>Makes the checksums of a damaged PNG right again, so that what is behind them is tried too.</summary>
internal static class PngChecksums
{
    private const int Overhead = 12;

    public static byte[] Mend(byte[] file)
    {
        for (long at = 8; at + Overhead <= file.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (length > file.Length - at - Overhead)
                break;
            var chunk = file.AsSpan((int)at, (int)(length + Overhead));
            var mended = PngWriter.Chunk(Encoding.Latin1.GetString(chunk.Slice(4, 4)), chunk[8..^4].ToArray());
            // The type may be no ASCII any more; then the checksum stays wrong.
            if (mended.AsSpan(4, 4).SequenceEqual(chunk.Slice(4, 4)))
                mended.CopyTo(chunk);
            at += chunk.Length;
        }
        return file;
    }
}
