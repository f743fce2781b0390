namespace Fathom.Datasets;

/// <summary>
/// Takes the points out of a sparse depth map that shine through nearer surfaces. A point is hidden if the clearly nearer points of the window around it have it between them: some on each side, to the left and to the right (or in its column), above and below (or in its row).
/// A road that leads away, or what lies beside the edge of a nearer thing, has nearer points on one side only, and stays; so does what is hidden by a thing that has no points around it.
/// </summary>
public sealed class OcclusionFilter
{
    /// <summary>A filter.</summary>
    /// <param name="radius">The window reaches this many pixels to each side, at least 1. It must reach across the gaps between the points of a nearer surface: half a degree is 9 pixels of RobotCar's 1280, seen from where the scanner was.</param>
    /// <param name="margin">How much nearer a point must be to count, as a share of the depth, between 0 and 1; what differs less is the same surface.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public OcclusionFilter(int radius = 8, double margin = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radius, 1);
        if (!(margin is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A share of the depth is between 0 and 1.");
        (Radius, Margin) = (radius, margin);
    }

    /// <summary>How far the window reaches to each side, in pixels.</summary>
    public int Radius { get; }

    /// <summary>How much nearer a point must be to count, as a share of the depth.</summary>
    public double Margin { get; }

    /// <summary>The map without what is hidden.</summary>
    /// <param name="depth">Sparse metric depth, H×W.</param>
    /// <returns>A new map; hidden points are 0 and not valid.</returns>
    public DepthMap Apply(DepthMap depth)
    {
        ArgumentNullException.ThrowIfNull(depth);
        var values = (float[])depth.Values.Clone();
        var valid = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            valid[i] = depth.IsValid(i) && !IsHidden(depth, i % depth.Width, i / depth.Width);
            if (!valid[i])
                values[i] = 0;
        }
        return new DepthMap(depth.Width, depth.Height, values, depth.Kind, valid, depth.Camera);
    }

    private bool IsHidden(DepthMap depth, int x, int y)
    {
        var nearer = depth[x, y] * (1 - Margin);
        bool left = false, right = false, above = false, below = false;
        for (var row = Math.Max(0, y - Radius); row <= Math.Min(depth.Height - 1, y + Radius); row++)
            for (var column = Math.Max(0, x - Radius); column <= Math.Min(depth.Width - 1, x + Radius); column++)
                if (depth.IsValid(row * depth.Width + column) && depth[column, row] < nearer)
                {
                    left |= column <= x;
                    right |= column >= x;
                    above |= row <= y;
                    below |= row >= y;
                }
        return left && right && above && below;
    }
}
