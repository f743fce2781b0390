using Fathom.Networks;
using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Tests.Methods.Monodepth2;

public class Monodepth2LossTests
{
    private const int Height = 16, Width = 24;
    private static readonly Monodepth2Loss Exact = new(Noise: 0);

    [Fact]
    public void The_true_depth_and_motion_cost_less_than_wrong_ones()
    {
        using var scope = NewDisposeScope();
        var (frames, truth) = Wall(depth: 0.5);
        var right = Exact.Compute(frames, truth).Photometric.item<double>();
        var far = Exact.Compute(frames, truth with { Disparities = Flat(depth: 1) }).Photometric.item<double>();
        var turnedRound = Exact.Compute(frames, truth with { ToPrevious = truth.ToNext, ToNext = truth.ToPrevious }).Photometric.item<double>();
        Assert.InRange(right, 0, 1e-3);
        Assert.True(far > 10 * right && turnedRound > 10 * right, $"right {right}, too far {far}, motion turned round {turnedRound}");
    }

    [Fact]
    public void The_total_is_the_photometric_term_and_the_weighted_smoothness()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var terms = new Monodepth2Loss(Smoothness: 0.3, Noise: 0).Compute(frames, estimate);
        Assert.Equal(terms.Photometric.item<double>() + 0.3 * terms.Smoothness.item<double>(), terms.Total.item<double>(), 1e-12);

