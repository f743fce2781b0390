using System.Buffers.Binary;

namespace Fathom;

/// <summary>What can be told of a video file without decoding it: whether it is one, and whether its end is missing.</summary>
internal static class VideoContainer
{
    private const int PacketBytes = 188, TimedPacketBytes = 192;
    // A box has a size and four letters; a size of 1 says that eight bytes of size follow.
    private const int BoxBytes = 8;
    private const int MostBoxes = 1_000_000;

    /// <summary>Refuses what is no regular file, empty, no video of a known container, or cut off as far as the container tells.</summary>
    /// <exception cref="VideoException">See <see cref="VideoProblem"/>.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new VideoException(path, VideoProblem.Missing, "this is a folder, not a video.");
        if (FileType.IsPipeOrDevice(path))
            throw new VideoException(path, VideoProblem.Missing, "a pipe or device, not a file. Save it to a file first.");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Check(file, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VideoException(path, VideoProblem.Missing, "no such file. Check the path.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new VideoException(path, VideoProblem.Missing, $"the file cannot be read: {e.Message}", e);
        }
    }

    private static void Check(FileStream file, string path)
    {
        if (file.Length == 0)
            throw new VideoException(path, VideoProblem.Empty, "the file is empty. Copy or download it again.");
        Span<byte> start = stackalloc byte[2 * TimedPacketBytes];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (Has(start, 0, "RIFF"u8) && Has(start, 8, "AVI "u8))
            CheckRiff(start, file.Length, path);
        else if (Has(start, 4, "ftyp"u8) || Has(start, 4, "moov"u8) || Has(start, 4, "mdat"u8) || Has(start, 4, "wide"u8) || Has(start, 4, "free"u8) || Has(start, 4, "skip"u8))
            CheckBoxes(file, path);
        else if (!IsOther(start))
            throw new VideoException(path, VideoProblem.NotAVideo, "no video file that is read here (MP4, MOV, Matroska, WebM, AVI, MPEG, ASF, Ogg, FLV, MXF, Y4M). Playlists are not opened: give the video itself.");
    }

    private static bool IsOther(ReadOnlySpan<byte> start) =>
        Has(start, 0, [0x1A, 0x45, 0xDF, 0xA3]) || Has(start, 0, [0, 0, 1, 0xBA]) || Has(start, 0, [0x30, 0x26, 0xB2, 0x75]) || Has(start, 0, "OggS"u8) || Has(start, 0, "FLV"u8)
        || Has(start, 0, [0x06, 0x0E, 0x2B, 0x34]) || Has(start, 0, "YUV4MPEG2"u8)
        || Has(start, 0, [0x47]) && Has(start, PacketBytes, [0x47]) || Has(start, 4, [0x47]) && Has(start, 4 + TimedPacketBytes, [0x47]);

    private static bool Has(ReadOnlySpan<byte> start, int at, ReadOnlySpan<byte> bytes) => start.Length >= at + bytes.Length && start.Slice(at, bytes.Length).SequenceEqual(bytes);

    private static void CheckRiff(ReadOnlySpan<byte> start, long length, string path)
    {
        var claimed = BoxBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        if (claimed > length)
            throw CutOff(path, $"its header claims {claimed} bytes and it has {length}");
    }

    private static void CheckBoxes(FileStream file, string path)
    {
        Span<byte> box = stackalloc byte[2 * BoxBytes];
        var index = false;
        long at = 0;
        for (var number = 0; at < file.Length && number < MostBoxes; number++)
        {
            file.Position = at;
            var read = file.ReadAtLeast(box, box.Length, throwOnEndOfStream: false);
            if (read < BoxBytes)
                throw CutOff(path, "it ends within a header");
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            if (size == 1)
                size = read == box.Length ? BinaryPrimitives.ReadInt64BigEndian(box[BoxBytes..]) : 0;
            index |= Has(box, 4, "moov"u8);
            // 0: to the end of the file.
            if (size == 0)
                break;
            if (size < BoxBytes || size > file.Length - at)
                throw CutOff(path, $"its part at byte {at} claims {size} bytes and {file.Length - at} are there");
            at += size;
        }
        if (!index)
            throw CutOff(path, "its index (moov) is missing");
    }

    private static VideoException CutOff(string path, string why) => new(path, VideoProblem.Truncated, $"the file is cut off: {why}. Copy or download it again.");
}
