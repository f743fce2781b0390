using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fathom.Datasets.Hdf5;

/// <summary>
/// HDF5 as MATLAB (<c>.mat</c>, version 7.3) and h5py write it unless told otherwise ("earliest" format: superblock 0 or 1, groups with symbol tables, chunks in version-1 B-trees), read-only, the arrays of the root group
/// (HDF5 File Format Specification, version 3.0). Nothing but what is asked for is read, and every address, size and count is checked before memory is taken: the C library crashes on damaged files.
/// </summary>
internal sealed class Hdf5File : IDisposable
{
    // The root group of MATLAB's files has as many members as the workspace had variables.
    private const int MostMembers = 1_000;

    // MATLAB puts 512 bytes before the file; the format allows every power of two.
    private const long LastSuperblock = 1 << 20;

    private const int SymbolTable = 0x0011;

    private readonly SafeFileHandle file;
    private readonly long length;

    private Hdf5File(string path, SafeFileHandle file)
    {
        (Path, this.file, length) = (path, file, RandomAccess.GetLength(file));
        (Base, Root) = Superblock();
    }

    /// <summary>The file's name, for messages.</summary>
    public string Path { get; }

    /// <summary>Where address 0 is in the file.</summary>
    private long Base { get; }

    /// <summary>Address of the root group's object header.</summary>
    private long Root { get; }

    /// <summary>Opens a file and reads its superblock.</summary>
    /// <exception cref="DatasetException">It is missing, or no HDF5 file of this format.</exception>
    public static Hdf5File Open(string path)
    {
        if (!File.Exists(path))
            throw new DatasetException(path, "there is no such file.");
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            return new Hdf5File(path, handle);
        }
        catch (Exception error)
        {
            handle?.Dispose();
            if (error is IOException or UnauthorizedAccessException)
                throw new DatasetException(path, $"the file cannot be read: {error.Message}", error);
            throw;
        }
    }

    /// <summary>An array of the root group.</summary>
    /// <exception cref="DatasetException">There is none of that name, or it is stored in a way that is not read here.</exception>
    public Hdf5Dataset Dataset(string name)
    {
        var group = Hdf5Header.Read(this, Root).Message(SymbolTable) ?? throw Newer("its root group has no symbol table");
        if (group.Length < 16)
            throw Damaged("the root group's symbol table is cut off");
        var members = Members(BinaryPrimitives.ReadInt64LittleEndian(group), BinaryPrimitives.ReadInt64LittleEndian(group.AsSpan(8)));
        return members.TryGetValue(name, out var address)
            ? new Hdf5Dataset(this, name, Hdf5Header.Read(this, address))
            : throw new DatasetException(Path, $"no '{name}' is in it. {(members.Count > 0 ? Suggestion.For(name, members.Keys) : "It is empty.")}");
    }

    /// <summary>Bytes at an address.</summary>
    /// <exception cref="DatasetException">They do not lie in the file.</exception>
    public byte[] Bytes(long address, long count)
    {
        if (count is < 0 or > int.MaxValue || !Contains(address, count))
            throw Damaged($"{count} bytes at address {address} lie outside");
        var bytes = new byte[count];
        Fill(address, bytes);
        return bytes;
    }

    /// <summary>Bytes at an address, into memory that is there.</summary>
    /// <exception cref="DatasetException">They do not lie in the file.</exception>
    public void Fill(long address, Span<byte> bytes)
    {
        if (!Contains(address, bytes.Length))
            throw Damaged($"{bytes.Length} bytes at address {address} lie outside");
        try
        {
            for (var done = 0; done < bytes.Length;)
            {
                var read = RandomAccess.Read(file, bytes[done..], Base + address + done);
                if (read == 0)
                    throw Damaged("it became shorter while it was read");
                done += read;
            }
        }
        catch (IOException error)
        {
            throw new DatasetException(Path, $"the file cannot be read: {error.Message}", error);
        }
    }

    public DatasetException Damaged(string why) => new(Path, $"a damaged HDF5 file: {why}. Copy or download it again.");

    /// <summary>What later versions of the format, or rarely used parts of it, are refused with.</summary>
    public DatasetException Newer(string what) => new(Path, $"an HDF5 file of a form that is not read here: {what}. 'h5repack -f GZIP=4 IN OUT' (package hdf5-tools) writes one that is.");

    public void Dispose() => file.Dispose();

    private bool Contains(long address, long count) => address >= 0 && address <= length - Base && count <= length - Base - address;

    private (long Base, long Root) Superblock()
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];
        for (long start = 0; start <= LastSuperblock && Contains(start, 100); start = start == 0 ? 512 : 2 * start)
        {
            var block = Bytes(start, 100);
            if (!block.AsSpan().StartsWith(signature))
                continue;
            if (block[8] > 1)
                throw Newer($"superblock version {block[8]}");
            if (block[13] != 8 || block[14] != 8)
                throw Newer($"addresses of {block[13]} and lengths of {block[14]} bytes, not 8");
            var rest = block.AsSpan(block[8] == 0 ? 24 : 28);
            var at = BinaryPrimitives.ReadInt64LittleEndian(rest);
            // Address of base, free space, end and driver; then the root's entry: offset of its name, address of its header.
            return at >= 0 && at <= length ? (at, BinaryPrimitives.ReadInt64LittleEndian(rest[40..])) : throw Damaged($"its base address is {at}");
        }
        throw new DatasetException(Path, "no HDF5 file. A .mat file is one from MATLAB's version 7.3 on.");
    }

    private Dictionary<string, long> Members(long tree, long heap)
    {
        var head = Bytes(heap, 32);
        if (!head.AsSpan().StartsWith("HEAP"u8))
            throw Damaged("the names of the root group are not where they should be");
        var (size, names) = (BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(24)));
        var members = new Dictionary<string, long>(StringComparer.Ordinal);
        var leaves = new Hdf5Tree(this, nodeType: 0, keyBytes: 8).Children(tree, (_, _) => true);
        foreach (var leaf in leaves)
        {
            var start = Bytes(leaf.Address, 8);
            if (!start.AsSpan().StartsWith("SNOD"u8))
                throw Damaged("a node of its root group is none");
            var entries = Bytes(leaf.Address + 8, 40 * BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(6)));
            for (var at = 0; at < entries.Length; at += 40)
            {
                if (members.Count == MostMembers)
                    throw Newer($"more than {MostMembers} members in its root group");
                members[Name(BinaryPrimitives.ReadInt64LittleEndian(entries.AsSpan(at)))] = BinaryPrimitives.ReadInt64LittleEndian(entries.AsSpan(at + 8));
            }
        }
        return members;

        string Name(long offset)
        {
            if (offset < 0 || offset >= size || names < 0)
                throw Damaged("a name of its root group lies outside");
            var bytes = Bytes(names + offset, Math.Min(size - offset, 256));
            var end = bytes.AsSpan().IndexOf((byte)0);
            return end >= 0 ? Encoding.UTF8.GetString(bytes, 0, end) : throw Damaged("a name of its root group has no end");
        }
    }
}
