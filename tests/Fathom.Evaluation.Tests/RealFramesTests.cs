using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

/// <summary>Agreement with published figures and with an independent scorer on real frames.</summary>
public sealed class RealFramesTests : IDisposable
{
    private static readonly Lazy<DepthSample[]> Frames = new(() => [.. Manifest.Read(SharedFolder.Require("realdata/manifest.jsonl")).Select(frame => frame.Load())]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_baselines_have_their_published_errors()
    {
        var report = new Evaluator([Predictor.Constant, Predictor.VerticalRamp], [Protocol.Affine, Protocol.Median]).Run([.. Frames.Value.Select(MemoryFrame.Of)]);

        Assert.Equal(12, report["constant", "affine"].Scored);
        Assert.Equal((0.359, 61.2), Rounded(report["constant", "affine"]));
        Assert.Equal((0.252, 39.1), Rounded(report["ramp", "affine"]));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("ramp")]
    public void Every_frame_of_a_baseline_agrees_with_the_independent_scorer(string name) =>
        // A row of the ramp has one value, and sensors few different ones: what moves across 1.25 moves together.
        AssertAgree(ScorePy.Run("--baseline", name), name == "ramp" ? Predictor.VerticalRamp : Predictor.Constant, moved: 64);

    [Fact]
    public void Every_frame_of_affine_invariant_predictions_agrees_with_the_independent_scorer() =>
        AssertAgree("disparity", image => Guess(image, image.Width, image.Height, DepthKind.AffineInverseDepth));

    [Fact]
    public void Small_predictions_are_enlarged_as_the_independent_scorer_does() =>
        AssertAgree("disparity", image => Guess(image, image.Width / 3, image.Height / 4, DepthKind.AffineInverseDepth));

    [Fact]
    public void Metric_predictions_agree_with_the_independent_scorer() =>
        AssertAgree("depth", image => Guess(image, image.Width, image.Height, DepthKind.MetricDepth));

    /// <summary>Something that depends on row, column and colour and goes below zero in inverse depth, as networks do.</summary>
    private static DepthMap Guess(Image image, int width, int height, DepthKind kind)
    {
        var values = new float[width * height];
        for (var i = 0; i < values.Length; i++)
        {
            int x = i % width, y = i / width;
            var inverse = 1.3f * y / height - 0.2f + 0.1f * MathF.Sin(9f * x / width) + image.Pixels[3 * (y * image.Height / height * image.Width + x * image.Width / width)] / 900f;
            values[i] = kind.LargerIsNearer() ? inverse : 1 / MathF.Max(inverse, 0.05f);
        }
        return new DepthMap(width, height, values, kind);
    }

    private static (double AbsRel, double Outliers) Rounded(GroupScore score) => (Math.Round(score[Metric.AbsRel]!.Mean, 3), Math.Round(score[Metric.OutlierPercent]!.Mean, 1));

    private void AssertAgree(string kind, Func<Image, DepthMap> predict)
    {
        foreach (var sample in Frames.Value)
            predict(sample.Image).SavePfm(folder[sample.Name + ".pfm"]);
        AssertAgree(ScorePy.Run("--kind", kind, folder.Path), new Predictor("guess", frame => predict(frame.Image)));
    }

    private static void AssertAgree(Dictionary<string, double[]> expected, Predictor predictor, int moved = 2)
    {
        var report = new Evaluator([predictor], [Protocol.Affine, Protocol.MedianWithShiftZero]).Run([.. Frames.Value.Select(MemoryFrame.Of)]);
        Assert.Equal(12, expected.Count);
        foreach (var frame in report.Frames)
        {
            var first = frame.Protocol == "affine" ? 0 : 2;
            var errors = frame.Result.Errors!.Value;
            // Distances are floats here and doubles there: 1e-7, and a pixel or two moves across 1.25.
            Assert.Equal(expected[frame.Frame][first], errors.AbsRel, 1e-6 * expected[frame.Frame][first]);
            Assert.Equal(expected[frame.Frame][first + 1], errors.OutlierPercent, 100.0 * moved / frame.Result.Pixels + 1e-9);
        }
    }
}
