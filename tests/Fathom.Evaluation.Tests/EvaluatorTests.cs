using System.Text.Json;
using Fathom.Datasets;

namespace Fathom.Evaluation.Tests;

public class EvaluatorTests
{
    private static readonly DatasetFrame[] Samples =
    [
        Sample("one", "street", "day", [10, 20, 40, 8, 16, 32]),
        Sample("two", "street", "night", [4, 5, 6, 2, 3, 4]),
        Sample("three", "indoor", "", [4, 4, 4, 2, 2, 2]),
    ];

    private static readonly Predictor Network = new("network", _ => new DepthMap(3, 2, [0, 1, 2, 3, 4, 5], DepthKind.AffineInverseDepth));

    [Fact]
    public void Groups_are_all_places_and_conditions_and_their_means_are_of_their_frames()
    {
        var report = Run(Predictor.VerticalRamp);

        Assert.Equal(["all", "indoor", "street", "street/day", "street/night"], report.Groups.Select(group => group.Group).Distinct());
        var frames = report.Frames.Where(frame => frame.Protocol == "affine").ToDictionary(frame => frame.Frame, frame => frame.Result.Errors!.Value);
        Assert.Equal((frames["one"].AbsRel + frames["two"].AbsRel) / 2, report["ramp", "affine", "street"][Metric.AbsRel]!.Mean, 12);
        Assert.Equal(frames["two"].AbsRel, report["ramp", "affine", "street/night"][Metric.AbsRel]!.Mean);
        Assert.Equal(frames.Values.Average(errors => errors.Rmse), report["ramp", "affine"][Metric.Find("rmse")]!.Mean, 12);
        // Rows at 4 and 2 metres are exactly affine in the row.
        Assert.InRange(frames["three"].AbsRel, 0, 1e-6);
        Assert.Throws<ArgumentException>(() => report["ramp", "affine", "forest"]);
    }

