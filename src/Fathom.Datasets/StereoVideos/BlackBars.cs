namespace Fathom.Datasets.StereoVideos;

/// <summary>Finds what is black at the borders of every frame, of either eye.</summary>
internal sealed class BlackBars(int width, int height, double blackLevel)
{
    // The brightest that each row and column was, as a sum of its bytes.
    private readonly long[] rows = new long[height], columns = new long[width];

    public void Add(Image eye)
    {
        var sums = new long[width];
        for (var y = 0; y < height; y++)
        {
            long row = 0;
            for (var x = 0; x < width; x++)
            {
                var at = 3 * (y * width + x);
                var sum = eye.Pixels[at] + eye.Pixels[at + 1] + eye.Pixels[at + 2];
                row += sum;
                sums[x] += sum;
            }
            rows[y] = Math.Max(rows[y], row);
        }
        for (var x = 0; x < width; x++)
            columns[x] = Math.Max(columns[x], sums[x]);
    }

    /// <summary>What is left without them; the whole where all is black.</summary>
    public PixelBox Rest()
    {
        var (top, bottom) = Bright(rows, 3 * blackLevel * width);
        // A letterbox darkens the columns, which are means over it too.
        var (left, right) = Bright(columns, 3 * blackLevel * (bottom - top));
        return new PixelBox(left, top, right - left, bottom - top);
    }

    private static (int First, int End) Bright(long[] sums, double black)
    {
        int first = Array.FindIndex(sums, sum => sum > black), last = Array.FindLastIndex(sums, sum => sum > black);
        return first < 0 ? (0, sums.Length) : (first, last + 1);
    }
}
