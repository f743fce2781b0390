using System.Buffers.Binary;
using System.IO.Compression;

namespace Fathom.Datasets.Hdf5;

/// <summary>What was done to the chunks of an array when they were written: shuffled, compressed, given a checksum.</summary>
internal sealed class Hdf5Filters
{
    private const int Deflate = 1, Shuffle = 2, Fletcher32 = 3;

    // Deflate shrinks to no less; what claims more is damaged.
    private const long MostShrinking = 1032;

    private readonly Hdf5File file;
    private readonly List<int> filters = [];

    private Hdf5Filters(Hdf5File file) => this.file = file;

    /// <summary>Reads a filter message.</summary>
    /// <param name="file">The file.</param>
    /// <param name="message">The message; null where there is none.</param>
    /// <exception cref="DatasetException">A filter is not known here.</exception>
    public static Hdf5Filters Read(Hdf5File file, byte[]? message)
    {
        var read = new Hdf5Filters(file);
        if (message is null)
            return read;
        if (message.Length < 8)
            throw file.Damaged("its list of filters is none");
        if (message[0] != 1)
            throw file.Newer($"filters of version {message[0]}");
        for (int i = 0, at = 8; i < message[1]; i++)
        {
            if (message.Length - at < 8)
                throw file.Damaged("its list of filters is cut off");
            var (id, name, values) = (Word(at), Word(at + 2), Word(at + 6));
            if (id is not (Deflate or Shuffle or Fletcher32))
                throw file.Newer($"filter {id}");
            if (read.filters.Contains(id))
                throw file.Damaged("a filter stands twice in its list");
            read.filters.Add(id);
            at += 8 + (name + 7) / 8 * 8 + 4 * (values + values % 2);
        }
        return read;

        int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at));
    }

    /// <summary>Reads a chunk and undoes the filters.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="stored">How many bytes it has in the file.</param>
    /// <param name="mask">Bits of the filters that were not applied to this chunk.</param>
    /// <param name="size">How many it has without filters.</param>
    /// <param name="elementSize">Bytes an element.</param>
    /// <exception cref="DatasetException">The chunk is damaged.</exception>
    public byte[] ReadChunk(long address, long stored, uint mask, long size, int elementSize)
    {
        // Before memory is taken for either.
        if (size > stored * MostShrinking)
            throw file.Damaged($"a chunk of {stored} bytes claims to hold {size}");
        var bytes = file.Bytes(address, stored);
        var length = bytes.Length;
        for (var i = filters.Count - 1; i >= 0; i--)
        {
            if ((mask >> i & 1) != 0)
                continue;
            switch (filters[i])
            {
                case Fletcher32 when length >= 4:
                    length -= 4;
                    if (Checksum(bytes.AsSpan(0, length)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(length)))
                        throw file.Damaged("the checksum of a chunk is another");
                    break;
                case Deflate:
                    (bytes, length) = Inflate(bytes, length, size + 4);
                    break;
                case Shuffle when length == size:
                    bytes = Unshuffle(bytes.AsSpan(0, length), elementSize);
                    break;
                default:
                    throw file.Damaged("a chunk has another size than it should");
            }
        }
        return length == size ? bytes : throw file.Damaged($"a chunk has {length} bytes, not {size}");
    }

    // At most `most`: room for a checksum that was compressed with the data.
    private (byte[] Bytes, int Length) Inflate(byte[] bytes, int length, long most)
    {
        var inflated = new byte[most];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(bytes, 0, length), CompressionMode.Decompress);
            var read = stream.ReadAtLeast(inflated, inflated.Length, throwOnEndOfStream: false);
            return (inflated, read);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DatasetException(file.Path, "a damaged HDF5 file: a chunk cannot be decompressed. Copy or download it again.", error);
        }
    }

    // Fletcher's of 16-bit words, high byte first, with one's complement sums (H5checksum.c).
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        // As many words as 32 bits hold the sums of.
        const int Words = 360;
        uint sum = 0, sums = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            sum += (uint)bytes[i] << 8 | (i + 1 < bytes.Length ? bytes[i + 1] : (uint)0);
            sums += sum;
            if (i / 2 % Words == Words - 1)
                (sum, sums) = (Folded(sum), Folded(sums));
        }
        (sum, sums) = (Folded(Folded(sum)), Folded(Folded(sums)));
        return sums << 16 | sum;

        static uint Folded(uint sum) => (sum & 0xFFFF) + (sum >> 16);
    }

    // The first bytes of all elements stand before all second ones; what does not fill an element stands at the end.
    private static byte[] Unshuffle(ReadOnlySpan<byte> shuffled, int elementSize)
    {
        var bytes = shuffled.ToArray();
        var count = shuffled.Length / elementSize;
        for (var place = 0; place < elementSize; place++)
            for (var i = 0; i < count; i++)
                bytes[i * elementSize + place] = shuffled[place * count + i];
        return bytes;
    }
}
