using System.Buffers.Binary;

namespace Fathom.Datasets.Hdf5;

/// <summary>An array of an HDF5 file. It is read in slices along its first dimension, so that a file larger than memory can be.</summary>
internal sealed class Hdf5Dataset
{
    private const int Dataspace = 0x0001, Datatype = 0x0003, Layout = 0x0008, Filters = 0x000B;
    private const int Compact = 0, Contiguous = 1, Chunked = 2;
    private const int HighestRank = 8;
    private const long Undefined = -1;

    // The library's own limit is 4 GiB, its usual size 1 MiB or less.
    private const long LargestChunk = 256L << 20;

    private readonly Hdf5File file;
    private readonly string name;
    private readonly Hdf5Filters filters;
    private readonly int layout;
    private readonly long address;
    private readonly byte[] inside = [];
    private readonly int[] chunk = [];

    /// <summary>Reads what an object header says.</summary>
    /// <exception cref="DatasetException">It is no array, or one that is not read here.</exception>
    public Hdf5Dataset(Hdf5File file, string name, Hdf5Header header)
    {
        (this.file, this.name) = (file, name);
        Shape = ReadShape(Message(Dataspace));
        Type = Hdf5Type.Of(Message(Datatype)) ?? throw file.Newer($"'{name}' holds neither bytes nor floats");
        filters = Hdf5Filters.Read(file, header.Message(Filters));
        var message = Message(Layout);
        if (message.Length < 3 || message[0] is < 1 or > 3)
            throw file.Newer($"'{name}' has a layout of version {(message.Length > 0 ? message[0] : 0)}");
        // Before version 3 (HDF5 1.6.3), which MATLAB 7.4 still wrote, number of dimensions and class changed places, and five bytes follow.
        var old = message[0] < 3;
        layout = message[old ? 2 : 1];
        var (rank, start) = (message[old ? 1 : 2], old ? 8 : layout == Chunked ? 3 : 2);
        switch (layout)
        {
            case Compact when !old && message.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(2)) is var size && size <= message.Length - 4:
                inside = message[4..(4 + size)];
                break;
            case Contiguous when message.Length >= start + 8:
                address = BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(start));
                break;
            // The size of an element is stored as one more dimension.
            case Chunked when rank == Shape.Length + 1 && message.Length >= start + 8 + 4 * rank:
                address = BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(start));
                chunk = new int[Shape.Length];
                long bytes = Type.Size;
                for (var i = 0; i < chunk.Length; i++)
                {
                    chunk[i] = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(start + 8 + 4 * i));
                    if (chunk[i] < 1 || (bytes *= chunk[i]) > LargestChunk)
                        throw file.Damaged($"a chunk of '{name}' has no size, or more than {LargestChunk >> 20} MiB");
                }
                break;
            default:
                throw file.Damaged($"the layout of '{name}' is none");
        }

        byte[] Message(int type) => header.Message(type) ?? throw new DatasetException(file.Path, $"'{name}' is no array of plain numbers.");
    }

    /// <summary>Sizes, slowest first.</summary>
    public long[] Shape { get; }

    /// <summary>The elements' type.</summary>
    public Hdf5Type Type { get; }

    /// <summary>Reads a part of the array: everything whose first coordinate is in a range. What was never written is 0.</summary>
    /// <param name="first">The first coordinate.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="mostElements">How many elements memory is taken for.</param>
    /// <returns>The elements' bytes, as stored, slowest dimension first.</returns>
    /// <exception cref="DatasetException">There is no such part, it is too large, or the file is damaged.</exception>
    public byte[] Read(long first, long count, long mostElements)
    {
        if (Shape.Length == 0 || first < 0 || count < 1 || first > Shape[0] - count)
            throw new DatasetException(file.Path, $"'{name}' is {Describe()}; it has no {first} … {first + count - 1}.");
        var elements = count;
        foreach (var size in Shape.Skip(1))
            if ((elements *= size) > mostElements)
                break;
        if (elements > mostElements || elements * Type.Size > Array.MaxLength)
            throw new DatasetException(file.Path, $"'{name}' is {Describe()}; {mostElements} elements at a time are the limit.");
        var bytes = new byte[elements * Type.Size];
        var start = elements / count * first * Type.Size;
        if (layout == Chunked)
            ReadChunks(bytes, first, count);
        else if (layout == Contiguous && address != Undefined)
            file.Fill(address < 0 ? address : address + start, bytes);
        else if (layout == Compact)
            (start + bytes.Length <= inside.Length ? inside.AsSpan((int)start, bytes.Length) : throw file.Damaged($"'{name}' is cut off")).CopyTo(bytes);
        return bytes;
    }

    /// <summary>The shape in words: 2×3×4.</summary>
    public string Describe() => Shape.Length == 0 ? "a single number" : string.Join('×', Shape);

    private long[] ReadShape(byte[] message)
    {
        if (message.Length < 4 || message[0] is not (1 or 2))
            throw file.Damaged($"'{name}' has no shape");
        var (rank, start) = (message[1], message[0] == 1 ? 8 : 4);
        if (rank > HighestRank || message.Length < start + 8 * rank)
            throw file.Damaged($"'{name}' has {rank} dimensions");
        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(start + 8 * i));
            if (shape[i] is < 1 or > int.MaxValue)
                throw file.Damaged($"'{name}' has a dimension of {shape[i]}");
        }
        return shape;
    }

    private void ReadChunks(byte[] target, long first, long count)
    {
        if (address == Undefined)
            return;
        // A key: bytes in the file, filters left out, the chunk's first coordinates, and one for the bytes of an element.
        var tree = new Hdf5Tree(file, nodeType: 1, keyBytes: 8 + 8 * (Shape.Length + 1));
        var (from, to) = (first / chunk[0] * chunk[0], first + count);
        var size = (long)Type.Size;
        // Chunks that the slice touches: a damaged tree may name them again and again.
        var left = (to - from + chunk[0] - 1) / chunk[0];
        for (var i = 0; i < chunk.Length; i++)
        {
            size *= chunk[i];
            left *= i == 0 ? 1 : (Shape[i] + chunk[i] - 1) / chunk[i];
        }
        foreach (var (key, at) in tree.Children(address, (before, after) => Row(before) < to && Row(after) >= from))
        {
            var corner = new long[Shape.Length];
            for (var i = 0; i < corner.Length; i++)
            {
                corner[i] = BinaryPrimitives.ReadInt64LittleEndian(key.AsSpan(8 + 8 * i));
                if (corner[i] < 0 || corner[i] % chunk[i] != 0 || corner[i] >= Shape[i])
                    throw file.Damaged($"a chunk of '{name}' lies outside");
            }
            if (corner[0] >= to || corner[0] + chunk[0] <= first)
                continue;
            if (left-- == 0)
                throw file.Damaged($"'{name}' has the same chunk twice");
            var bytes = filters.ReadChunk(at, BinaryPrimitives.ReadUInt32LittleEndian(key), BinaryPrimitives.ReadUInt32LittleEndian(key.AsSpan(4)), size, Type.Size);
            Copy(bytes, corner, target, first, count);
        }

        static long Row(ReadOnlyMemory<byte> key) => BinaryPrimitives.ReadInt64LittleEndian(key.Span[8..]);
    }

    // What chunk and slice have in common, run after run along the last dimension.
    private void Copy(byte[] bytes, long[] corner, byte[] target, long first, long count)
    {
        var last = Shape.Length - 1;
        var (low, high) = (new long[last + 1], new long[last + 1]);
        for (var i = 0; i <= last; i++)
            (low[i], high[i]) = (Math.Max(corner[i], i == 0 ? first : 0), Math.Min(corner[i] + chunk[i], i == 0 ? first + count : Shape[i]));
        var run = (int)(high[last] - low[last]) * Type.Size;
        for (var at = (long[])low.Clone(); at[0] < high[0];)
        {
            long source = 0, goal = 0;
            for (var i = 0; i <= last; i++)
            {
                source = source * chunk[i] + at[i] - corner[i];
                goal = goal * (i == 0 ? count : Shape[i]) + at[i] - (i == 0 ? first : 0);
            }
            bytes.AsSpan((int)(source * Type.Size), run).CopyTo(target.AsSpan((int)(goal * Type.Size)));
            if (last == 0)
                return;
            var next = last - 1;
            while (++at[next] == high[next] && next > 0)
                at[next] = low[next--];
        }
    }
}
