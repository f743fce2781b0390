using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

public class DepthErrorsTests
{
    [Fact]
    public void Three_pixels_agree_with_a_hand_computation()
    {
        var errors = DepthErrors.Measure([2, 3, 8], [1, 3, 10]);

        Assert.Equal((1 + 0 + 0.2) / 3, errors.AbsRel, 12);
        Assert.Equal((1 + 0 + 0.4) / 3, errors.SqRel, 12);
        Assert.Equal(Math.Sqrt((1 + 0 + 4) / 3.0), errors.Rmse, 12);
        Assert.Equal(Math.Sqrt((Math.Pow(Math.Log(2), 2) + Math.Pow(Math.Log(0.8), 2)) / 3), errors.RmseLog, 12);
        // 10/8 is 1.25 exactly, which does not count as below; 2 lies above 1.25³ = 1.953.
        Assert.Equal((1 / 3.0, 2 / 3.0, 2 / 3.0), (errors.Delta1, errors.Delta2, errors.Delta3));
        Assert.Equal(200 / 3.0, errors.OutlierPercent, 12);
        Assert.Equal((Math.Log10(2) - Math.Log10(0.8)) / 3, errors.Log10, 12);
        Assert.Equal(Math.Sqrt((Math.Pow(Math.Log10(2), 2) + Math.Pow(Math.Log10(0.8), 2)) / 3), errors.RmseLog10, 12);
        var mean = (Math.Log(2) + Math.Log(0.8)) / 3;
        Assert.Equal(100 * Math.Sqrt((Math.Pow(Math.Log(2) - mean, 2) + mean * mean + Math.Pow(Math.Log(0.8) - mean, 2)) / 3), errors.SiLog, 10);
        // Half a metre's inverse, and 1/8 − 1/10.
        Assert.Equal(1000 * Math.Sqrt((0.5 * 0.5 + 0.025 * 0.025) / 3), errors.IRmse, 10);
    }

    [Fact]
    public void A_published_prediction_has_its_published_errors()
    {
        var depth = DepthMap.Load(SharedFolder.Require("realdata/checks/nyu_fastdepth_depth.npy"), DepthKind.MetricDepth);
        var predicted = DepthMap.Load(SharedFolder.Require("realdata/checks/nyu_fastdepth_prediction.npy"), DepthKind.MetricDepth).Values;
        var measured = depth.Values;
        var known = Enumerable.Range(0, measured.Length).Where(i => measured[i] > 0).ToArray();
        var errors = DepthErrors.Measure(Array.ConvertAll(known, i => (double)predicted[i]), Array.ConvertAll(known, i => (double)measured[i]));

        Assert.Equal((224, 224), (depth.Width, depth.Height));
        Assert.Equal(0.1405, errors.AbsRel, 0.00005);
        Assert.Equal(0.7773, errors.Delta1, 0.00005);
    }

    [Fact]
    public void Vectors_agree_with_the_definitions_pixel_by_pixel()
    {
        // Not a multiple of any vector, and longer than a block.
        var random = new Random(3);
        var g = Enumerable.Range(0, 1237).Select(_ => 0.5 + 80 * random.NextDouble()).ToArray();
        var p = Array.ConvertAll(g, value => value * Math.Exp(0.6 * (random.NextDouble() - 0.5)));
        var errors = DepthErrors.Measure(p, g);

        var pairs = p.Zip(g).ToArray();
        double Mean(Func<double, double, double> of) => pairs.Average(pair => of(pair.First, pair.Second));
        double[] expected =
        [
            Mean((p, g) => Math.Abs(p - g) / g), Mean((p, g) => (p - g) * (p - g) / g), Math.Sqrt(Mean((p, g) => (p - g) * (p - g))), Math.Sqrt(Mean((p, g) => Math.Pow(Math.Log(p) - Math.Log(g), 2))),
            Mean((p, g) => Math.Max(p / g, g / p) < 1.25 ? 1 : 0), Mean((p, g) => Math.Max(p / g, g / p) < 1.25 * 1.25 ? 1 : 0), Mean((p, g) => Math.Max(p / g, g / p) < 1.25 * 1.25 * 1.25 ? 1 : 0),
            Mean((p, g) => Math.Abs(Math.Log10(p) - Math.Log10(g))), 100 * Math.Sqrt(Mean((p, g) => Math.Pow(Math.Log(p / g), 2)) - Math.Pow(Mean((p, g) => Math.Log(p / g)), 2)), 1000 * Math.Sqrt(Mean((p, g) => Math.Pow(1 / p - 1 / g, 2))),
        ];
        double[] measured = [errors.AbsRel, errors.SqRel, errors.Rmse, errors.RmseLog, errors.Delta1, errors.Delta2, errors.Delta3, errors.Log10, errors.SiLog, errors.IRmse];
        Assert.All(expected.Zip(measured), pair => Assert.Equal(pair.First, pair.Second, 1e-11 * pair.First));
    }

    [Fact]
    public void Errors_of_no_pixel_are_refused() =>
        Assert.Throws<ArgumentException>(() => DepthErrors.Measure([], []));
}
