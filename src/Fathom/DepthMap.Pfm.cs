namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>Writes the values atomically as a portable float map: "Pf", 32-bit little endian, rows from the bottom. Unknown values become NaN.</summary>
    /// <remarks>The file holds neither kind nor camera. Read back, every known value is the same to the last bit.</remarks>
    /// <param name="path">The file to write.</param>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public void SavePfm(string path)
    {
        var values = Values;
        if (Valid is not null)
        {
            values = [.. Values];
            for (var i = 0; i < values.Length; i++)
                if (!Valid[i])
                    values[i] = float.NaN;
        }
        AtomicFile.Write(path, PfmCodec.Encode(values, Width, Height));
    }

    /// <summary>Reads a portable float map of one channel, little or big endian. NaN is unknown; infinity is kept.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="kind">What its values mean: the file does not say.</param>
    /// <param name="budget">Limits, checked before decoding; null for <see cref="PixelBudget.Default"/>.</param>
    /// <exception cref="PictureException">Missing, truncated, damaged, too large, or no PFM of one channel; see <see cref="PictureException.Problem"/>.</exception>
    public static DepthMap LoadPfm(string path, DepthKind kind, PixelBudget? budget = null)
    {
        var file = PictureFile.Read(path, budget);
        var picture = PictureFile.Admit(file, path, budget);
        if (picture.Format != PictureFormat.Pfm)
            throw new PictureException(path, PictureProblem.Unsupported,
                $"a {(picture.Format == PictureFormat.Png ? "PNG" : "JPEG")} picture, not a float map (PFM). Use DepthMap.FromPng16 for 16-bit PNG.");
        if (picture.Channels != 1)
            throw new PictureException(path, PictureProblem.Unsupported, "a PFM of three channels (PF); a depth map has one (Pf). Write one channel.");
        var values = PfmCodec.Decode(file, PfmCodec.ReadHeader(file, path), path);
        var valid = Array.Exists(values, float.IsNaN) ? Array.ConvertAll(values, value => !float.IsNaN(value)) : null;
        return new DepthMap(picture.Width, picture.Height, values, kind, valid);
    }
}
