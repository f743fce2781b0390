using System.Buffers.Binary;
using System.Text;

namespace Fathom;

/// <summary>The header of an OpenEXR 2 file of one part in scan lines: named attributes, checked before any pixel is decoded.</summary>
internal sealed class ExrHeader
{
    // More are no depth map.
    private const int MostChannels = 64;

    private static readonly string[] Compressions = ["none", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB"];

    private const int WholeNumbers = 0, HalfFloats = 1, Floats = 2;

    // Depth by its usual names, best first; then whatever single channel there is.
    private static readonly string[] DepthNames = ["Y", "Z", "V", "R"];

    private ExrHeader(PictureHeader picture, List<Channel> channels) => (Picture, Channels) = (picture, channels);

    /// <summary>One channel: its name and the type of its values, 0 (32-bit whole numbers), 1 (half) or 2 (float).</summary>
    public readonly record struct Channel(string Name, int Type)
    {
        public int Bytes => Type == HalfFloats ? 2 : 4;
    }

    public static ReadOnlySpan<byte> Magic => [0x76, 0x2F, 0x31, 0x01];

    public PictureHeader Picture { get; }

    /// <summary>In the order in which they are stored.</summary>
    public List<Channel> Channels { get; }

    /// <summary>Scan lines that are compressed together; 1 or 16.</summary>
    public int RowsPerChunk { get; private init; }

    public bool Compressed { get; private init; }

    /// <summary>The first row's number in the file.</summary>
    public int FirstRow { get; private init; }

    /// <summary>Where the table of chunk offsets starts.</summary>
    public int TableStart { get; private init; }

    /// <summary>Fathom's own attribute; null without one.</summary>
    public byte[]? Description { get; private init; }

    public int BytesPerPixel => Channels.Sum(channel => channel.Bytes);

    public int Chunks => (Picture.Height + RowsPerChunk - 1) / RowsPerChunk;

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    public static ExrHeader Read(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < 8)
            throw Truncated(name, "its header");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        // 0x400 only allows long names.
        if ((version & ~0x400u) != 2)
            throw Unsupported(name, "tiles, several parts, deep pixels or another version", "Write one part in scan lines.");
        var attributes = Attributes(file, name, out var end);
        var (compression, window) = (Attribute("compression", 1)[0], Attribute("dataWindow", 16));
        if (compression >= Compressions.Length)
            throw Corrupt(name, $"compression {compression} does not exist");
        if (compression is not (0 or 2 or 3))
            throw Unsupported(name, $"{Compressions[compression]} compression", "Write it with ZIP, ZIPS or none.");
        if (!window.SequenceEqual(Attribute("displayWindow", 16)))
            throw Unsupported(name, "a data window that is not the display window", "Write the whole picture, uncropped.");

        var (left, top) = (BinaryPrimitives.ReadInt32LittleEndian(window), BinaryPrimitives.ReadInt32LittleEndian(window.AsSpan(4)));
        long width = BinaryPrimitives.ReadInt32LittleEndian(window.AsSpan(8)) - (long)left + 1, height = BinaryPrimitives.ReadInt32LittleEndian(window.AsSpan(12)) - (long)top + 1;
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            throw Corrupt(name, $"its data window claims {width}×{height} pixels");
        var channels = ReadChannels(Attribute("channels", null), name);
        return new ExrHeader(new PictureHeader(PictureFormat.Exr, (int)width, (int)height, 8 * channels.Max(channel => channel.Bytes), channels.Count), channels)
        {
            RowsPerChunk = compression == 3 ? 16 : 1,
            Compressed = compression != 0,
            FirstRow = top,
            TableStart = end,
            Description = attributes.GetValueOrDefault(DepthMetadata.Keyword),
        };

        byte[] Attribute(string key, int? size) => attributes.TryGetValue(key, out var value) && (size ?? value.Length) == value.Length
            ? value : throw Corrupt(name, $"its header has no {key}");
    }

