namespace Fathom.Datasets;

/// <summary>
/// Changes of colour in the 8-bit arithmetic of PIL's ImageEnhance and its HSV, which torchvision's ColorJitter is made of for pictures: rounded towards 0 after each. In place, on H×W×3 bytes.
/// </summary>
internal static class PilColour
{
    // No branches: in a picture the sixths of the circle alternate, and a processor guesses wrong.
    private static readonly byte[] Hues = AllHues(), Saturations = AllSaturations();

    // The sixth of the circle by (red ≥ green) + 2·(green ≥ blue) + 4·(red ≥ blue); two of the eight cannot be.
    private static readonly byte[] Sectors = [3, 4, 2, 0, 0, 5, 1, 0];

    // Of each sixth, where the largest, the middle and the smallest channel are.
    private static readonly (byte Most, byte Second, byte Least)[] Places = [(0, 1, 2), (1, 0, 2), (1, 2, 0), (2, 1, 0), (2, 0, 1), (0, 2, 1), (0, 1, 2)];

    // Of each hue, its sixth and how far into it.
    private static readonly (int Sector, float Share)[] Parts = [.. Enumerable.Range(0, 256).Select(hue => ((int)(hue * 6.0 / 255), (float)(hue * 6.0 / 255 - (int)(hue * 6.0 / 255))))];

    /// <summary>v → f·v.</summary>
    public static void Brightness(Span<byte> pixels, float factor) => BlendWith(0, pixels, factor);

    /// <summary>v → m + f·(v − m) with the picture's mean luma m.</summary>
    public static void Contrast(Span<byte> pixels, float factor)
    {
        long sum = 0;
        for (var i = 0; i < pixels.Length; i += 3)
            sum += Luma(pixels[i], pixels[i + 1], pixels[i + 2]);
        BlendWith((int)(sum / (pixels.Length / 3.0) + 0.5), pixels, factor);
    }

    /// <summary>v → l + f·(v − l) with the pixel's luma l.</summary>
    public static void Saturation(Span<byte> pixels, float factor)
    {
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var rgb = pixels.Slice(i, 3);
            var luma = Luma(rgb[0], rgb[1], rgb[2]);
            (rgb[0], rgb[1], rgb[2]) = (Blend(luma, rgb[0], factor), Blend(luma, rgb[1], factor), Blend(luma, rgb[2], factor));
        }
    }

    /// <summary>Turns the hue by a share of the whole circle, −½ to ½, through 8-bit HSV; that alone changes colours slightly.</summary>
    public static void Hue(Span<byte> pixels, double turn)
    {
        var shift = (byte)(int)(turn * 255);
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var rgb = pixels.Slice(i, 3);
            var (hue, saturation, value) = ToHsv(rgb[0], rgb[1], rgb[2]);
            FromHsv((byte)(hue + shift), saturation, value, rgb);
        }
    }

    // Rec. 601 with 16 bits of fraction.
    private static int Luma(int red, int green, int blue) => (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;

    private static byte Blend(int from, int to, float factor) => (byte)Math.Clamp(from + factor * (to - from), 0, 255);

    private static void BlendWith(int grey, Span<byte> pixels, float factor)
    {
        Span<byte> table = stackalloc byte[256];
        for (var value = 0; value < table.Length; value++)
            table[value] = Blend(grey, value, factor);
        foreach (ref var value in pixels)
            value = table[value];
    }

    private static (byte Hue, byte Saturation, byte Value) ToHsv(byte red, byte green, byte blue)
    {
        int most = Math.Max(red, Math.Max(green, blue)), least = Math.Min(red, Math.Min(green, blue));
        var middle = red + green + blue - most - least;
        var order = (red >= green ? 1 : 0) + (green >= blue ? 2 : 0) + (red >= blue ? 4 : 0);
        return (Hues[(Sectors[order] * 256 + most - least) * 256 + most - middle], Saturations[most * 256 + most - least], (byte)most);
    }

    // By the sixth of the circle, what is between the largest and the smallest channel, and between the largest and the middle one.
    private static byte[] AllHues()
    {
        var hues = new byte[6 * 256 * 256];
        for (var i = 0; i < hues.Length; i++)
        {
            int sector = i >> 16, range = i >> 8 & 255, fall = i & 255;
            if (fall > range || range == 0)
                continue;
            var middle = fall / (float)range;
            // As PIL: the sum in double, kept as float.
            var sixths = (float)(sector switch
            {
                0 => 1 - middle,
                1 => 2.0 + middle - 1,
                2 => 2.0 + 1 - middle,
                3 => 4.0 + middle - 1,
                4 => 4.0 + 1 - middle,
                _ => middle - 1,
            });
            hues[i] = (byte)((float)((sixths / 6.0 + 1) % 1) * 255.0);
        }
        return hues;
    }

    private static byte[] AllSaturations()
    {
        var saturations = new byte[256 * 256];
        for (var most = 1; most < 256; most++)
            for (var range = 0; range <= most; range++)
                saturations[most * 256 + range] = (byte)((float)range / most * 255.0);
        return saturations;
    }

    // Grey is no case of its own: without saturation every channel is the value.
    private static void FromHsv(byte hue, byte saturation, byte value, Span<byte> rgb)
    {
        var (sector, share) = Parts[hue];
        double grey = (float)(saturation / 255.0), middle = (sector & 1) == 0 ? 1.0 - share : share;
        var (most, second, least) = Places[sector];
        rgb[most] = value;
        rgb[second] = Round(value * (1.0 - grey * middle));
        rgb[least] = Round(value * (1.0 - grey));

        // Halves away from 0, as C.
        static byte Round(double value) => (byte)((float)value + 0.5);
    }
}
