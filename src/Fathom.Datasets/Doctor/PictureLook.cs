namespace Fathom.Datasets.Doctor;

/// <summary>What the pixels of a picture tell.</summary>
internal sealed record PictureLook
{
    private const int Side = 32;

    /// <summary>Width in pixels, as read.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The picture as 32×32 grey values, less their mean, of length 1: the product of two is their correlation. Zeros for one colour.</summary>
    public required float[] Thumbnail { get; init; }

    /// <summary>Mean of the grey values, 0…255.</summary>
    public required double Brightness { get; init; }

    /// <summary>Their standard deviation.</summary>
    public required double Contrast { get; init; }

    /// <summary>Share of pixels that are white in all channels (250 and above).</summary>
    public required double White { get; init; }

    /// <summary>Share of pixels that are black in all channels (8 and below).</summary>
    public required double Black { get; init; }

    /// <summary>Looks at a picture.</summary>
    public static PictureLook Of(Image image)
    {
        var (sum, squares, white, black) = (0.0, 0.0, 0, 0);
        for (var i = 0; i < image.Pixels.Length; i += 3)
        {
            var (r, g, b) = (image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]);
            var grey = (r + g + b) / 3.0;
            sum += grey;
            squares += grey * grey;
            white += Math.Min(r, Math.Min(g, b)) >= 250 ? 1 : 0;
            black += Math.Max(r, Math.Max(g, b)) <= 8 ? 1 : 0;
        }
        double count = image.Width * image.Height, mean = sum / count;
        return new PictureLook
        {
            Width = image.Width,
            Height = image.Height,
            Thumbnail = Shrink(image),
            Brightness = mean,
            Contrast = Math.Sqrt(Math.Max(0, squares / count - mean * mean)),
            White = white / count,
            Black = black / count,
        };
    }

    private static float[] Shrink(Image image)
    {
        var small = image.Resize(Side, Side, Resizing.OpenCvArea).Pixels;
        var grey = new float[Side * Side];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = small[3 * i] + small[3 * i + 1] + small[3 * i + 2];
        var mean = grey.Average();
        var length = Math.Sqrt(grey.Sum(value => (value - mean) * (double)(value - mean)));
        return Array.ConvertAll(grey, value => length > 0 ? (float)((value - mean) / length) : 0);
    }
}
