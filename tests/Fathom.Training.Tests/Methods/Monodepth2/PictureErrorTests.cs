using Fathom.Training.Methods.Monodepth2;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Monodepth2;

/// <summary>SSIM, photometric error and smoothness against closed forms and finite differences.</summary>
public class PictureErrorTests
{
    [Fact]
    public void A_picture_does_not_differ_from_itself()
    {
        using var scope = NewDisposeScope();
        var picture = Numeric.Noise("picture", 2, 3, 7, 9);
        Assert.All(Numeric.Values(PhotometricError.Measure(picture, picture)), error => Assert.Equal(0, error, 1e-9));
    }

    [Fact]
    public void Two_flat_pictures_differ_by_their_brightness_only()
    {
        using var scope = NewDisposeScope();
        var (dark, bright) = (full([1, 3, 5, 5], 0.2, ScalarType.Float64), full([1, 3, 5, 5], 0.7, ScalarType.Float64));
        const double C1 = 1e-4;
        var luminance = (2 * 0.2 * 0.7 + C1) / (0.2 * 0.2 + 0.7 * 0.7 + C1);
        Assert.All(Numeric.Values(StructuralSimilarity.Dissimilarity(dark, bright)), d => Assert.Equal((1 - luminance) / 2, d, 1e-9));
        Assert.All(Numeric.Values(PhotometricError.Measure(dark, bright)), e => Assert.Equal(0.85 * (1 - luminance) / 2 + 0.15 * 0.5, e, 1e-9));
    }

    [Fact]
    public void The_similarity_of_one_window_is_its_definition()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Numeric.Noise("a", 1, 1, 3, 3), Numeric.Noise("b", 1, 1, 3, 3));
        double[] x = Numeric.Values(a), y = Numeric.Values(b);
        double mx = x.Average(), my = y.Average();
        var (vx, vy) = (x.Average(v => (v - mx) * (v - mx)), y.Average(v => (v - my) * (v - my)));
        var cov = x.Zip(y, (v, w) => (v - mx) * (w - my)).Average();
        var ssim = (2 * mx * my + 1e-4) * (2 * cov + 9e-4) / ((mx * mx + my * my + 1e-4) * (vx + vy + 9e-4));
        Assert.Equal((1 - ssim) / 2, StructuralSimilarity.Dissimilarity(a, b)[0, 0, 1, 1].item<double>(), 1e-12);
    }

    [Fact]
    public void Gradient_of_the_photometric_error_agrees_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Numeric.Noise("a", 2, 3, 6, 7), Numeric.Noise("b", 2, 3, 6, 7));
        var weights = Numeric.Noise("weights", 2, 1, 6, 7);
        Numeric.AssertGradient(x => (PhotometricError.Measure(x, b) * weights).sum(), a);
        Numeric.AssertGradient(y => (PhotometricError.Measure(a, y) * weights).sum(), b);
    }

    [Fact]
    public void A_ramp_of_disparity_over_a_flat_picture_costs_its_relative_slope()
    {
        using var scope = NewDisposeScope();
        var disparity = (1 + arange(5, ScalarType.Float64)).view(1, 1, 1, 5).expand(2, 1, 4, 5);
        var flat = full([2, 3, 4, 5], 0.5, ScalarType.Float64);
        Assert.Equal(1 / 3.0, EdgeAwareSmoothness.Loss(disparity, flat).item<double>(), 1e-6);
        var ramp = flat + disparity;
        Assert.Equal(Math.Exp(-1) / 3.0, EdgeAwareSmoothness.Loss(disparity, ramp).item<double>(), 1e-6);
    }

    [Fact]
    public void Scale_of_the_disparity_does_not_matter_to_smoothness()
    {
        using var scope = NewDisposeScope();
        var (disparity, picture) = (Numeric.Noise("disparity", 2, 1, 6, 7) + 0.1, Numeric.Noise("picture", 2, 3, 6, 7));
        Assert.Equal(EdgeAwareSmoothness.Loss(disparity, picture).item<double>(), EdgeAwareSmoothness.Loss(disparity * 0.01, picture).item<double>(), 1e-4);
    }

    [Fact]
    public void Gradient_of_smoothness_agrees_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (disparity, picture) = (Numeric.Noise("disparity", 2, 1, 6, 7) + 0.1, Numeric.Noise("picture", 2, 3, 6, 7));
        Numeric.AssertGradient(d => EdgeAwareSmoothness.Loss(d, picture), disparity);
    }
}
