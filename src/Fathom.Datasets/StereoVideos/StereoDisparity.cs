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

    /// <summary>Places where something is hidden by what has a larger disparity.</summary>
    public int NearInFront { get; private set; }

    /// <summary>Places where something is hidden by what has a smaller disparity: none in a pair whose eyes are not swapped.</summary>
    public int FarInFront { get; private set; }

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
            // The place is taken by another surface, which the right eye sees in front of this one.
            else if (seen > here)
                NearInFront++;
            else
                FarInFront++;
        }
        displaced = (double)vertical / Values.Length;
    }

    private void FromMatcher(Image left, Image right)
    {
        var farthest = Math.Clamp(Width / SearchedShare, 16, StereoMatcher.Farthest);
        new StereoMatcher { SmallestDisparity = -farthest, LargestDisparity = farthest }.Match(left, right).Values.CopyTo(Values, 0);
    }
}
