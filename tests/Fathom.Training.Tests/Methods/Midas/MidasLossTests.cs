using Fathom.Training.Methods.Midas;
using static Fathom.Training.Tests.Methods.Numeric;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Midas;

public class MidasLossTests
{
    [Theory]
    [InlineData(ScalarType.Float64, 1e-6)]
    [InlineData(ScalarType.Float32, 1e-4)]
    public void Alignment_agrees_with_the_golden_numbers(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(type);
        var (scale, shift) = Residuals.FitScaleShift(prediction, target, mask);
        AssertClose(LossGolden.List("least_squares_scale"), Values(scale), tolerance);
        AssertClose(LossGolden.List("least_squares_shift"), Values(shift), tolerance);
        AssertClose(LossGolden.List("prediction_median"), Values(Masked.Median(prediction, mask)), tolerance);
        AssertClose(LossGolden.List("target_median"), Values(Masked.Median(target, mask)), tolerance);
        AssertClose(LossGolden.List("prediction_mad"), Values(Masked.Mean((prediction - Masked.Median(prediction, mask)).abs(), mask)), tolerance);
        AssertClose(LossGolden.List("target_mad"), Values(Masked.Mean((target - Masked.Median(target, mask)).abs(), mask)), tolerance);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-6)]
    [InlineData(ScalarType.Float32, 1e-4)]
    public void Data_terms_agree_with_the_golden_numbers_picture_by_picture(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(type);
        var squares = Residuals.LeastSquares(prediction, target, mask);
        var robust = Residuals.Robust(prediction, target, mask);
        AssertClose(LossGolden.List("ssi_mse_per_image"), PerPicture(n => ResidualLosses.Mse(n(squares), n(mask))), tolerance);
        AssertClose(LossGolden.List("ssi_mae_per_image"), PerPicture(n => ResidualLosses.Mae(n(robust), n(mask))), tolerance);
        AssertClose(LossGolden.List("ssi_trim_per_image"), PerPicture(n => ResidualLosses.Trimmed(n(robust), n(mask))), tolerance);
        AssertClose(LossGolden.Number("ssi_mse_batch_reduction"), ResidualLosses.Mse(squares, mask, Reduction.Batch), tolerance);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-6)]
    [InlineData(ScalarType.Float32, 1e-4)]
    public void Gradient_terms_agree_with_the_golden_numbers(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(type);
        var squares = Residuals.LeastSquares(prediction, target, mask);
        var robust = Residuals.Robust(prediction, target, mask);
        AssertClose(LossGolden.Number("gradient_image_reduction_mse_alignment"), ResidualLosses.GradientMatching(squares, mask), tolerance);
        AssertClose(LossGolden.Number("gradient_batch_reduction_mse_alignment"), ResidualLosses.GradientMatching(squares, mask, reduction: Reduction.Batch), tolerance);
        AssertClose(LossGolden.Number("gradient_image_reduction_robust_alignment"), ResidualLosses.GradientMatching(robust, mask), tolerance);
        AssertClose(LossGolden.Number("gradient_batch_reduction_robust_alignment"), ResidualLosses.GradientMatching(robust, mask, reduction: Reduction.Batch), tolerance);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-6)]
    [InlineData(ScalarType.Float32, 1e-4)]
    public void Total_agrees_with_the_golden_number(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(type);
        AssertClose(LossGolden.Number("total_trim_image_reduction_alpha_0.5"), new MidasLoss().Compute(prediction, target, mask).Total, tolerance);
    }

    [Theory]
    [InlineData(MidasLossKind.SsiTrim)]
    [InlineData(MidasLossKind.SsiMae)]
    [InlineData(MidasLossKind.SsiMse)]
    public void Scale_and_shift_of_prediction_and_target_do_not_matter(MidasLossKind kind)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(ScalarType.Float64);
        var loss = new MidasLoss(kind);
        var plain = loss.Compute(prediction, target, mask).Total.item<double>();
        Assert.Equal(plain, loss.Compute(3 * prediction + 7, target, mask).Total.item<double>(), 1e-9);
        if (kind != MidasLossKind.SsiMse)
            Assert.Equal(plain, loss.Compute(prediction, 0.01 * target - 2, mask).Total.item<double>(), 1e-9);
    }

    [Theory]
    [InlineData(MidasLossKind.SsiTrim)]
    [InlineData(MidasLossKind.SsiMae)]
    [InlineData(MidasLossKind.SsiMse)]
    public void Gradient_agrees_with_finite_differences(MidasLossKind kind)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = SmallInput();
        var loss = new MidasLoss(kind, Scales: 2);
        AssertGradient(d => loss.Compute(d, target, mask).Total, prediction, places: int.MaxValue);
    }

    [Fact]
    public void Gradient_agrees_with_finite_differences_near_the_trimming_edge()
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = SmallInput();
        var order = Residuals.Robust(prediction, target, mask).abs().masked_fill(mask.eq(0), double.PositiveInfinity)
            .flatten(1)[0].argsort().data<long>().Select(i => (int)i).ToArray();
        var kept = (int)(0.8 * mask[0].sum().item<double>());
        AssertGradient(d => ResidualLosses.Trimmed(Residuals.Robust(d, target, mask), mask), prediction, order[(kept - 4)..(kept + 4)]);
    }

    [Fact]
    public void The_trimmed_share_is_exact_when_residuals_are_equal()
    {
        using var scope = NewDisposeScope();
        var mask = ones(1, 2, 5, dtype: ScalarType.Float64);
        var weights = Masked.SmallestShare(zeros(1, 2, 5, dtype: ScalarType.Float64), mask, 0.8);
        AssertClose([.. Enumerable.Repeat(0.8, 10)], Values(weights), 1e-12);
    }

    [Theory]
    [InlineData(MidasLossKind.SsiTrim)]
    [InlineData(MidasLossKind.SsiMae)]
    [InlineData(MidasLossKind.SsiMse)]
    public void A_picture_without_a_measured_pixel_adds_nothing(MidasLossKind kind)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(ScalarType.Float64);
        mask.slice(0, 0, 1, 1).zero_();
        prediction.requires_grad_();
        var loss = new MidasLoss(kind);
        var total = loss.Compute(prediction, target, mask).Total;
        total.backward();

        var rest = loss.Compute(prediction.slice(0, 1, 3, 1), target.slice(0, 1, 3, 1), mask.slice(0, 1, 3, 1)).Total;
        Assert.Equal(rest.item<double>() * 2 / 3, total.item<double>(), 1e-12);
        Assert.All(Values(prediction.grad![0]), g => Assert.Equal(0, g));
        Assert.All(Values(prediction.grad!), g => Assert.True(double.IsFinite(g)));
    }

    [Theory]
    [InlineData(MidasLossKind.SsiTrim, double.NaN)]
    [InlineData(MidasLossKind.SsiMae, double.PositiveInfinity)]
    [InlineData(MidasLossKind.SsiMse, double.NegativeInfinity)]
    public void What_stands_in_unmeasured_pixels_does_not_matter(MidasLossKind kind, double poison)
    {
        using var scope = NewDisposeScope();
        var (prediction, target, mask) = LossGolden.Input(ScalarType.Float64);
        var loss = new MidasLoss(kind);
        var clean = prediction.clone().requires_grad_();
        loss.Compute(clean, target, mask).Total.backward();
        var poisoned = prediction.clone().requires_grad_();
        loss.Compute(poisoned, target.masked_fill(mask.eq(0), poison), mask).Total.backward();
        Assert.Equal(Values(clean.grad!), Values(poisoned.grad!));
    }

    [Fact]
    public void A_constant_prediction_has_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        var (_, target, mask) = LossGolden.Input(ScalarType.Float32);
        foreach (var kind in Enum.GetValues<MidasLossKind>())
        {
            var prediction = ones_like(target).requires_grad_();
            new MidasLoss(kind).Compute(prediction, target, mask).Total.backward();
            Assert.All(Values(prediction.grad!), g => Assert.True(double.IsFinite(g)));
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 0.1)]
    [InlineData(ScalarType.Float32, -1e-3)]
    [InlineData(ScalarType.Float64, 1e5)]
    public void A_constant_prediction_whose_mean_is_rounded_gets_scale_0_and_the_targets_mean(ScalarType type, double value)
    {
        using var scope = NewDisposeScope();
        var mask = ones(1, 192, 224, dtype: type);
        var target = 5 * arange(192 * 224, type).view(1, 192, 224) / (192 * 224 - 1);
        var (scale, shift) = Residuals.FitScaleShift(mask * value, target, mask);
        AssertClose(0, scale, 0);
        AssertClose(2.5, shift, 1e-5);
    }

    [Fact]
    public void A_prediction_that_hardly_varies_is_fitted_all_the_same()
    {
        using var scope = NewDisposeScope();
        var mask = ones(1, 192, 224);
        var target = arange(192 * 224, ScalarType.Float32).view(1, 192, 224) / (192 * 224 - 1);
        AssertClose(1e4, Residuals.FitScaleShift(0.1f + 1e-4f * target, target, mask).Scale, 1e-3);
    }

    private static (Tensor Prediction, Tensor Target, Tensor Mask) SmallInput()
    {
        var (prediction, target, mask) = LossGolden.Input(ScalarType.Float64);
        return (Corner(prediction), Corner(target), Corner(mask));

        static Tensor Corner(Tensor x) => x.slice(0, 0, 2, 1).slice(1, 0, 9, 1).slice(2, 22, 33, 1).clone();
    }

    private static double[] PerPicture(Func<Func<Tensor, Tensor>, Tensor> loss) =>
        [.. Enumerable.Range(0, LossGolden.Pictures).Select(n => loss(x => x.slice(0, n, n + 1, 1)).to_type(ScalarType.Float64).item<double>())];

    private static void AssertClose(double expected, Tensor actual, double tolerance) => AssertClose([expected], Values(actual), tolerance);

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - tolerance * Math.Max(1, Math.Abs(expected[i])), expected[i] + tolerance * Math.Max(1, Math.Abs(expected[i])));
    }
}
