namespace Fathom.Datasets.StereoVideos;

/// <summary>The disparities of one frame's left eye, and how far they can be trusted (Ranftl et al. 2020, 3D movies).</summary>
internal sealed class StereoDisparity
{
    // Share of the width within which semi-global matching looks on either side: films stay within 3 %.
    private const int SearchedShare = 16;
    private const double Outliers = 0.01;

    private readonly StereoVideoSettings settings;
    private double displaced;

    private StereoDisparity(int width, int height, StereoVideoSettings settings) => (Width, Height, this.settings, Values) = (width, height, settings, new float[width * height]);

    public int Width { get; }

    public int Height { get; }

    /// <summary>H×W: pixels, larger is nearer, of either sign; NaN where unknown.</summary>
    public float[] Values { get; }

    /// <summary>
    /// The correlation of disparity with the row, from −1 to 1; 0 where all is alike. In most scenes the ground below is nearer than what is above. Which eye is which could be told from what hides what, too, but flow is guessed
    /// exactly there: on rendered pairs of known order such a vote was no better than chance, and this one right in nine of ten.
    /// </summary>
    public double Downwards()
    {
        double n = 0, rows = 0, values = 0, rowsSquared = 0, valuesSquared = 0, products = 0;
        for (var i = 0; i < Values.Length; i++)
            if (!float.IsNaN(Values[i]))
            {
                double row = i / Width, value = Values[i];
                (n, rows, values) = (n + 1, rows + row, values + value);
                (rowsSquared, valuesSquared, products) = (rowsSquared + row * row, valuesSquared + value * value, products + row * value);
            }
        var spread = (n * rowsSquared - rows * rows) * (n * valuesSquared - values * values);
        return spread > 0 ? (n * products - rows * values) / Math.Sqrt(spread) : 0;
    }

    public static StereoDisparity Of(Image left, Image right, StereoVideoSettings settings)
    {
        var disparity = new StereoDisparity(left.Width, left.Height, settings);
        if (settings.Matching == StereoMatching.Flow)
            disparity.FromFlow(left, right);
        else
            disparity.FromMatcher(left, right);
        return disparity;
    }

    /// <summary>Whether and why the frame is no use.</summary>
    public StereoReject Check()
    {
        var known = Array.FindAll(Values, disparity => !float.IsNaN(disparity));
        return displaced > settings.MostVerticalShare ? StereoReject.Vertical
            : known.Length < settings.LeastConsistentShare * Values.Length || known.Length == 0 ? StereoReject.Inconsistent
            : Quantiles.Linear(known, 1 - Outliers) - Quantiles.Linear(known, Outliers) < settings.LeastRange ? StereoReject.Flat
            : StereoReject.None;
    }

    private void FromFlow(Image left, Image right)
    {
        FlowField there = null!, back = null!;
        Parallel.Invoke(() => there = OpticalFlow.Dense(left, right), () => back = OpticalFlow.Dense(right, left));
        var vertical = 0;
        for (var i = 0; i < Values.Length; i++)
        {
            vertical += Math.Abs(there.V[i]) > settings.MostVertical ? 1 : 0;
            double x = Math.Round(i % Width + there.U[i]), y = Math.Round(i / Width + there.V[i]);
            Values[i] = float.NaN;
            if (!(x >= 0 && x < Width && y >= 0 && y < Height))
                continue;
            var target = (int)y * Width + (int)x;
            // Both as disparities of the left eye: back leads to the right where there leads to the left.
            float here = -there.U[i], seen = back.U[target];
            if (double.Hypot(here - seen, there.V[i] + back.V[target]) <= settings.MostInconsistency)
                Values[i] = here;
        }
        displaced = (double)vertical / Values.Length;
    }

    private void FromMatcher(Image left, Image right)
    {
        var farthest = Math.Clamp(Width / SearchedShare, 16, StereoMatcher.Farthest);
        new StereoMatcher { SmallestDisparity = -farthest, LargestDisparity = farthest }.Match(left, right).Values.CopyTo(Values, 0);
    }
}
