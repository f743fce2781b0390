using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fathom.Torch;

/// <summary>
/// The entries of a zip archive (PKWARE's APPNOTE, zip64 included) as torch.save writes it: stored, never compressed, in one file. What else zip allows is refused.
/// System.IO.Compression's reader tells neither where an entry lies nor that entries lie over each other, and reads them all before it can be asked.
/// </summary>
internal sealed class ZipDirectory
{
    private const int EndLength = 22, End64Length = 56, LocatorLength = 20, CentralLength = 46, LocalLength = 30;
    private const uint EndSignature = 0x06054B50, End64Signature = 0x06064B50, LocatorSignature = 0x07064B50, CentralSignature = 0x02014B50, LocalSignature = 0x04034B50;
    private const long LongestDirectory = 2 << 20;
    private const int LongestName = 512;
    private const int Encrypted = 1;

    private readonly SafeFileHandle file;
    private readonly string path;
    private readonly long length;
    private readonly Dictionary<string, ZipEntry> entries = [];

    /// <summary>Reads and checks the directory.</summary>
    /// <exception cref="PyTorchException">The archive is damaged, or uses what torch.save does not.</exception>
    public ZipDirectory(SafeFileHandle file, string path)
    {
        (this.file, this.path, length) = (file, path, RandomAccess.GetLength(file));
        var (start, size, count) = FindDirectory();
        if (size > LongestDirectory)
            throw new PyTorchException(path, $"The archive's directory has {size >> 20} MiB; at most {LongestDirectory >> 20} are read. Save the weights alone.");
        ReadEntries(Read(start, size), count);
        RefuseOverlaps(start);
    }

    /// <summary>All entries by name, in the archive's order.</summary>
    public IReadOnlyDictionary<string, ZipEntry> Entries => entries;

    /// <summary>Refuses the archive if an entry is compressed or encrypted.</summary>
    /// <exception cref="PyTorchException">One is.</exception>
    public void RequireStored()
    {
        if (entries.Values.FirstOrDefault(entry => !entry.IsStored) is { } packed)
        {
            throw new PyTorchException(path,
                $"The entry '{packed.Name}' is compressed or encrypted. torch.save never does that, and a small file could unpack to any size. Unpack the archive and pack it again without (zip -0 -r).");
        }
    }

