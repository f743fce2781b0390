using System.Text.Json;

namespace Fathom.Tests;

public sealed class AlignmentTests
{
    [Fact]
    public void Least_squares_agrees_with_the_golden_scale_and_shift()
    {
        const int N = 3, H = 48, W = 64;
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "losses.json")));
        var prediction = GoldenFormula.Image(N, 1, H, W).Select(v => 4 * v - 0.5).ToArray();
        var target = GoldenFormula.Image(N, 1, H, W, 0.9).Select((v, i) => (float)(0.7 * v + 0.3 + 0.15 * prediction[i])).ToArray();
        var floats = Array.ConvertAll(prediction, v => (float)v);
        var mask = Array.ConvertAll(GoldenFormula.U01("mask", N * H * W), u => u > 0.3);
        for (var y = 0; y < H; y++)
            mask.AsSpan(H * W + y * W, 20).Clear();

        for (var n = 0; n < N; n++)
        {
            var (scale, shift) = Alignment.LeastSquares(floats.AsSpan(n * H * W, H * W), target.AsSpan(n * H * W, H * W), mask.AsSpan(n * H * W, H * W));
            Assert.Equal(golden.RootElement.GetProperty("least_squares_scale")[n].GetDouble(), scale, 1e-6);
            Assert.Equal(golden.RootElement.GetProperty("least_squares_shift")[n].GetDouble(), shift, 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void Alignment_of_an_affine_copy_is_exact(float offset)
    {
        // Quarters are exact in float at both offsets; the raw determinant would lose nine digits at the larger one.
        var prediction = Enumerable.Range(0, 500).Select(i => offset + i * 37 % 101 / 4f).ToArray();
        var target = Array.ConvertAll(prediction, v => 0.5f * (v - offset) + 3);
        var (scale, shift) = Alignment.LeastSquares(prediction, target, Enumerable.Repeat(true, 500).ToArray());
        Assert.Equal(0.5, scale, 1e-12);
        Assert.Equal(3 - 0.5 * offset, shift, 1e-8);
    }

    [Fact]
    public void A_constant_prediction_is_aligned_to_the_mean_and_no_pixel_to_zero()
    {
        bool[] mask = [true, true, false, true];
        var fit = Alignment.LeastSquares([0.1f, 0.1f, 9, 0.1f], [1, 2, 77, 6], mask);
        Assert.Equal(new ScaleShift(0, 3), fit);
        Assert.Equal(3, fit.Apply(0.1));
        Assert.Equal(default, Alignment.LeastSquares([1, 2], [3, 4], [false, false]));
    }

    [Fact]
    public void Median_scaling_takes_the_mean_of_the_two_middle_values()
    {
        // Medians 2.5 of the prediction and 15 of the target; the masked pixel would move both.
        var scale = Alignment.MedianScale([4, 1, 3, 2, 1000], [10, 20, 5, 40, 1000], [true, true, true, true, false]);
        Assert.Equal(6, scale);
    }

    [Fact]
    public void A_scale_by_least_squares_is_the_ratio_of_the_moments()
    {
        Assert.Equal((1 * 2 + 3 * 5) / 10.0, Alignment.LeastSquaresScale([1, 3, 99], [2, 5, 1], [true, true, false]), 1e-15);
        Assert.Equal(0, Alignment.LeastSquaresScale([0, 0], [2, 5], [true, true]));
    }

    [Fact]
    public void A_scale_in_log_space_is_the_geometric_mean_of_the_ratios()
    {
        Assert.Equal(Math.Sqrt(2 * 8), Alignment.LogScale([1, 3, 0], [2, 24, 1], [true, true, false]), 1e-12);
        // No space is preferred: the scale of the inverses is the inverse.
        Assert.Equal(1 / Math.Sqrt(2 * 8), Alignment.LogScale([1, 1 / 3f], [1 / 2f, 1 / 24f], [true, true]), 1e-7);
        Assert.Throws<ArgumentException>(() => Alignment.LogScale([0], [1], [true]));
        Assert.Throws<ArgumentException>(() => Alignment.LogScale([1], [1], [false]));
    }

    [Fact]
    public void A_power_law_is_found_in_log_space()
    {
        var prediction = Enumerable.Range(1, 50).Select(i => i / 7f).ToArray();
        var law = Alignment.LeastSquaresInLog(prediction, Array.ConvertAll(prediction, p => 3 * MathF.Pow(p, 1.5f)), [.. Enumerable.Repeat(true, 50)]);
        Assert.Equal(1.5, law.Exponent, 1e-6);
        Assert.Equal(3, law.Factor, 1e-6);
        Assert.Equal(24, law.Apply(4), 1e-4);
        // The geometric mean of 2 and 8.
        var constant = Alignment.LeastSquaresInLog([5, 5], [2, 8], [true, true]);
        Assert.Equal((0, 4), (constant.Exponent, Math.Round(constant.Factor, 6)));
        Assert.Throws<ArgumentException>(() => Alignment.LeastSquaresInLog([1], [1], [false]));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.45)]
    public void Robust_alignment_survives_outliers(double share)
    {
        // Outliers all on one side and far away, half of them with leverage: least squares is lost.
        const int N = 3000;
        double[] noise = GoldenFormula.U01("noise", N), wrong = GoldenFormula.U01("wrong", N);
        var prediction = Array.ConvertAll(GoldenFormula.U01("prediction", N), u => (float)(5 * u));
        var target = prediction.Select((p, i) => (float)(0.7 * p + 2 + 0.01 * (noise[i] - 0.5))).ToArray();
        for (var i = 0; i < N; i++)
            if (wrong[i] < share)
                (prediction[i], target[i]) = (i % 2 == 0 ? 40 : prediction[i], (float)(100 + 50 * noise[i]));
        bool[] mask = [.. Enumerable.Repeat(true, N)];

        var fit = Alignment.Robust(prediction, target, mask);
        Assert.Equal(0.7, fit.Scale, 1e-3);
        Assert.Equal(2, fit.Shift, 2e-3);
        Assert.Equal(fit, Alignment.Robust(prediction, target, mask));
        if (share > 0)
            Assert.True(Math.Abs(Alignment.LeastSquares(prediction, target, mask).Scale - 0.7) > 1);
    }

    [Fact]
    public void Robust_alignment_of_an_affine_copy_is_exact_and_few_pixels_are_least_squares()
    {
        float[] prediction = [1, 2, 3, 4, 5, 6, 7, 8], target = [5, 7, 9, 11, 13, 15, 1000, 19];
        Assert.Equal(new ScaleShift(2, 3), Alignment.Robust(prediction, target, [true, true, true, true, true, true, true, true]));
        bool[] two = [true, true, false, false, false, false, false, false];
        Assert.Equal(Alignment.LeastSquares(prediction, target, two), Alignment.Robust(prediction, target, two));
        Assert.Equal(new ScaleShift(0, 2), Alignment.Robust([4, 4, 4], [1, 2, 3], [true, true, true]));
    }

    [Fact]
    public void A_robust_scale_is_the_median_ratio()
    {
        Assert.Equal(3, Alignment.RobustScale([1, 2, 3, 4, 5], [3, 6, 9, 1e6f, 0], [true, true, true, true, true]));
        Assert.Throws<ArgumentException>(() => Alignment.RobustScale([0], [1], [true]));
    }

    [Fact]
    public void Spans_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Alignment.LeastSquares([1, 2], [1], [true, true]));
        Assert.Throws<ArgumentException>(() => Alignment.MedianScale([1], [1], [false]));
    }
}
