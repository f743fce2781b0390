using Fathom.Training.Methods.Adds;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Adds;

public class AddsLossTests
{
    [Fact]
    public void Orthogonality_is_the_mean_square_of_the_products_per_value()
    {
        using var scope = NewDisposeScope();
        var a = tensor([1.0, 2, 3, 4, 1, 0, 0, 0], [2, 1, 2, 2]);
        var b = tensor([2.0, 0, 1, 0, 0, 7, 7, 7], [2, 1, 2, 2]);
        // a·b is 5 and 0; D is 4; mean of 25/4 and 0.
        Assert.Equal(25 / 8.0, Orthogonality.Loss(a, b).item<double>(), 1e-12);
    }

    [Fact]
    public void A_wrong_brightness_is_punished_as_in_the_published_code_and_not_forgiven_as_in_the_paper()
    {
        using var scope = NewDisposeScope();
        var picture = Numeric.Noise("picture", 2, 3, 4, 4);
        Assert.Equal(0.04, Reconstruction.SquaredError(picture + 0.2, picture).item<double>(), 1e-12);
        Assert.Equal(0.04, Reconstruction.SquaredMeanError(picture + 0.2, picture).item<double>(), 1e-12);
        var zeroMean = tensor([0.3, -0.3], [1, 1, 1, 2]);
        Assert.Equal(0, Reconstruction.SquaredMeanError(zeros_like(zeroMean), zeroMean).item<double>(), 1e-12);
    }

    [Fact]
    public void The_day_does_not_learn_from_the_night()
    {
        using var scope = NewDisposeScope();
        var (night, day) = (Numeric.Noise("night", 2, 1, 3, 3).requires_grad_(), Numeric.Noise("day", 2, 1, 3, 3).requires_grad_());
        Similarity.Loss(night, day).backward();
        Assert.Null(day.grad);
        var expected = (night - day) * 2 / 18;
        Assert.All(Numeric.Values(night.grad! - expected), difference => Assert.Equal(0, difference, 1e-12));
    }

    [Fact]
    public void The_total_weighs_each_term_as_the_published_code_does()
    {
        using var scope = NewDisposeScope();
        var (day, night) = (Domain("day"), Domain("night"));
        var terms = new AddsLoss().Compute(day, night);
        var orthogonality = new[] { day, night }.Sum(x =>
            0.5 * Orthogonality.Loss(x.PrivateCode, x.SharedCode).item<double>() + Orthogonality.Loss(x.PrivateGram, x.SharedGram).item<double>());
        var reconstruction = new[] { day, night }.Sum(x =>
            Reconstruction.SquaredError(x.Reconstruction, x.Picture).item<double>() + Reconstruction.SquaredMeanError(x.Reconstruction, x.Picture).item<double>());
        var similarity = Similarity.Loss(night.Disparity, day.Disparity).item<double>();
        Assert.Equal(orthogonality, terms.Orthogonality.item<double>(), 1e-12);
        Assert.Equal(reconstruction, terms.Reconstruction.item<double>(), 1e-12);
        Assert.Equal(similarity, terms.Similarity.item<double>(), 1e-12);
        Assert.Equal(orthogonality + reconstruction + similarity, terms.Total.item<double>(), 1e-12);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (day, night) = (Domain("day"), Domain("night"));
        var loss = new AddsLoss();
        Numeric.AssertGradient(x => Day(day with { PrivateCode = x }), day.PrivateCode);
        Numeric.AssertGradient(x => Day(day with { SharedCode = x }), day.SharedCode);
        Numeric.AssertGradient(x => Day(day with { PrivateGram = x }), day.PrivateGram);
        Numeric.AssertGradient(x => Day(day with { SharedGram = x }), day.SharedGram);
        Numeric.AssertGradient(x => Day(day with { Reconstruction = x }), day.Reconstruction);
        Numeric.AssertGradient(x => loss.Compute(day, night with { Disparity = x }).Total, night.Disparity);

        Tensor Day(AddsDomain changed) => loss.Compute(changed, night).Total;
    }

    private static AddsDomain Domain(string name) => new(
        Numeric.Noise(name + " picture", 2, 3, 4, 6),
        Numeric.Noise(name + " private code", 2, 4, 2, 3) - 0.5,
        Numeric.Noise(name + " private gram", 2, 5, 5),
        Numeric.Noise(name + " shared code", 2, 4, 2, 3) - 0.5,
        Numeric.Noise(name + " shared gram", 2, 5, 5),
        Numeric.Noise(name + " reconstruction", 2, 3, 4, 6),
        Numeric.Noise(name + " disparity", 2, 1, 4, 6));
}
