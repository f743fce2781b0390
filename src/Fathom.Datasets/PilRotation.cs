namespace Fathom.Datasets;

/// <summary>
/// PIL's <c>Image.rotate</c> with BICUBIC (whose slope is twice that of its BICUBIC for resizing), the size kept: counter-clockwise about (W/2, H/2) in coordinates of picture edges; what comes in from outside is 0, beyond the border its pixels repeat.
/// </summary>
internal static class PilRotation
{
    /// <summary>Turns H×W×3 bytes; rounded towards 0, as PIL.</summary>
    public static byte[] Turn(byte[] pixels, int width, int height, double degrees) =>
        Turn(pixels, width, height, 3, degrees, (double value) => (byte)Math.Clamp(value, 0, 255));

    /// <summary>Turns H×W values; they may overshoot.</summary>
    public static float[] Turn(float[] values, int width, int height, double degrees) =>
        Turn(values, width, height, 1, degrees, (double value) => (float)value);

    private static T[] Turn<T>(T[] source, int width, int height, int channels, double degrees, Func<double, T> round) where T : struct, System.Numerics.INumberBase<T>
    {
        var (sin, cos) = Math.SinCos(-degrees * Math.PI / 180);
        double centreX = width / 2.0, centreY = height / 2.0;
        var result = new T[source.Length];
        Span<double> along = stackalloc double[4], down = stackalloc double[4];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                double dx = x + 0.5 - centreX, dy = y + 0.5 - centreY;
                double u = cos * dx + sin * dy + centreX, v = cos * dy - sin * dx + centreY;
                if (!(u >= 0 && v >= 0 && u < width && v < height))
                    continue;
                int column = (int)Math.Floor(u - 0.5), row = (int)Math.Floor(v - 0.5);
                Weights(u - 0.5 - column, along);
                Weights(v - 0.5 - row, down);
                for (var c = 0; c < channels; c++)
                {
                    double sum = 0;
                    for (var j = 0; j < 4; j++)
                    {
                        var start = Math.Clamp(row + j - 1, 0, height - 1) * width;
                        double line = 0;
                        for (var i = 0; i < 4; i++)
                            line += along[i] * double.CreateTruncating(source[(start + Math.Clamp(column + i - 1, 0, width - 1)) * channels + c]);
                        sum += down[j] * line;
                    }
                    result[(y * width + x) * channels + c] = round(sum);
                }
            }
        return result;
    }

    // Keys 1981, eq. 15, with a = −1, at the distances 1 + d, d, 1 − d and 2 − d.
    private static void Weights(double d, Span<double> weights)
    {
        weights[0] = d * (-1 + d * (2 - d));
        weights[1] = 1 + d * d * (d - 2);
        weights[2] = d * (1 + d * (1 - d));
        weights[3] = d * d * (d - 1);
    }
}
