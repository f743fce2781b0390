using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods;

/// <summary>Inputs and comparisons for tests of equations, in double precision unless said otherwise.</summary>
internal static class Numeric
{
    /// <summary>The golden picture, rounded to float as the goldens were computed.</summary>
    public static Tensor Picture(int n, int channels, int height, int width, double phase = 0, ScalarType type = ScalarType.Float32) =>
        WrappedTensorDisposeScope(() => tensor(Array.ConvertAll(GoldenFormula.Image(n, channels, height, width, phase), v => (float)v), [n, channels, height, width]).to_type(type));

    /// <summary>Numbers in [0, 1) without any order, that depend on the key only.</summary>
    public static Tensor Noise(string key, params long[] shape) =>
        tensor(GoldenFormula.U01(key, (int)shape.Aggregate(1L, (n, size) => n * size)), shape);

    public static double[] Values(Tensor x)
    {
        using var scope = NewDisposeScope();
        return x.detach().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>Compares the derivative of a scalar by values of its input, evenly spread, with central differences.</summary>
    /// <param name="loss">The scalar; must not depend on anything random.</param>
    /// <param name="input">Where, double precision.</param>
    /// <param name="tolerance">A share of the largest derivative.</param>
    /// <param name="places">How many values are tried.</param>
    public static void AssertGradient(Func<Tensor, Tensor> loss, Tensor input, double tolerance = 1e-5, int places = 24)
    {
        var count = Math.Min(places, (int)input.numel());
        AssertGradient(loss, input, [.. Enumerable.Range(0, count).Select(k => (int)(k * input.numel() / count))], tolerance);
    }

    // At given places.
    public static void AssertGradient(Func<Tensor, Tensor> loss, Tensor input, int[] tried, double tolerance = 1e-5)
    {
        const double step = 1e-6;
        using var scope = NewDisposeScope();
        var variable = input.detach().clone().requires_grad_();
        loss(variable).backward();
        var gradient = Values(variable.grad!);
        var numeric = Array.ConvertAll(tried, i => (At(i, step) - At(i, -step)) / (2 * step));
        var largest = numeric.Max(Math.Abs);
        Assert.True(largest > 0, "The loss does not depend on its input.");
        foreach (var (place, expected) in tried.Zip(numeric))
            Assert.Equal(expected, gradient[place], tolerance * largest);

        double At(int i, double move)
        {
            using var inner = NewDisposeScope();
            var moved = input.detach().clone();
            moved.view(-1)[i] += move;
            return loss(moved).item<double>();
        }
    }
}
