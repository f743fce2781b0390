using System.Buffers.Binary;

namespace Fathom.Datasets.Hdf5;

/// <summary>A version-1 object header of HDF5: messages that say what an object is and where its data are.</summary>
internal sealed class Hdf5Header
{
    private const int Continuation = 0x0010;

    // MATLAB's and h5py's have a few hundred bytes in one or two blocks.
    private const int MostBlocks = 64;
    private const int MostBytes = 1 << 20;

    private readonly Dictionary<int, byte[]> messages = [];

    /// <summary>Reads the header at an address.</summary>
    /// <exception cref="DatasetException">It is damaged, or of a later version.</exception>
    public static Hdf5Header Read(Hdf5File file, long address)
    {
        var head = file.Bytes(address, 16);
        if (head.AsSpan().StartsWith("OHDR"u8))
            throw file.Newer("object headers of version 2");
        if (head[0] != 1)
            throw file.Damaged("an object header is none");
        var header = new Hdf5Header();
        var blocks = new Queue<(long Address, long Length)>([(address + 16, BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)))]);
        for (int read = 0, bytes = 0; blocks.TryDequeue(out var block); read++)
        {
            if (read == MostBlocks || block.Length is < 0 or > MostBytes || (bytes += (int)block.Length) > MostBytes)
                throw file.Damaged("an object header has no end");
            header.Block(file, file.Bytes(block.Address, block.Length), blocks);
        }
        return header;
    }

    /// <summary>The first message of a type; null where there is none.</summary>
    public byte[]? Message(int type) => messages.GetValueOrDefault(type);

    private void Block(Hdf5File file, byte[] block, Queue<(long, long)> blocks)
    {
        for (var at = 0; at + 8 <= block.Length;)
        {
            var (type, size, flags) = (BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(at + 2)), block[at + 4]);
            at += 8;
            if (size > block.Length - at)
                throw file.Damaged("a message of an object header is cut off");
            var message = block.AsSpan(at, size);
            at += size;
            if (type == Continuation && size >= 16)
                blocks.Enqueue((BinaryPrimitives.ReadInt64LittleEndian(message), BinaryPrimitives.ReadInt64LittleEndian(message[8..])));
            // What is shared stands elsewhere: types with a name, which neither MATLAB nor h5py writes for plain arrays. Without the message the array is refused.
            else if ((flags & 2) == 0)
                messages.TryAdd(type, message.ToArray());
        }
    }
}
