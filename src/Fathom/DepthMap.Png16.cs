using System.Globalization;
using System.Numerics.Tensors;

namespace Fathom;

public sealed partial class DepthMap
{
    // numpy.finfo("float").eps, MiDaS's threshold below which a map counts as constant.
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Reads a 16-bit grey PNG, for example KITTI's depth: metres × 256, 0 = not measured.</summary>
    /// <remarks>Where the file says itself what it holds (<see cref="Save"/> writes that), it must be the same, and its camera comes along.</remarks>
    /// <param name="path">The file to read.</param>
    /// <param name="unitsPerMetre">
    /// Steps of the file per unit of <paramref name="kind"/> (per metre; for disparity, per pixel): value = stored / unitsPerMetre.
    /// </param>
    /// <param name="kind">What the values mean.</param>
    /// <param name="invalid">The stored number that means "unknown"; null where every number is a value.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, truncated, damaged, too large, no 16-bit grey PNG, or one that says something else; see <see cref="PictureException.Problem"/>.</exception>
    public static DepthMap FromPng16(
        string path, double unitsPerMetre, DepthKind kind = DepthKind.MetricDepth, ushort? invalid = 0, PixelBudget? budget = null)
    {
        CheckScale(unitsPerMetre);
        var file = PictureFile.Read(path, budget);
        var header = PictureFile.Admit(file, path, budget);
        if (header is not { Format: PictureFormat.Png, BitDepth: 16, Channels: 1 })
            throw NotSixteenBits(path, header, unitsPerMetre, kind);

        var essence = PngStructure.Essence(file, path);
        var metadata = Agreed(Readable(() => TextOf(file, path)), kind, header, path);
        if (metadata.Stored is { } said && (said.Scale != unitsPerMetre || said.Offset != 0 || (said.ZeroIsUnknown ? (ushort)0 : null) != invalid))
            throw new PictureException(path, PictureProblem.Unsupported, string.Create(CultureInfo.InvariantCulture,
                $"its text says (value − {said.Offset:0.######}) × {said.Scale:0.######}{(said.ZeroIsUnknown ? ", 0 = unknown" : "")}; asked for was value × {unitsPerMetre:0.######}{(invalid is { } none ? $", {none} = unknown" : "")}. "
                + $"Give what the text says, or use DepthMap.Load."));
        return FromSteps(DecodeGrey16(essence, header, path), header, metadata, stored => Divided(stored, unitsPerMetre), invalid);
    }

    private static ushort[] DecodeGrey16(byte[] essence, PictureHeader header, string path) =>
        PngDecoder.TryGrey16(essence, header, path) ?? CodecNative.DecodeGrey16(essence, header, path);

    private static DepthMap FromSteps(ushort[] stored, PictureHeader header, DepthMetadata metadata, Func<ushort[], float[]> convert, ushort? unknown)
    {
        bool[]? valid = null;
        if (unknown is { } none && Array.IndexOf(stored, none) >= 0)
        {
            valid = new bool[stored.Length];
            for (var i = 0; i < valid.Length; i++)
                valid[i] = stored[i] != none;
        }
        return new DepthMap(header.Width, header.Height, convert(stored), metadata.Kind, valid, metadata.Camera);
    }

    // A quotient of floats is that of doubles, rounded: a double has more than twice as many digits.
    private static float[] Divided(ushort[] stored, double divisor)
    {
        if ((float)divisor != divisor)
            return Array.ConvertAll(stored, step => (float)(step / divisor));
        var values = GC.AllocateUninitializedArray<float>(stored.Length);
        TensorPrimitives.ConvertTruncating<ushort, float>(stored, values);
        TensorPrimitives.Divide(values, (float)divisor, values);
        return values;
    }

