using System.Numerics.Tensors;

namespace Fathom.Datasets.Doctor.Checks;

/// <summary>Finds pictures that look the same without comparing each with each: by a difference hash (which of two neighbouring cells of 8×9 is brighter), then by correlation.</summary>
/// <param name="least">The correlation from which two are the same.</param>
internal sealed class ThumbnailIndex(double least)
{
    private const int Side = 32, Cells = 8, Bands = 8;

    // Copies that differ in few of 64 bits agree in one of eight bytes.
    private readonly Dictionary<(int Band, byte Bits), List<FrameLook>> bands = [];

    /// <summary>Keeps a picture.</summary>
    public void Add(FrameLook look)
    {
        foreach (var band in BandsOf(look.Picture!))
            if (bands.TryGetValue(band, out var list))
                list.Add(look);
            else
                bands[band] = [look];
    }

    /// <summary>The first picture that looks the same and may be a copy.</summary>
    public FrameLook? Find(FrameLook look, Func<FrameRecord, FrameRecord, bool> mayBe) => BandsOf(look.Picture!).SelectMany(band => bands.GetValueOrDefault(band) ?? [])
        .FirstOrDefault(other => TensorPrimitives.Dot(look.Picture!.Thumbnail, (ReadOnlySpan<float>)other.Picture!.Thumbnail) >= least && mayBe(look.Record, other.Record));

    private static IEnumerable<(int, byte)> BandsOf(PictureLook picture)
    {
        for (var row = 0; row < Bands; row++)
        {
            byte bits = 0;
            for (var column = 0; column < Cells; column++)
                bits |= (byte)(Cell(picture.Thumbnail, row, column) < Cell(picture.Thumbnail, row, column + 1) ? 1 << column : 0);
            yield return (row, bits);
        }
    }

    // A cell's mean, where nine cells share 32 columns: overlapping by half a pixel does no harm.
    private static float Cell(float[] thumbnail, int row, int column)
    {
        var (left, right) = (column * Side / (Cells + 1), (column + 1) * Side / (Cells + 1));
        var sum = 0f;
        for (var y = row * Side / Bands; y < (row + 1) * Side / Bands; y++)
            for (var x = left; x < right; x++)
                sum += thumbnail[y * Side + x];
        return sum / (right - left);
    }
}
