using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>From pixels to points in space, X = depth · K⁻¹·(x, y, 1)ᵀ (Godard et al. 2019, eq. 1, from Zhou et al. 2017).</summary>
public static class BackProjection
{
    /// <summary>K⁻¹·(x, y, 1)ᵀ of every pixel: the point at depth 1 that it sees. The same for all resolutions of a step.</summary>
    /// <param name="intrinsics">K in pixels, N×3×3; the top-left pixel is (0, 0).</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <returns>N×3×H×W.</returns>
    public static Tensor Rays(Tensor intrinsics, long height, long width)
    {
        using var scope = NewDisposeScope();
        // A product with the grid of all (x, y, 1) is a sum of a row, a column and a constant.
        var columns = linalg.inv(intrinsics).unsqueeze(3).unbind(2);
        var x = arange(width, intrinsics.dtype).view(1, 1, 1, width);
        var y = arange(height, intrinsics.dtype).view(1, 1, height, 1);
        return (columns[0].unsqueeze(3) * x + (columns[1].unsqueeze(3) * y + columns[2].unsqueeze(3))).MoveToOuterDisposeScope();
    }

    /// <summary>depth · rays.</summary>
    /// <param name="depth">N×1×H×W.</param>
    /// <param name="rays">N×3×H×W, of <see cref="Rays"/>.</param>
    /// <returns>Points in the camera's frame, in the depth's unit, N×3×H×W.</returns>
    public static Tensor Points(Tensor depth, Tensor rays) => depth * rays;
}
