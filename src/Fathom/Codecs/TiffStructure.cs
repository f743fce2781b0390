using System.Buffers.Binary;

namespace Fathom;

/// <summary>The first directory of a TIFF 6.0 file: size, pixel type and completeness, without decoding a pixel.</summary>
internal static class TiffStructure
{
    private const ushort WidthTag = 256, HeightTag = 257, BitsTag = 258, Compression = 259, StripOffsets = 273, Orientation = 274, Samples = 277, RowsPerStrip = 278, StripBytes = 279,
        TileWidth = 322, TileHeight = 323, TileOffsets = 324, TileBytes = 325, SampleFormat = 339;

    // What deflate and LZW can make of one byte at best.
    private const long LargestRatio = 1400;

    /// <summary>One field: its type's size in bytes, how many values, and where they are.</summary>
    private readonly record struct Field(int Size, uint Count, int At);

    public static bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8);

    public static PictureHeader ReadHeader(ReadOnlySpan<byte> file, string name) => new Directory(file, name).Header();

    /// <summary>Refuses what libtiff should not see: no floats of one channel, strips or tiles outside the file, sizes that the file cannot hold.</summary>
    public static void CheckComplete(ReadOnlySpan<byte> file, string name) => new Directory(file, name).CheckComplete();

    private readonly ref struct Directory
    {
        private readonly ReadOnlySpan<byte> file;
        private readonly string name;
        private readonly bool bigEndian;
        private readonly Dictionary<ushort, Field> fields = [];

        public Directory(ReadOnlySpan<byte> file, string name)
        {
            this.file = file;
            (this.name, bigEndian) = (name, file[0] == 'M');
            if (file.Length < 8)
                throw Truncated("its header");
            var at = Word(4);
            if (at > file.Length - 2)
                throw Truncated("its directory");
            var count = Short((int)at);
            if (count * 12L > file.Length - at - 2)
                throw Truncated($"the {count} fields of its directory");
            for (var i = 0; i < count; i++)
            {
                var entry = (int)at + 2 + 12 * i;
                var size = Short(entry + 2) switch { 3 => 2, 4 => 4, _ => 0 };
                var values = Word(entry + 4);
                var outside = size * (long)values > 4;
                var place = outside ? Word(entry + 8) : (uint)(entry + 8);
                if (size > 0 && place + size * (long)values > file.Length)
                    throw Truncated($"the {values} values of field {Short(entry)}");
                fields.TryAdd(Short(entry), new Field(size, values, (int)Math.Min(place, int.MaxValue)));
            }
        }

        public PictureHeader Header()
        {
            uint width = Number(WidthTag, 0), height = Number(HeightTag, 0), bits = Number(BitsTag, 1), samples = Number(Samples, 1);
            if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                throw Corrupt($"its header claims {width}×{height} pixels");
            return new PictureHeader(PictureFormat.Tiff, (int)width, (int)height, (int)Math.Min(bits, 64), (int)Math.Min(samples, ushort.MaxValue));
        }

        public void CheckComplete()
        {
            var header = Header();
            if (header is not { BitDepth: 32, Channels: 1 } || Number(SampleFormat, 1) != 3)
                throw new PictureException(name, PictureProblem.Unsupported, "a TIFF file that is not 32-bit floats of one channel; depth is. If this is a colour map, the values are lost.");
            // What reaches libtiff: as it is, LZW, deflate by its two numbers, runs.
            if (Number(Compression, 1) is not (1 or 5 or 8 or 32946 or 32773))
                throw new PictureException(name, PictureProblem.Unsupported, $"a TIFF file with compression {Number(Compression, 1)}; none, LZW, deflate and PackBits are read. Write it with one of them.");
            // libtiff's caller would turn it, and a camera would no longer be its camera.
            if (Number(Orientation, 1) != 1)
                throw new PictureException(name, PictureProblem.Unsupported, $"a TIFF file that is to be shown turned (orientation {Number(Orientation, 1)}). Turn its pixels and write it upright.");
            var tiled = fields.ContainsKey(TileOffsets);
            var across = tiled ? Number(TileWidth, 0) : (uint)header.Width;
            var down = tiled ? Number(TileHeight, 0) : Math.Min(Number(RowsPerStrip, uint.MaxValue), (uint)header.Height);
            // Tiles come in multiples of 16 and may stand over the edge.
            if (across == 0 || down == 0 || across > Math.Max(512, header.Width + 15L) || down > Math.Max(512, header.Height + 15L))
                throw Corrupt($"tiles or strips of {across}×{down} pixels");
            var parts = (header.Width + (long)across - 1) / across * ((header.Height + (long)down - 1) / down);
            var (offsets, bytes) = tiled ? (TileOffsets, TileBytes) : (StripOffsets, StripBytes);
            if (Count(offsets) < parts || Count(bytes) < parts)
                throw Corrupt($"it has not the {parts} strips or tiles that {header.Width}×{header.Height} pixels need");
            long stored = 0;
            for (var i = 0; i < parts; i++)
            {
                stored += Number(bytes, 0, i);
                if (Number(offsets, 0, i) + (long)Number(bytes, 0, i) > file.Length)
                    throw Truncated($"strip or tile {i + 1} of {parts}");
            }
            if (4L * header.Width * header.Height > LargestRatio * Math.Min(stored, file.Length))
                throw Truncated($"the {4L * header.Width * header.Height} bytes of its {header.Width}×{header.Height} pixels could fit into it");
        }

        private uint Count(ushort tag) => fields.TryGetValue(tag, out var field) && field.Size > 0 ? field.Count : 0;

        private uint Number(ushort tag, uint absent, int index = 0) => !fields.TryGetValue(tag, out var field) ? absent
            : index >= field.Count || field.Size == 0 ? throw Corrupt($"field {tag} is no number")
            : field.Size == 2 ? Short(field.At + 2 * index) : Word(field.At + 4 * index);

        private ushort Short(int at) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

        private uint Word(int at) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(file[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);

        private PictureException Truncated(string what) => new(name, PictureProblem.Truncated, $"the TIFF file ends before {what}. Copy or write it again.");

        private PictureException Corrupt(string why) => new(name, PictureProblem.Corrupt, $"a damaged TIFF file: {why}.");
    }
}
