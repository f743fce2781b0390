using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

public class DepthErrorsTests
{
    [Fact]
    public void Three_pixels_agree_with_a_hand_computation()
    {
        var errors = DepthErrors.Measure([2, 3, 8, 99], [1, 3, 10, 1], [true, true, true, false]);

        Assert.Equal((1 + 0 + 0.2) / 3, errors.AbsRel, 12);
        Assert.Equal((1 + 0 + 0.4) / 3, errors.SqRel, 12);
        Assert.Equal(Math.Sqrt((1 + 0 + 4) / 3.0), errors.Rmse, 12);
        Assert.Equal(Math.Sqrt((Math.Pow(Math.Log(2), 2) + Math.Pow(Math.Log(0.8), 2)) / 3), errors.RmseLog, 12);
        // 10/8 is 1.25 exactly, which does not count as below; 2 lies above 1.25³ = 1.953.
        Assert.Equal((1 / 3.0, 2 / 3.0, 2 / 3.0), (errors.Delta1, errors.Delta2, errors.Delta3));
        Assert.Equal(200 / 3.0, errors.OutlierPercent, 12);
    }

    [Fact]
    public void A_published_prediction_has_its_published_errors()
    {
        var depth = DepthMap.Load(SharedFolder.Require("realdata/checks/nyu_fastdepth_depth.npy"), DepthKind.MetricDepth);
        var predicted = DepthMap.Load(SharedFolder.Require("realdata/checks/nyu_fastdepth_prediction.npy"), DepthKind.MetricDepth).Values;
        var measured = depth.Values;
        var errors = DepthErrors.Measure(Array.ConvertAll(predicted, p => (double)p), measured, Array.ConvertAll(measured, g => g > 0));

        Assert.Equal((224, 224), (depth.Width, depth.Height));
        Assert.Equal(0.1405, errors.AbsRel, 0.00005);
        Assert.Equal(0.7773, errors.Delta1, 0.00005);
    }

    [Fact]
    public void The_mean_counts_every_picture_the_same_and_there_is_none_of_nothing()
    {
        var mean = DepthErrors.Mean([new(0.1, 1, 2, 3, 0.4, 0.5, 0.6), new(0.3, 2, 4, 5, 0.6, 0.7, 1)])!.Value;
        Assert.Equal([0.2, 1.5, 3, 4, 0.5, 0.6, 0.8], new[] { mean.AbsRel, mean.SqRel, mean.Rmse, mean.RmseLog, mean.Delta1, mean.Delta2, mean.Delta3 }.Select(x => Math.Round(x, 12)));
        Assert.Null(DepthErrors.Mean([]));
    }

    [Fact]
    public void Errors_of_no_pixel_are_refused() =>
        Assert.Throws<ArgumentException>(() => DepthErrors.Measure([1], [1], [false]));
}
