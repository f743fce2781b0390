using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fathom.Tests;

/// <summary>Damaged copies of good files, without knowledge of their format: flipped bits, cut, repeated, moved and swapped pieces, lying numbers (binary and in digits).</summary>
internal sealed class Mutations(int seed, byte[][] corpus)
{
    private const int LongestPiece = 64;

    private static readonly long[] Numbers =
    [
        0, 1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1 << 24, int.MaxValue, 1L + int.MaxValue, uint.MaxValue, 1L + uint.MaxValue,
        1L << 40, 1L << 62, long.MaxValue, long.MinValue, -1, -2, -8, int.MinValue,
    ];

    /// <summary>The mutation of a number from 0; always the same.</summary>
    public byte[] Of(int number)
    {
        var random = new Random(unchecked((seed * 16777619) ^ (number * 486187739)));
        var bytes = new List<byte>(corpus[random.Next(corpus.Length)]);
        // Mostly one or two wounds: a file with many is refused at the first.
        var wounds = 1 + (int)(6 * Math.Pow(random.NextDouble(), 3));
        for (var i = 0; i < wounds; i++)
            Wound(bytes, random);
        return [.. bytes];
    }

    private void Wound(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }
        var at = random.Next(bytes.Count);
        switch (random.Next(13))
        {
            case 0 or 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes[at] = (byte)Numbers[random.Next(Numbers.Length)];
                break;
            case 3:
                bytes[at] = (byte)random.Next(256);
                break;
            case 4:
                bytes.RemoveRange(at, Piece(bytes.Count - at, random));
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, Piece(bytes.Count - at, random)));
                break;
            case 6:
                var foreign = new byte[1 + random.Next(16)];
                random.NextBytes(foreign);
                bytes.InsertRange(at, foreign);
                break;
            case 7:
                Splice(bytes, at, random);
                break;
            case 8 or 9:
                Lie(bytes, at, random);
                break;
            case 10:
                LieInDigits(bytes, at, random);
                break;
            case 11:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                var (from, length) = (random.Next(bytes.Count), Piece(bytes.Count - at, random));
                for (var i = 0; i < length && from + i < bytes.Count; i++)
                    (bytes[at + i], bytes[from + i]) = (bytes[from + i], bytes[at + i]);
                break;
        }
    }

    // A piece of another file in place of one here; now and then all from here on.
    private void Splice(List<byte> bytes, int at, Random random)
    {
        var other = corpus[random.Next(corpus.Length)];
        if (other.Length == 0)
            return;
        var from = random.Next(other.Length);
        var whole = random.Next(4) == 0;
        bytes.RemoveRange(at, whole ? bytes.Count - at : Piece(bytes.Count - at, random));
        bytes.InsertRange(at, other.AsSpan(from, whole ? other.Length - from : Piece(other.Length - from, random)).ToArray());
    }

    // Two, four or eight bytes become a number that a length or an offset should not be.
    private static void Lie(List<byte> bytes, int at, Random random)
    {
        Span<byte> eight = stackalloc byte[8];
        var width = 2 << random.Next(3);
        var big = random.Next(2) == 0;
        for (var i = 0; i < width; i++)
            eight[big ? 8 - width + i : i] = at + i < bytes.Count ? bytes[at + i] : (byte)0;
        var there = big ? BinaryPrimitives.ReadInt64BigEndian(eight) : BinaryPrimitives.ReadInt64LittleEndian(eight);
        var value = Number(there, bytes.Count, random);
        if (big)
            BinaryPrimitives.WriteInt64BigEndian(eight, value);
        else
            BinaryPrimitives.WriteInt64LittleEndian(eight, value);
        for (var i = 0; i < width && at + i < bytes.Count; i++)
            bytes[at + i] = eight[big ? 8 - width + i : i];
    }

    // The next number written in digits becomes another.
    private static void LieInDigits(List<byte> bytes, int at, Random random)
    {
        var start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
            return;
        var end = bytes.FindIndex(start, b => b is < (byte)'0' or > (byte)'9');
        end = end < 0 ? bytes.Count : end;
        _ = long.TryParse(Encoding.ASCII.GetString([.. bytes.GetRange(start, Math.Min(end - start, 19))]), NumberStyles.None, CultureInfo.InvariantCulture, out var there);
        var value = random.Next(8) == 0 ? "1e400" : Number(there, bytes.Count, random).ToString(CultureInfo.InvariantCulture);
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(value));
    }

    private static long Number(long there, int length, Random random) => unchecked(random.Next(8) switch
    {
        0 => there + 1,
        1 => there - 1,
        2 => there * 2,
        3 => length + random.Next(-9, 9),
        4 => -there,
        _ => Numbers[random.Next(Numbers.Length)],
    });

    private static int Piece(int available, Random random) => 1 + random.Next(Math.Min(available, LongestPiece));
}
