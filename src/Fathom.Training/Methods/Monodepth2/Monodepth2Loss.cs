using Fathom.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>The self-supervised loss of Monodepth2 (Godard et al. 2019, sec. 3): a depth is right if the neighbours, seen through it, look like the target.</summary>
/// <param name="Smoothness">λ, the weight of the smoothness term at full resolution.</param>
/// <param name="Noise">Deviation of the noise that breaks ties of the auto-mask; 0 for a loss that is a function of its input.</param>
/// <param name="Grid">How warped pictures are read.</param>
public sealed record Monodepth2Loss(double Smoothness = 1e-3, double Noise = 1e-5, GridConvention Grid = GridConvention.PixelCentres)
{
    /// <summary>What disparities 0 and 1 mean.</summary>
    public DepthRange Range { get; init; } = new();

    /// <summary>The loss of a batch. All resolutions are compared at full resolution, which keeps holes out of textureless places (sec. 3.3).</summary>
    /// <param name="frames">The pictures.</param>
    /// <param name="estimate">What the networks say about them.</param>
    /// <exception cref="ArgumentException">The shapes of the pictures differ, or there is no disparity.</exception>
    public Monodepth2LossTerms Compute(FrameTriplet frames, DepthAndMotion estimate)
    {
        frames.Check();
        if (estimate.Disparities.Count == 0)
            throw new ArgumentException("There is no disparity.", nameof(estimate));

        using var scope = NewDisposeScope();
        var scales = estimate.Disparities.Count;
        var rays = BackProjection.Rays(frames.Intrinsics, frames.Target.shape[2], frames.Target.shape[3]);
        var target = LocalMoments.Of(frames.Target);
        var still = cat([Error(frames.Previous), Error(frames.Next)], 1);
        var (photometric, smoothness, picture) = (zeros([], rays.dtype), zeros([], rays.dtype), frames.Target);
        for (var s = 0; s < scales; s++)
        {
            var disparity = estimate.Disparities[s];
            var points = BackProjection.Points(Range.Depth(Enlarge(disparity)), rays);
            var least = MinimumReprojection.Least([Error(Seen(frames.Previous, estimate.ToPrevious)), Error(Seen(frames.Next, estimate.ToNext))], still, Noise);
            photometric += least.mean() / scales;

            picture = Shrink(picture, disparity);
            smoothness += EdgeAwareSmoothness.Loss(disparity, picture) / (scales * Math.Pow(2, s));

            Tensor Seen(Tensor source, Tensor motion) => Warping.Warp(source, Projection.Places(points, frames.Intrinsics, motion), Grid);
        }
        var total = photometric + Smoothness * smoothness;
        return new Monodepth2LossTerms(total.MoveToOuterDisposeScope(), photometric.MoveToOuterDisposeScope(), smoothness.MoveToOuterDisposeScope());

        Tensor Error(Tensor picture) => PhotometricError.Measure(picture, frames.Target, target);

        Tensor Enlarge(Tensor disparity) => SameSize(disparity, frames.Target) ? disparity
            : interpolate(disparity, [frames.Target.shape[2], frames.Target.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);
    }

    // The published loader makes each size from the next larger one by a Lanczos filter; the picture only weighs edges here, for which means do.
    private static Tensor Shrink(Tensor picture, Tensor disparity) => SameSize(picture, disparity) ? picture
        : interpolate(picture, [disparity.shape[2], disparity.shape[3]], mode: InterpolationMode.Area);

    private static bool SameSize(Tensor a, Tensor b) => a.shape[2] == b.shape[2] && a.shape[3] == b.shape[3];
}
