using System.Numerics.Tensors;

namespace Fathom.Datasets;

/// <summary>
/// Points of a laser scanner, put into a picture the way KITTI's devkit and everyone after it does (Monodepth2's <c>generate_depth_map</c>): a point falls on pixel round(u) − 1, half to even, and where several fall on one, the nearest stays.
/// Of points that are hidden behind nearer surfaces nothing is known here: they shine through, unless an <see cref="OcclusionFilter"/> takes them out.
/// </summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
internal sealed class LidarImage(int width, int height)
{
    private readonly float[] depth = new float[width * height];

    // By the official number of a pixel, row · (width − 1) + column − 1. It gives the last pixel of a row and the first of the next the same number: of the two, the one that was hit first takes the nearest of both.
    private readonly int[] hits = new int[width * height + 1], first = new int[width * height + 1];
    private readonly float[] nearest = new float[width * height + 1];

    /// <summary>Adds a point.</summary>
    /// <param name="u">Column, from 1 as in MATLAB; need be neither within the picture nor a number.</param>
    /// <param name="v">Row, likewise.</param>
    /// <param name="metres">Its depth.</param>
    public void Add(double u, double v, float metres)
    {
        double x = Math.Round(u) - 1, y = Math.Round(v) - 1;
        if (!(x >= 0 && y >= 0 && x < width && y < height))
            return;
        var (pixel, number) = ((int)y * width + (int)x, (int)y * (width - 1) + (int)x);
        depth[pixel] = metres;
        if (hits[number]++ == 0)
            (first[number], nearest[number]) = (pixel, metres);
        else
            nearest[number] = Math.Min(nearest[number], metres);
    }

    /// <summary>The picture: metric depth, 0 where no point fell or none lies in front.</summary>
    public DepthMap Finish(Camera? camera = null)
    {
        for (var number = 0; number < hits.Length; number++)
            if (hits[number] > 1)
                depth[first[number]] = nearest[number];
        TensorPrimitives.Max<float>(depth, 0, depth);
        return new DepthMap(width, height, depth, DepthKind.MetricDepth, Array.ConvertAll(depth, metres => metres > 0), camera);
    }
}