        var smoothness = estimate.Disparities.Select((disparity, s) =>
            EdgeAwareSmoothness.Loss(disparity, s == 0 ? frames.Target : avg_pool2d(frames.Target, 1 << s)).item<double>() / (1 << s));
        Assert.Equal(smoothness.Average(), terms.Smoothness.item<double>(), 1e-12);
    }

    [Fact]
    public void Each_pixel_counts_with_its_least_error_over_warped_and_still_pictures()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var rays = BackProjection.Rays(frames.Intrinsics, Height, Width);
        var expected = 0.0;
        foreach (var disparity in estimate.Disparities)
        {
            var large = interpolate(disparity, [Height, Width], mode: InterpolationMode.Bilinear, align_corners: false);
            var points = BackProjection.Points(new DepthRange().Depth(large), rays);
            double[][] errors =
            [
                Numeric.Values(PhotometricError.Measure(frames.Previous, frames.Target)),
                Numeric.Values(PhotometricError.Measure(frames.Next, frames.Target)),
                Numeric.Values(PhotometricError.Measure(Warping.Warp(frames.Previous, Projection.Places(points, frames.Intrinsics, estimate.ToPrevious)), frames.Target)),
                Numeric.Values(PhotometricError.Measure(Warping.Warp(frames.Next, Projection.Places(points, frames.Intrinsics, estimate.ToNext)), frames.Target)),
            ];
            expected += Enumerable.Range(0, errors[0].Length).Average(i => errors.Min(error => error[i])) / estimate.Disparities.Count;
        }
        Assert.Equal(expected, Exact.Compute(frames, estimate).Photometric.item<double>(), 1e-12);
    }

    [Fact]
    public void Pictures_that_do_not_change_teach_nothing()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var disparity = estimate.Disparities[0].requires_grad_();
        var standing = frames with { Previous = frames.Target, Next = frames.Target };
        Exact.Compute(standing, estimate).Photometric.backward();
        Assert.All(Numeric.Values(disparity.grad!), g => Assert.Equal(0, g));
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var loss = Exact with { Smoothness = 0.1 };
        Disparity(0, d => [d, .. estimate.Disparities.Skip(1)]);
        Disparity(2, d => [.. estimate.Disparities.Take(2), d]);
        Numeric.AssertGradient(m => Total(estimate with { ToPrevious = m }), estimate.ToPrevious, 1e-4, places: 12);
        Numeric.AssertGradient(m => Total(estimate with { ToNext = m }), estimate.ToNext, 1e-4, places: 12);

        void Disparity(int scale, Func<Tensor, Tensor[]> among) =>
            Numeric.AssertGradient(d => Total(estimate with { Disparities = among(d) }), estimate.Disparities[scale], 1e-4, places: 9);

        Tensor Total(DepthAndMotion changed) => loss.Compute(frames, changed).Total;
    }

    [Fact]
    public void The_same_seed_gives_the_same_noise_and_no_noise_leaves_the_generator_alone()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var noisy = new Monodepth2Loss(Noise: 0.1);
        var first = Seeded(1);
        Assert.Equal(first, Seeded(1));
        Assert.NotEqual(first, Seeded(2));

        var before = Numeric.Values(get_rng_state());
        Exact.Compute(frames, estimate);
        Assert.Equal(before, Numeric.Values(get_rng_state()));

        double Seeded(long seed)
        {
            manual_seed(seed);
            return noisy.Compute(frames, estimate).Total.item<double>();
        }
    }

    [Fact]
    public void Bfloat16_autocast_does_not_reach_the_geometry()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random(ScalarType.Float32);
        var plain = Exact.Compute(frames, estimate).Total.item<float>();
        using var autocast = Torch.Autocast.Cpu();
        Assert.Equal(plain, Exact.Compute(frames, estimate).Total.item<float>(), 1e-6f);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using var scope = NewDisposeScope();
        var (frames, estimate) = Random();
        var narrow = frames.Previous.narrow(3, 0, 8);
        Refused("one shape", frames with { Previous = narrow }, estimate);
        Refused("2×3×3", frames with { Intrinsics = frames.Intrinsics.narrow(0, 0, 1) }, estimate);
        Refused("H and W of 3", new FrameTriplet(Row(frames.Previous), Row(frames.Target), Row(frames.Next), frames.Intrinsics), estimate);
        Refused("no disparity", frames, estimate with { Disparities = [] });

        static Tensor Row(Tensor picture) => picture.narrow(2, 0, 1);
    }

    private static void Refused(string message, FrameTriplet frames, DepthAndMotion estimate) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Exact.Compute(frames, estimate)).Message, StringComparison.Ordinal);

    private static (FrameTriplet Frames, DepthAndMotion Estimate) Random(ScalarType type = ScalarType.Float64)
    {
        var disparities = Enumerable.Range(0, 3).Select(s => (Numeric.Noise($"disparity {s}", 2, 1, Height >> s, Width >> s) * 0.1 + 0.05).to_type(type)).ToArray();
        var frames = new FrameTriplet(Picture(0.3), Picture(0), Picture(-0.4), Intrinsics(type));
        return (frames, new DepthAndMotion(disparities, Motion("previous", invert: true), Motion("next", invert: false)));

        Tensor Picture(double phase) => Numeric.Picture(2, 3, Height, Width, phase, type);

        Tensor Motion(string name, bool invert) =>
            RigidMotion.Transformation((Numeric.Noise(name, 2, 3) * 0.02).to_type(type), (Numeric.Noise(name + " translation", 2, 3) * 0.1).to_type(type), invert);
    }

    // A textured wall across the view; the camera moves to the right by as much as shifts the wall by one pixel per frame.
    private static (FrameTriplet Frames, DepthAndMotion Truth) Wall(double depth)
    {
        var wide = Numeric.Picture(2, 3, Height, Width + 2, 0.5, ScalarType.Float64);
        var step = depth / 14;
        var frames = new FrameTriplet(wide.narrow(3, 0, Width), wide.narrow(3, 1, Width), wide.narrow(3, 2, Width), Intrinsics(ScalarType.Float64));
        return (frames, new DepthAndMotion(Flat(depth), Shift(step), Shift(-step)));

        static Tensor Shift(double x) => RigidMotion.Transformation(zeros(2, 3, ScalarType.Float64), tensor([x, 0, 0], [1, 3]).expand(2, 3));
    }

    private static Tensor[] Flat(double depth) =>
        [.. Enumerable.Range(0, 4).Select(s => full([2, 1, Height >> s, Width >> s], (1 / depth - 0.01) / 9.99, ScalarType.Float64))];

    private static Tensor Intrinsics(ScalarType type) => tensor([14.0, 0, 12, 0, 30, 8, 0, 0, 1], [1, 3, 3], type).expand(2, 3, 3);
}