    /// <summary>The first byte of a stored entry's content in the file.</summary>
    /// <exception cref="PyTorchException">The entry's own header contradicts the directory.</exception>
    public long Position(ZipEntry entry)
    {
        var header = Read(entry.Header, LocalLength);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)), extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        var position = entry.Header + LocalLength + nameLength + extraLength;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature
            || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != 0
            || Encoding.UTF8.GetString(Read(entry.Header + LocalLength, Math.Min(nameLength, LongestName))) != entry.Name
            || entry.Length > entry.Limit - position)
            throw Damaged($"The entry '{entry.Name}' does not lie where the archive's directory says.");
        return position;
    }

    /// <summary>The content of a stored entry.</summary>
    /// <exception cref="PyTorchException">It is longer than <paramref name="longest"/> bytes, or damaged.</exception>
    public byte[] ReadAll(ZipEntry entry, long longest)
    {
        if (entry.Length > longest)
            throw new PyTorchException(path, $"The entry '{entry.Name}' has {entry.Length} bytes; at most {longest} are read.");
        var bytes = Read(Position(entry), entry.Length);
        return Crc32.HashToUInt32(bytes) == entry.Checksum ? bytes : throw Damaged($"The checksum of '{entry.Name}' is wrong.");
    }

    private (long Start, long Size, long Count) FindDirectory()
    {
        // The end record is last, but for a comment of at most 65,535 bytes.
        var tailStart = Math.Max(0, length - EndLength - ushort.MaxValue);
        var tail = Read(tailStart, length - tailStart);
        var at = tail.Length - EndLength;
        while (at >= 0 && !(BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature
            && BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 20)) == tail.Length - at - EndLength))
            at--;
        if (at < 0)
            throw Damaged("The archive's directory is missing: the file was cut short.");

        var end = tail.AsSpan(at, EndLength);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var endsAt = tailStart + at;
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
        {
            var locator = endsAt >= LocatorLength ? Read(endsAt - LocatorLength, LocatorLength) : [];
            if (locator.Length == 0 || BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorSignature)
                throw Damaged("The archive's directory is damaged.");
            var end64Start = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
            if (end64Start < 0 || end64Start > endsAt - LocatorLength - End64Length)
                throw Damaged("The archive's directory is damaged.");
            var end64 = Read(end64Start, End64Length).AsSpan();
            if (BinaryPrimitives.ReadUInt32LittleEndian(end64) != End64Signature)
                throw Damaged("The archive's directory is damaged.");
            (count, size, start) = (BinaryPrimitives.ReadInt64LittleEndian(end64[32..]), BinaryPrimitives.ReadInt64LittleEndian(end64[40..]), BinaryPrimitives.ReadInt64LittleEndian(end64[48..]));
            endsAt = end64Start;
        }
        if (start < 0 || size < 0 || start > endsAt || size > endsAt - start || count < 0 || count > size / CentralLength)
            throw Damaged("The archive's directory is damaged.");
        return (start, size, count);
    }

    private void ReadEntries(byte[] directory, long count)
    {
        var rest = directory.AsSpan();
        for (long i = 0; i < count; i++)
        {
            if (rest.Length < CentralLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != CentralSignature)
                throw Damaged("The archive's directory is damaged.");
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]), extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
            var whole = CentralLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (rest.Length < whole || nameLength > LongestName)
                throw Damaged("The archive's directory is damaged.");
            var name = Encoding.UTF8.GetString(rest.Slice(CentralLength, nameLength));
            RefuseName(name);
            if (!entries.TryAdd(name, ReadEntry(name, rest, rest.Slice(CentralLength + nameLength, extraLength))))
                throw Damaged($"There are two entries '{name}' in the archive.");
            rest = rest[whole..];
        }
    }

    private ZipEntry ReadEntry(string name, ReadOnlySpan<byte> central, ReadOnlySpan<byte> extra)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(central[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(central[10..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(central[20..]), size = BinaryPrimitives.ReadUInt32LittleEndian(central[24..]), header = BinaryPrimitives.ReadUInt32LittleEndian(central[42..]);
        // Zip64: what does not fit into 32 bits stands in an extra field, in this order.
        var large = Extra(extra, 1);
        size = Wide(size, ref large);
        packed = Wide(packed, ref large);
        header = Wide(header, ref large);
        var isStored = method == 0 && (flags & Encrypted) == 0;
        if (packed < 0 || header < 0 || (isStored && size != packed))
            throw Damaged($"The entry '{name}' has contradictory lengths.");
        return new ZipEntry(name, header, packed, BinaryPrimitives.ReadUInt32LittleEndian(central[16..]), isStored);
    }

    private static long Wide(long value, ref ReadOnlySpan<byte> extra)
    {
        if (value != uint.MaxValue || extra.Length < 8)
            return value;
        value = BinaryPrimitives.ReadInt64LittleEndian(extra);
        extra = extra[8..];
        return value;
    }

    private static ReadOnlySpan<byte> Extra(ReadOnlySpan<byte> extra, int wanted)
    {
        while (extra.Length >= 4)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra), size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
                break;
            if (id == wanted)
                return extra.Slice(4, size);
            extra = extra[(4 + size)..];
        }
        return [];
    }

    // Nothing is unpacked here, but others would: such an archive is an attack, whatever else it holds.
    private void RefuseName(string name)
    {
        if (name.Length == 0 || name[0] == '/' || name.Contains('\\') || name is [_, ':', '/', ..] || name.AsSpan().ContainsAnyInRange('\0', '\u001F') || name.Split('/').Contains(".."))
            throw new PyTorchException(path, $"The entry '{name}' would be unpacked outside the archive's folder. No program that saves weights writes such a file; delete it.");
    }

    private void RefuseOverlaps(long directory)
    {
        var limit = directory;
        foreach (var entry in entries.Values.OrderByDescending(entry => entry.Header))
        {
            if (entry.Header > limit - LocalLength || entry.Length > limit - LocalLength - entry.Header)
                throw Damaged($"The entry '{entry.Name}' lies over another one or beyond the end of the archive.");
            entry.Limit = limit;
            limit = entry.Header;
        }
    }

    private byte[] Read(long position, long count)
    {
        if (count > length - position)
            throw Damaged("The archive was cut short.");
        var bytes = new byte[count];
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), position + done);
            done += read > 0 ? read : throw Damaged("The archive was cut short.");
        }
        return bytes;
    }

    private PyTorchException Damaged(string what) => PyTorchException.Damaged(path, what);
}
