namespace Fathom.Datasets;

/// <summary>Turns pictures and maps clockwise about their centre, between pixel centres (W − 1)/2 and (H − 1)/2. What comes in from outside is 0. Not thread-safe.</summary>
internal sealed class Rotation
{
    private readonly int width, height;
    private readonly double sin, cos;
    private readonly float[] before;

    public Rotation(int width, int height, double degrees)
    {
        (this.width, this.height) = (width, height);
        (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        before = new float[width * height];
    }

    /// <summary>Bilinear, in place; a pixel that looks at one outside is 0 altogether. 3×H×W.</summary>
    public void Picture(Span<float> planes)
    {
        for (var start = 0; start < planes.Length; start += before.Length)
        {
            var plane = planes.Slice(start, before.Length);
            plane.CopyTo(before);
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    plane[y * width + x] = Bilinear(Source(x, y));
        }
    }

    /// <summary>Nearest values, in place; a pixel is 0 where <see cref="Picture"/> is outside, too. H×W.</summary>
    public void Nearest(Span<float> values)
    {
        values.CopyTo(before);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var source = Source(x, y);
                values[y * width + x] = IsInside(source) ? before[(int)(source.Y + 0.5) * width + (int)(source.X + 0.5)] : 0;
            }
    }

    private (double X, double Y) Source(int x, int y)
    {
        double dx = x - (width - 1) / 2.0, dy = y - (height - 1) / 2.0;
        return (Snap(cos * dx + sin * dy + (width - 1) / 2.0, width - 1), Snap(cos * dy - sin * dx + (height - 1) / 2.0, height - 1));
    }

    // What is outside by rounding alone is on the border.
    private static double Snap(double place, int last) => Math.Abs(place) < 1e-9 ? 0 : Math.Abs(place - last) < 1e-9 ? last : place;

    private bool IsInside((double X, double Y) at) => at.X >= 0 && at.Y >= 0 && at.X <= width - 1 && at.Y <= height - 1;

    private float Bilinear((double X, double Y) at)
    {
        if (!IsInside(at))
            return 0;
        int x = Math.Min((int)at.X, width - 2), y = Math.Min((int)at.Y, height - 2);
        float along = (float)(at.X - x), down = (float)(at.Y - y);
        var i = y * width + x;
        return float.Lerp(float.Lerp(before[i], before[i + 1], along), float.Lerp(before[i + width], before[i + width + 1], along), down);
    }
}
