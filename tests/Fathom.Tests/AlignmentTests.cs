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
    public void Spans_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Alignment.LeastSquares([1, 2], [1], [true, true]));
        Assert.Throws<ArgumentException>(() => Alignment.MedianScale([1], [1], [false]));
    }
}
