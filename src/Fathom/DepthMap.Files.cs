using System.Numerics.Tensors;

namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>The endings of the files that <see cref="Save"/> writes, in small letters.</summary>
    public static IReadOnlyList<string> FileEndings { get; } = [".pfm", ".npy", ".exr", ".png", ".tiff", ".tif"];

    /// <summary>Writes values, kind, unit and camera atomically; the extension decides the format.</summary>
    /// <remarks>
    /// .exr, .tif, .tiff, .npy and .pfm hold the values bit for bit as 32-bit floats, NaN where unknown. .png has 16 bits: steps of <see cref="DepthKinds.Png16Steps"/>, or
    /// stretched where the kind has no unit; unknown and infinite become 0. PNG and EXR say inside what they hold, the others in <c>FILE.json</c> beside them,
    /// written after them: were it lost or old, <see cref="Load"/> would say so.
    /// </remarks>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <exception cref="FathomException">Another extension.</exception>
    /// <exception cref="WriteException">The file cannot be written, or the map is larger than 2 GiB; nothing is left behind.</exception>
    public void Save(string path)
    {
        CheckSize(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".PNG" when Kind.Png16Steps() is { } steps:
                SavePng16(path, steps);
                break;
            case ".PNG":
                SavePng16(path);
                break;
            case ".EXR":
                AtomicFile.Write(path, ExrCodec.Encode(WithNaN(), Width, Height, DepthMetadataJson.Write(new DepthMetadata(Kind, Camera))));
                break;
            case ".PFM":
                WriteDescribed(path, PfmCodec.Encode(WithNaN(), Width, Height));
                break;
            case ".NPY":
                WriteDescribed(path, NpyCodec.Encode(WithNaN(), Width, Height));
                break;
            case ".TIF" or ".TIFF":
                WriteDescribed(path, CodecNative.EncodeTiff(WithNaN(), Width, Height));
                break;
            case var other:
                throw new FathomException($"{path}: depth is written as .png, .exr, .tiff, .npy or .pfm, not '{other}'.");
        }
    }

    /// <summary>The file in which <see cref="Save"/> describes another; null where the format has a place inside.</summary>
    /// <param name="path">A file that <see cref="Save"/> writes.</param>
    public static string? SidecarOf(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PFM" or ".NPY" or ".TIF" or ".TIFF" ? Sidecar.PathOf(path) : null;

    /// <summary>Reads a depth map that says what it holds, as <see cref="Save"/> wrote it, or one of another program whose kind is given.</summary>
    /// <remarks>The content decides the format. NaN is unknown. A 16-bit PNG of another program needs its scale: <see cref="FromPng16"/>.</remarks>
    /// <param name="path">A PNG, EXR, TIFF, NPY or PFM file.</param>
    /// <param name="kind">What the values mean; null where the file says it. It never overrules the file.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, truncated, damaged, too large, of another kind than given, or it does not say its kind; see <see cref="PictureException.Problem"/>.</exception>
    public static DepthMap Load(string path, DepthKind? kind = null, PixelBudget? budget = null)
    {
        var file = PictureFile.Read(path, budget);
        var header = PictureFile.Admit(file, path, budget);
        switch (header.Format)
        {
            case PictureFormat.Png:
                return LoadPng16(file, header, path, kind);
            case PictureFormat.Exr:
                var exr = ExrHeader.Read(file, path);
                var metadata = Agreed(exr.Description is null ? null : DepthMetadataJson.Read(exr.Description, path).Metadata, kind, header, path);
                return FromFloats(ExrCodec.Decode(file, exr, path), header, metadata.Kind, metadata.Camera);
            case PictureFormat.Pfm or PictureFormat.Npy or PictureFormat.Tiff:
                var described = Agreed(Sidecar.Read(path, file), kind, header, path);
                return FromFloats(DecodeFloats(file, header, path), header, described.Kind, described.Camera);
            default:
                throw new PictureException(path, PictureProblem.Unsupported, "a JPEG picture, whose losses no depth survives. Look for the original file.");
        }
    }

    private static float[] DecodeFloats(byte[] file, PictureHeader header, string path)
    {
        switch (header.Format)
        {
            case PictureFormat.Pfm:
                return DecodePfm(file, header, path);
            case PictureFormat.Npy:
                return NpyCodec.Decode(file, NpyCodec.ReadHeader(file, path), path);
            default:
                TiffStructure.CheckComplete(file, path);
                return CodecNative.DecodeFloat(file, header, path);
        }
    }

    private static DepthMap LoadPng16(byte[] file, PictureHeader header, string path, DepthKind? kind)
    {
        var essence = PngStructure.Essence(file, path);
        var said = TextOf(file, path) ?? throw new PictureException(path, PictureProblem.Unsupported,
            "a PNG that does not say what its numbers mean. Use DepthMap.FromPng16 with its scale, e.g. unitsPerMetre: 256 for KITTI.");
        var metadata = Agreed(said, kind, header, path);
        if (header is not { BitDepth: 16, Channels: 1 } || metadata.Stored is not { } mapping)
            throw new PictureException(path, PictureProblem.Corrupt, "its text speaks of 16-bit depth, but its pixels are none: another program converted it. Look for the original file.");
        return FromSteps(DecodeGrey16(essence, header, path), header, metadata, stored => Array.ConvertAll(stored, step => (float)mapping.Value(step)), mapping.ZeroIsUnknown ? (ushort)0 : null);
    }

    private static DepthMetadata? TextOf(ReadOnlySpan<byte> file, string path) =>
        PngStructure.Text(file, DepthMetadata.Keyword) is { IsEmpty: false } text ? DepthMetadataJson.Read(text, path).Metadata : null;

    // Null for what is damaged or belongs to another content: where the caller says everything, it is not needed.
    private static DepthMetadata? Readable(Func<DepthMetadata?> read)
    {
        try
        {
            return read();
        }
        catch (PictureException)
        {
            return null;
        }
    }

    // What the file says and what the caller says, in one.
    private static DepthMetadata Agreed(DepthMetadata? said, DepthKind? kind, PictureHeader header, string path)
    {
        if ((said?.Kind ?? kind) is not { } known)
            throw new PictureException(path, PictureProblem.Unsupported, $"a {header.Format.ToString().ToUpperInvariant()} file that does not say what its numbers mean. Say it: DepthMap.Load(path, DepthKind.…).");
        if (kind is not null && kind != known)
            throw new PictureException(path, PictureProblem.Unsupported, $"it holds {known.Describe()}, not {kind.Value.Describe()}. Read it as that (DepthMap.Load does) and convert it with DepthMap.To.");
        if (said?.Camera is { } camera && (camera.Width, camera.Height) != (header.Width, header.Height))
            throw new PictureException(path, PictureProblem.Corrupt, $"its camera is {camera.Width}×{camera.Height}, its map {header.Width}×{header.Height}: another program resized it. Look for the original file.");
        return said ?? new DepthMetadata(known);
    }

    // A file is one array before it is written: the values, in EXR 16 bytes for every 16 rows, and a header.
    private void CheckSize(string path)
    {
        if (sizeof(float) * Values.LongLength + Height + 4096 + DepthMetadataJson.LongestJson > Array.MaxLength)
            throw new WriteException(path, $"{Width}×{Height} values are more than the 2 GiB that a file is written with; resize the map, or write it in parts");
    }

    private void WriteDescribed(string path, byte[] file)
    {
        AtomicFile.Write(path, file);
        Sidecar.Write(path, file, new DepthMetadata(Kind, Camera));
    }

    private static DepthMap FromFloats(float[] values, PictureHeader header, DepthKind kind, Camera? camera)
    {
        // A minimum of anything with NaN is NaN.
        var valid = float.IsNaN(TensorPrimitives.Min<float>(values)) ? Array.ConvertAll(values, value => !float.IsNaN(value)) : null;
        return new DepthMap(header.Width, header.Height, values, kind, valid, camera);
    }

    // Formats of floats have no other place for the mask.
    private float[] WithNaN()
    {
        if (Valid is null)
            return Values;
        var values = (float[])Values.Clone();
        for (var i = 0; i < values.Length; i++)
            if (!Valid[i])
                values[i] = float.NaN;
        return values;
    }
}
