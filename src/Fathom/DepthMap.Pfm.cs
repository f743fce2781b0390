namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>Writes the values atomically as a portable float map: "Pf", 32-bit little endian, rows from the bottom. Unknown values become NaN.</summary>
    /// <remarks>The file holds neither kind nor camera, and none is written beside it (<see cref="Save"/> does). Read back, every known value is the same to the last bit.</remarks>
    /// <param name="path">The file to write.</param>
    /// <exception cref="WriteException">The file cannot be written, or the map is larger than 2 GiB; nothing is left behind.</exception>
    public void SavePfm(string path)
    {
        CheckSize(path);
        AtomicFile.Write(path, PfmCodec.Encode(WithNaN(), Width, Height));
    }

    /// <summary>Reads a portable float map of one channel, little or big endian. NaN is unknown; infinity is kept.</summary>
    /// <remarks>Where <c>FILE.json</c> beside it describes this very content (<see cref="Save"/> writes that), the kind must be the same, and the camera comes along.</remarks>
    /// <param name="path">The file to read.</param>
    /// <param name="kind">What its values mean: the file itself does not say.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, truncated, damaged, too large, no PFM of one channel, or one that is described as another kind; see <see cref="PictureException.Problem"/>.</exception>
    public static DepthMap LoadPfm(string path, DepthKind kind, PixelBudget? budget = null)
    {
        var file = PictureFile.Read(path, budget);
        var picture = PictureFile.Admit(file, path, budget);
        if (picture.Format != PictureFormat.Pfm)
            throw new PictureException(path, PictureProblem.Unsupported,
                $"{(picture.Format == PictureFormat.Jpeg ? "a JPEG picture" : $"a {picture.Format.ToString().ToUpperInvariant()} file")}, not a float map (PFM). Use DepthMap.FromPng16 for 16-bit PNG, DepthMap.Load for the others.");
        var metadata = Agreed(Readable(() => Sidecar.Read(path, file)), kind, picture, path);
        return FromFloats(DecodePfm(file, picture, path), picture, metadata.Kind, metadata.Camera);
    }

    private static float[] DecodePfm(ReadOnlySpan<byte> file, PictureHeader picture, string path)
    {
        if (picture.Channels != 1)
            throw new PictureException(path, PictureProblem.Unsupported, "a PFM of three channels (PF); a depth map has one (Pf). Write one channel.");
        return PfmCodec.Decode(file, PfmCodec.ReadHeader(file, path), path);
    }
}