    /// <summary>Writes a map without a known scale as a 16-bit grey PNG, as MiDaS does: 65535 · (value − min) / (max − min), rounded. The file says so itself (<see cref="Load"/>).</summary>
    /// <remarks>
    /// The extremes are those of the known, finite values. Where the map has unknown or infinite ones, they become 0 and the smallest value becomes 1; else 0 is the
    /// smallest value, as with MiDaS. A constant map has one number.
    /// </remarks>
    /// <param name="path">The file to write.</param>
    /// <returns>How to get the values back from the numbers.</returns>
    /// <exception cref="FathomException">The kind has a scale, which this would lose.</exception>
    /// <exception cref="WriteException">The file cannot be written, or the map is larger than 2 GiB; nothing is left behind.</exception>
    public Png16Mapping SavePng16(string path)
    {
        if (Unit != DepthUnit.None)
            throw new FathomException($"{path}: {Kind.Describe()} has a scale that min-max would lose. "
                + "Say the units, e.g. SavePng16(path, unitsPerMetre: 256).");
        CheckSize(path);
        var known = Known(Values);
        var holes = known.Length < Values.Length;
        var (min, max) = known.Length == 0 ? (0, 0) : ((double)TensorPrimitives.Min<float>(known), (double)TensorPrimitives.Max<float>(known));
        var first = holes ? 1 : 0;
        var scale = max - min > Epsilon ? (65535 - first) / (max - min) : 0;
        var mapping = new Png16Mapping(scale, scale > 0 ? min - first / scale : min, holes);

        var stored = Steps<ushort>(Values, min, scale, 65535 - first);
        if (holes)
            for (var i = 0; i < stored.Length; i++)
                stored[i] = IsValid(i) && float.IsFinite(Values[i]) ? (ushort)(first + stored[i]) : (ushort)0;
        WritePng16(path, stored, mapping);
        return mapping;
    }

    /// <summary>Writes a map of known scale as a 16-bit grey PNG: value · unitsPerMetre, rounded, 0 = unknown. The file says so itself (<see cref="Load"/>).</summary>
    /// <remarks>
    /// What 16 bits cannot hold (negative, infinite, above 65535 / unitsPerMetre) is written as unknown, never as a wrong distance.
    /// Known values start at 1, so that a small one is not taken for unknown.
    /// </remarks>
    /// <param name="path">The file to write.</param>
    /// <param name="unitsPerMetre">Steps of the file per unit of the map (per metre; for disparity, per pixel); KITTI uses 256.</param>
    /// <exception cref="FathomException">The kind has no scale, so there are no metres to write.</exception>
    /// <exception cref="WriteException">The file cannot be written, or the map is larger than 2 GiB; nothing is left behind.</exception>
    public Png16Mapping SavePng16(string path, double unitsPerMetre)
    {
        CheckScale(unitsPerMetre);
        if (Unit == DepthUnit.None)
            throw new FathomException($"{path}: {Kind.Describe()} holds no metres. "
                + "Fit scale and shift first (two known distances), or use SavePng16(path), which stretches to 16 bits.");
        CheckSize(path);
        var stored = new ushort[Values.Length];
        for (var i = 0; i < stored.Length; i++)
        {
            var step = Math.Round(Values[i] * unitsPerMetre);
            if (IsValid(i) && Values[i] >= 0 && step <= ushort.MaxValue)
                stored[i] = (ushort)Math.Max(1, step);
        }
        var mapping = new Png16Mapping(unitsPerMetre, 0, ZeroIsUnknown: true);
        WritePng16(path, stored, mapping);
        return mapping;
    }

    private void WritePng16(string path, ushort[] stored, Png16Mapping mapping) => AtomicFile.Write(
        path, PngEncoder.Encode(stored, Width, Height, DepthMetadata.Keyword, DepthMetadataJson.Write(new DepthMetadata(Kind, Camera, mapping))));

    private static void CheckScale(double unitsPerMetre)
    {
        if (!(unitsPerMetre > 0 && double.IsFinite(unitsPerMetre)))
            throw new ArgumentOutOfRangeException(nameof(unitsPerMetre), unitsPerMetre, "A positive number, e.g. 256 for KITTI or 1000 for millimetres.");
    }

    private static PictureException NotSixteenBits(string path, PictureHeader header, double unitsPerMetre, DepthKind kind)
    {
        if (header.Format is not (PictureFormat.Png or PictureFormat.Jpeg))
            return new PictureException(path, PictureProblem.Unsupported, $"floats ({header.Format.ToString().ToUpperInvariant()}), not a 16-bit PNG. Use DepthMap.Load.");
        var found = header switch
        {
            { Format: PictureFormat.Jpeg } => "JPEG picture",
            { BitDepth: 16 } => "16-bit colour picture",
            _ => $"{header.BitDepth}-bit picture",
        };
        var unit = kind.Unit() switch
        {
            DepthUnit.Metre => "metres",
            DepthUnit.PerMetre => "1 / metres",
            DepthUnit.Pixel => "pixels",
            _ => "values",
        };
        return new PictureException(path, PictureProblem.Unsupported,
            $"{found}, but {kind.Describe()} is read from 16-bit grey PNG ({unit} × {unitsPerMetre:0.###}). "
            + "If this is a colour map, the values are lost; look for the original file.");
    }
}