    /// <summary>The channel that holds the depth, and its offset in bytes per pixel of a row.</summary>
    public (int Offset, int Bytes) DepthChannel(string name)
    {
        // R beside G or B is the red of a colour picture.
        var colored = Channels.Exists(channel => channel.Name is "G" or "B");
        var index = DepthNames.Where(known => known != "R" || !colored).Select(known => Channels.FindIndex(channel => channel.Name == known)).FirstOrDefault(found => found >= 0, -1);
        if (index < 0 && Channels.Count == 1)
            index = 0;
        if (index < 0)
            throw Unsupported(name, $"the channels {string.Join(", ", Channels.Take(8).Select(channel => channel.Name))}, none of them depth", "Write depth as the channel Y or Z.");
        if (Channels[index].Type == WholeNumbers)
            throw Unsupported(name, $"whole numbers in the channel {Channels[index].Name}", "Write floats.");
        return (Channels.Take(index).Sum(channel => channel.Bytes), Channels[index].Bytes);
    }

    public static PictureException Truncated(string name, string what) =>
        new(name, PictureProblem.Truncated, $"the EXR file ends before {what}. Copy or write it again.");

    public static PictureException Corrupt(string name, string why) => new(name, PictureProblem.Corrupt, $"a damaged EXR file: {why}.");

    private static PictureException Unsupported(string name, string what, string wayOut) =>
        new(name, PictureProblem.Unsupported, $"an EXR file with {what}, which is not read here. {wayOut}");

    // Only what is used is copied.
    private static Dictionary<string, byte[]> Attributes(ReadOnlySpan<byte> file, string name, out int end)
    {
        var attributes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (end = 8; ;)
        {
            var key = Text(file, ref end, name);
            if (key.Length == 0)
                return attributes;
            Text(file, ref end, name);
            if (file.Length - end < 4)
                throw Truncated(name, "its header");
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[end..]);
            end += 4;
            if (size > file.Length - end)
                throw Truncated(name, $"the {size} bytes of its attribute {key}");
            if (key is "compression" or "dataWindow" or "displayWindow" or "channels" or DepthMetadata.Keyword)
            {
                if (size > DepthMetadataJson.LongestJson)
                    throw Corrupt(name, $"{size} bytes for its {key}");
                attributes[key] = file.Slice(end, (int)size).ToArray();
            }
            end += (int)size;
        }
    }

    private static List<Channel> ReadChannels(byte[] list, string name)
    {
        var channels = new List<Channel>();
        for (var at = 0; ;)
        {
            var channel = Text(list, ref at, name);
            if (channel.Length == 0)
                break;
            if (list.Length - at < 16 || channels.Count == MostChannels)
                throw Corrupt(name, "its list of channels has no end");
            var type = BinaryPrimitives.ReadInt32LittleEndian(list.AsSpan(at));
            if (BinaryPrimitives.ReadInt32LittleEndian(list.AsSpan(at + 8)) != 1 || BinaryPrimitives.ReadInt32LittleEndian(list.AsSpan(at + 12)) != 1)
                throw Unsupported(name, $"the subsampled channel {channel}", "Write every channel at full size.");
            channels.Add(type is WholeNumbers or HalfFloats or Floats ? new Channel(channel, type) : throw Corrupt(name, $"pixel type {type} does not exist"));
            at += 16;
        }
        return channels.Count > 0 ? channels : throw Corrupt(name, "it has no channels");
    }

    private static string Text(ReadOnlySpan<byte> bytes, ref int at, string name)
    {
        // The standard's longest name.
        var length = bytes[at..Math.Min(bytes.Length, at + 256)].IndexOf((byte)0);
        if (length < 0)
            throw bytes.Length - at < 256 ? Truncated(name, "a name in its header") : Corrupt(name, "a name of more than 255 letters");
        var text = Encoding.Latin1.GetString(bytes.Slice(at, length));
        at += length + 1;
        return text;
    }
}
