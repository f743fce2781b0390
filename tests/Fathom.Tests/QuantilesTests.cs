using FsCheck;
using FsCheck.Fluent;

namespace Fathom.Tests;

public sealed class QuantilesTests
{
    [Fact]
    public void Selection_agrees_with_sorting() =>
        Prop.ForAll(
            (from values in Gen.Choose(-20, 20).Select(v => v / 4f).NonEmptyListOf()
             from percent in Gen.Choose(0, 100)
             select (Values: values.ToArray(), Q: percent / 100.0)).ToArbitrary(),
            sample =>
            {
                var sorted = sample.Values.Order().ToArray();
                var position = sample.Q * (sorted.Length - 1);
                double below = sorted[(int)Math.Floor(position)], above = sorted[(int)Math.Ceiling(position)];
                var expected = below + (position - Math.Floor(position)) * (above - below);
                return Math.Abs(Quantiles.Linear(sample.Values, sample.Q) - expected) < 1e-9;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numpy_agrees()
    {
        // numpy.quantile([3, 1, 2, 10], [0, .02, .5, .98, 1])
        Assert.Equal(
            [1, 1.06, 2.5, 9.58, 10],
            new[] { 0, 0.02, 0.5, 0.98, 1 }.Select(q => Math.Round(Quantiles.Linear<float>([3, 1, 2, 10], q), 12)));
        Assert.Equal(2, Quantiles.Median<float>([3, 1, 2]));
    }

    [Fact]
    public void The_middle_of_two_infinities_is_infinite()
    {
        // numpy.median.
        Assert.Equal(double.PositiveInfinity, Quantiles.Median<float>([1, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, Quantiles.Median<float>([1, float.PositiveInfinity]));
        Assert.Equal(double.NegativeInfinity, Quantiles.Median<float>([float.NegativeInfinity, float.NegativeInfinity]));
    }

    [Fact]
    public void No_values_have_no_median() => Assert.Throws<ArgumentException>(() => Quantiles.Median<float>([]));
}
