using System.Buffers.Binary;

namespace Fathom;

/// <summary>The marker segments of a JPEG file (ISO 10918-1): header and completeness, without decoding a pixel.</summary>
internal static class JpegStructure
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Application1 = 0xE1;

    // A progressive picture has about ten. Each goes over all pixels, and takes a few bytes only: thousands would keep a decoder busy for minutes.
    private const int MaxScans = 500;

    private const int FirstQuarterTurn = 5;

    private static ReadOnlySpan<byte> ExifSignature => "Exif\0\0"u8;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    public static PictureHeader ReadHeader(ReadOnlySpan<byte> file, string name)
    {
        var orientation = 0;
        foreach (var (marker, start, length) in Segments(file, name))
        {
            var segment = file.Slice(start, length);
            if (IsFrame(marker))
                return ReadFrame(marker, segment, name) with { IsTurned = orientation >= FirstQuarterTurn };
            if (orientation == 0 && IsExif(marker, segment))
                orientation = Orientation(segment[ExifSignature.Length..]);
            if (marker is StartOfScan or EndOfImage)
                throw Corrupt(name, "its pixels begin before its header (SOF)");
        }
        throw Truncated(name);
    }

    /// <summary>Walks all scans to the end marker. libjpeg would fill a cut picture with grey and merely print a warning.</summary>
    public static void CheckComplete(ReadOnlySpan<byte> file, string name)
    {
        var scans = 0;
        foreach (var (marker, _, _) in Segments(file, name))
        {
            if (marker == StartOfScan && ++scans > MaxScans)
                throw Corrupt(name, $"more than {MaxScans} scans");
            if (marker == EndOfImage)
            {
                if (scans == 0)
                    throw Corrupt(name, "it holds no pixels (SOS)");
                return;
            }
        }
        throw Truncated(name);
    }

    /// <summary>Whether there is EXIF data, and so perhaps an orientation.</summary>
    public static bool HasExif(ReadOnlySpan<byte> file, string name)
    {
        foreach (var (marker, start, length) in Segments(file, name))
        {
            if (IsExif(marker, file.Slice(start, length)))
                return true;
            if (marker == StartOfScan)
                break;
        }
        return false;
    }

    private static PictureHeader ReadFrame(byte marker, ReadOnlySpan<byte> frame, string name)
    {
        if (frame.Length < 6)
            throw Corrupt(name, "its header (SOF) is too short");
        int depth = frame[0], channels = frame[5];
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        // Baseline, extended and progressive with Huffman coding; the rest is lossless, hierarchical or arithmetic.
        if (marker is not (0xC0 or 0xC1 or 0xC2) || depth != 8)
            throw new PictureException(name, PictureProblem.Unsupported, $"a {depth}-bit JPEG of a rare kind (SOF{marker - 0xC0}). Convert it to PNG first.");
        if (width == 0 || height == 0)
            throw Corrupt(name, $"its header claims {width}×{height} pixels");
        if (channels is not (1 or 3 or 4))
            throw Corrupt(name, $"its header claims {channels} channels");
        return new PictureHeader(PictureFormat.Jpeg, width, height, depth, channels);
    }

    private static bool IsExif(byte marker, ReadOnlySpan<byte> segment) => marker == Application1 && segment.StartsWith(ExifSignature);

    // A TIFF file without pixels: byte order, where the directory is, its entries of 12 bytes. 1, upright, where it has no such entry or is damaged.
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        const ushort Tag = 0x112;
        const int Upright = 1, Quarters = 8, EntryBytes = 12, ValueAt = 8;
        if (tiff.Length < 8)
            return Upright;
        var little = tiff[0] == 'I';
        var at = (long)(little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]));
        if (at > tiff.Length - 2)
            return Upright;
        for (int entry = (int)at + 2, count = Number(tiff[(int)at..]); count > 0 && entry + EntryBytes <= tiff.Length; count--, entry += EntryBytes)
            if (Number(tiff[entry..]) == Tag)
                return Number(tiff[(entry + ValueAt)..]) is var orientation and <= Quarters ? orientation : Upright;
        return Upright;

        int Number(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static SegmentReader Segments(ReadOnlySpan<byte> file, string name) => new(file, name);

    private static PictureException Truncated(string name) =>
        new(name, PictureProblem.Truncated, "the JPEG file ends before the picture does. Copy or download it again.");

    private static PictureException Corrupt(string name, string why) =>
        new(name, PictureProblem.Corrupt, $"a damaged JPEG file: {why}. Copy or download it again.");

    /// <summary>Enumerates markers with the place of their parameters, skipping entropy-coded data.</summary>
    private ref struct SegmentReader(ReadOnlySpan<byte> file, string name)
    {
        private readonly ReadOnlySpan<byte> file = file;
        private int position = 2;

        public (byte Marker, int Start, int Length) Current { get; private set; }

        public readonly SegmentReader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!FindMarker())
                return false;
            var marker = file[position++];
            // Restart and TEM markers and the two ends stand alone.
            if (marker is (>= 0xD0 and <= 0xD9) or 0x01)
            {
                Current = (marker, position, 0);
                return true;
            }
            if (file.Length - position < 2)
                return false;
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
            if (length < 2)
                throw Corrupt(name, "a segment of negative length");
            if (file.Length - position < length)
                return false;
            Current = (marker, position + 2, length - 2);
            position += length;
            return true;
        }

        // Moves to the byte after FF. Between segments only fill bytes are expected; inside a scan, FF 00 is a stuffed FF.
        private bool FindMarker()
        {
            while (position < file.Length)
            {
                var next = file[position..].IndexOf((byte)0xFF);
                if (next < 0)
                    return false;
                position += next;
                while (position < file.Length && file[position] == 0xFF)
                    position++;
                if (position < file.Length && file[position] != 0)
                    return true;
            }
            return false;
        }
    }
}