    [Fact]
    public void Frames_without_a_score_are_left_out_of_means_counted_and_explained()
    {
        var report = new Evaluator([Predictor.Constant], [Protocol.Affine, Protocol.Median]).Run([.. Samples, Sample("dark", "street", "night", new float[6])]);

        Assert.Equal((4, 3), (report["constant", "affine"].Frames, report["constant", "affine"].Scored));
        Assert.Equal(Run(Predictor.Constant)["constant", "affine"][Metric.AbsRel], report["constant", "affine"][Metric.AbsRel]);
        var text = report.ToMarkdown();
        Assert.Contains("Not scored: constant, affine, dark: no pixel was measured inside crop and limits.", text, StringComparison.Ordinal);
        Assert.Contains("*", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text + report.ToCsv() + report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_kind_leaves_a_dash_and_the_reason()
    {
        var report = Run(Network);
        Assert.NotNull(report["network", "affine"][Metric.AbsRel]);
        Assert.Null(report["network", "median"][Metric.AbsRel]);
        Assert.Contains("Not scored: network, median, every frame: refused: median scaling finds one scale", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_aligned_markdown_with_predictors_beside_each_other()
    {
        var report = new Evaluator([Network, Predictor.VerticalRamp], [Protocol.Affine]).Run(Samples);
        Assert.Equal(
            $"""
            affine · fingerprint {report.Protocols[0].Fingerprint}
            pixels: 0.001 m < measured < cap, crop by frame; resize: as predicted, opencv-linear; alignment: least squares of scale and shift in inverse depth; held after alignment: in [0 m, cap]; mean over pictures

            |              | n | network AbsRel | δ>1.25 % | ramp AbsRel | δ>1.25 % |
            |--------------|--:|---------------:|---------:|------------:|---------:|
            """,
            report.ToMarkdown()[..report.ToMarkdown().IndexOf("\n| all", StringComparison.Ordinal)]);
        var lines = report.ToMarkdown().Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(7 + 4, lines.Count);
        Assert.All(lines.Take(7), line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Matches(@"^\| street/day   \| 1 \| +\d\.\d{3} \| +\d+\.\d \| +\d\.\d{3} \| +\d+\.\d \|$", lines[5]);
    }

    [Fact]
    public void Csv_holds_every_frame_in_full_precision()
    {
        var report = Run(Network);
        var lines = report.ToCsv().TrimEnd('\n').Split('\n');
        Assert.Equal(1 + 3 * 2, lines.Length);
        var columns = lines[0].Split(',');
        var cells = lines[1].Split(',');
        Assert.Equal(["affine", report.Protocols[0].Fingerprint, "network", "one", "street", "day", "6"], cells[..7]);
        Assert.Equal(report.Frames[0].Result.Errors!.Value.RmseLog, double.Parse(cells[Array.IndexOf(columns, "rmse_log")], System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith("median,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",,,,,,,,,\"refused: median scaling", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_protocols_groups_and_faults()
    {
        var report = Run(Network);
        using var json = JsonDocument.Parse(report.ToJson());
        var protocol = json.RootElement.GetProperty("protocols")[0];
        Assert.Equal(report.Protocols[0].Fingerprint, protocol.GetProperty("fingerprint").GetString());
        Assert.Equal("affine", protocol.GetProperty("name").GetString());
        var mean = json.RootElement.GetProperty("groups")[0].GetProperty("metrics").GetProperty("abs_rel");
        Assert.Equal(report["network", "affine"][Metric.AbsRel]!.Mean, mean.GetProperty("mean").GetDouble());
        Assert.InRange(mean.GetProperty("mean").GetDouble(), mean.GetProperty("low").GetDouble(), mean.GetProperty("high").GetDouble());
        Assert.Equal(3, json.RootElement.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public void A_fingerprint_changes_with_whatever_changes_the_task_and_with_nothing_else()
    {
        var original = Fingerprint(Samples);
        Assert.Matches("^[0-9a-f]{8}$", original);
        Assert.Equal(original, Fingerprint([.. Samples.AsEnumerable().Reverse()]));
        Assert.Equal(original, Fingerprint(Samples, Predictor.Constant));

        string[] others =
        [
            Fingerprint([.. Samples.Take(2)]),
            Fingerprint([Samples[0] with { Cap = 60 }, .. Samples[1..]]),
            Fingerprint([Samples[0] with { Crop = EvaluationCrop.Garg }, .. Samples[1..]]),
            Fingerprint([Sample("one", "street", "day", [10, 20, 40, 8, 16, 31]), .. Samples[1..]]),
            Fingerprint(Samples, protocol: Protocol.Affine with { Resize = Resizing.OpenCvCubic }),
            Fingerprint(Samples, protocol: Protocol.Affine with { Nearest = 0.1 }),
            Fingerprint(Samples, protocol: Protocol.Median),
            Fingerprint(Samples, protocol: Protocol.MedianWithShiftZero),
        ];
        Assert.Equal(others.Length + 1, others.Append(original).Distinct().Count());
    }

    [Fact]
    public void Progress_counts_frames_and_cancelling_ends_between_two()
    {
        using var cancel = new CancellationTokenSource();
        var seen = new List<int>();
        var progress = new Listener(done =>
        {
            seen.Add(done);
            if (seen.Count == 2)
                cancel.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => new Evaluator([Network], [Protocol.Affine, Protocol.Median]) { Threads = 1 }.Run(Samples, progress, cancel.Token));
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public void An_empty_manifest_is_refused() =>
        Assert.Contains("no frame to score", Assert.Throws<FathomException>(() => new Evaluator([Network], [Protocol.Affine]).Run([])).Message, StringComparison.Ordinal);

    private static string Fingerprint(IReadOnlyList<DatasetFrame> samples, Predictor? predictor = null, Protocol? protocol = null) =>
        new Evaluator([predictor ?? Network], [protocol ?? Protocol.Affine]).Run(samples).Protocols[0].Fingerprint;

    private static Report Run(Predictor predictor) => new Evaluator([predictor], [Protocol.Affine, Protocol.Median]).Run(Samples);

    private static DatasetFrame Sample(string name, string place, string condition, float[] depth) =>
        MemoryFrame.Of(name, new DepthMap(3, 2, depth, DepthKind.MetricDepth), place, condition);

    private sealed class Listener(Action<int> heard) : IProgress<int>
    {
        public void Report(int value) => heard(value);
    }
}
