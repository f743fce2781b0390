using System.Globalization;
using System.Text.Json;
using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Scores_are_read_back_to_the_last_bit_whatever_frames_are_called()
    {
        string[] names = ["plain", "with, comma", "with \"quotes\"", "two\nlines", "café"];
        var report = Evaluate("a", 1, [.. names.Select(name => Frame(name))]);
        var read = EvaluationFolder.Load(folder["a"]);

        Assert.Equal("guess", read.Judged);
        Assert.Equal(report.Protocols.Select(protocol => (protocol.Protocol.Name, protocol.Fingerprint)), read.Protocols.Select(protocol => (protocol.Name, protocol.Fingerprint)));
        foreach (var protocol in read.Protocols)
        {
            var scores = report.Frames.Where(frame => frame.Predictor == "guess" && frame.Protocol == protocol.Name).ToList();
            Assert.Equal(names, protocol.Frames.Select(frame => frame.Frame));
            Assert.Equal(Protocol.Affine.Metrics, protocol.Metrics);
            foreach (var (score, frame) in scores.Zip(protocol.Frames))
            {
                Assert.Equal((score.Place, score.Condition, score.Result.Pixels), (frame.Place, frame.Condition, frame.Pixels));
                foreach (var metric in Metric.All)
                    Assert.Equal(metric.Of(score.Result), frame.Numbers.TryGetValue(metric, out var number) ? number : null);
            }
        }
    }

    [Fact]
    public void Differences_are_paired_by_picture_and_counted_for_the_better_one()
    {
        // AbsRel 0.1 0.2 0.3 0.4 against 0.2 0.1 0.1 0.4: differences 0.1 −0.1 −0.2 0; means 0.25 and 0.2.
        var difference = PairedDifference.Of("all", Metric.AbsRel, [(0.1, 0.2), (0.2, 0.1), (0.3, 0.1), (0.4, 0.4)]);
        Assert.Equal((4, 0.25, 0.2, -0.05, 0.25, 0.5), (difference.Pictures, difference.First, Math.Round(difference.Second, 12), Math.Round(difference.Difference, 12), difference.FirstBetter, difference.SecondBetter));
        Assert.Null(difference.SecondIsBetter);
        // Means of four differences lie between the least and the largest.
        Assert.InRange(difference.Low, -0.2, -0.05);
        Assert.InRange(difference.High, 0, 0.1);
    }

    [Fact]
    public void A_difference_that_is_the_same_on_every_picture_is_certain_however_much_the_pictures_differ()
    {
        var pairs = Enumerable.Range(1, 20).Select(i => ((double)i, i + 0.5)).ToList();
        var error = PairedDifference.Of("all", Metric.Find("rmse"), pairs);
        Assert.Equal((0.5, 0.5, 0.5, false), (error.Difference, error.Low, error.High, error.SecondIsBetter!.Value));
        // The higher the better: the same numbers speak for the other one.
        var delta = PairedDifference.Of("all", Metric.Find("delta1"), pairs);
        Assert.Equal((true, 1, 0), (delta.SecondIsBetter!.Value, delta.SecondBetter, delta.FirstBetter));
        // Six that agree may be no chance (2 / 2⁶ is below 5 %), five may.
        Assert.NotNull(PairedDifference.Of("all", Metric.AbsRel, pairs[..6]).SecondIsBetter);
        Assert.Null(PairedDifference.Of("all", Metric.AbsRel, pairs[..5]).SecondIsBetter);
    }

    [Fact]
    public void Groups_and_means_are_those_of_the_reports()
    {
        DatasetFrame[] frames = [Frame("one", "street", "day"), Frame("two", "street", "night"), Frame("three", "room")];
        var (first, second) = (Evaluate("a", 1, frames), Evaluate("b", 2, frames));
        var comparison = Compare();

        Assert.Empty(comparison.Refusals);
        var affine = comparison.Protocols.Single(protocol => protocol.Name == "affine");
        Assert.Equal(["all", "room", "street", "street/day", "street/night"], affine.Differences.Select(difference => difference.Group).Distinct());
        foreach (var difference in affine.Differences)
        {
            Assert.Equal(first["guess", "affine", difference.Group][difference.Metric]!.Mean, difference.First, 12);
            Assert.Equal(second["guess", "affine", difference.Group][difference.Metric]!.Mean, difference.Second, 12);
            Assert.Equal(difference.Second - difference.First, difference.Difference, 12);
        }
    }

    [Fact]
    public void Files_hold_every_difference_in_full_precision()
    {
        Evaluate("a", 1, [Frame("one", "street, wet"), Frame("two")]);
        Evaluate("b", 2, [Frame("one", "street, wet"), Frame("two")]);
        var comparison = Compare();
        var expected = comparison.Protocols.SelectMany(protocol => protocol.Differences).ToList();

        var rows = Csv.Rows(ComparisonText.ToCsv([comparison])).Skip(1).Select(row => row.Cells).ToList();
        Assert.Equal(expected.Select(difference => (difference.Group, difference.Metric.Name, difference.Difference, difference.Low, difference.High)), rows.Select(cells => (cells[4], cells[5], Number(cells[9]), Number(cells[10]), Number(cells[11]))));
        using var json = JsonDocument.Parse(ComparisonText.ToJson([comparison]));
        Assert.Equal(expected.Select(difference => difference.Difference), json.RootElement[0].GetProperty("protocols").EnumerateArray().SelectMany(protocol => protocol.GetProperty("differences").EnumerateArray()).Select(difference => difference.GetProperty("difference").GetDouble()));

        static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Pictures_without_a_score_in_one_are_left_out_and_named()
    {
        Evaluate("a", 1, [Frame("one"), Frame("two")]);
        Evaluate("b", new Predictor("guess", frame => frame.Frame.Name == "two" ? throw new FathomException("no file.") : Guess(frame, 2)), [Protocol.Affine, Protocol.MedianWithShiftZero], [Frame("one"), Frame("two")]);
        var affine = Compare().Protocols[0];
        Assert.Equal((2, "two"), (affine.Frames, Assert.Single(affine.LeftOut)));
        Assert.All(affine.Differences, difference => Assert.Equal(1, difference.Pictures));
    }

    [Fact]
    public void Other_choices_are_refused_and_named()
    {
        Evaluate("a", 1, [Frame("one")]);
        Evaluate("b", new Predictor("guess", frame => Guess(frame, 1)), [Protocol.Affine with { Nearest = 0.5, Resize = Resizing.OpenCvCubic }, Protocol.MedianWithShiftZero], [Frame("one")]);
        var comparison = Compare();
        Assert.Equal("median-shift-0", Assert.Single(comparison.Protocols).Name);
        var refusal = Assert.Single(comparison.Refusals);
        Assert.Contains("pixels: '0.001 m < measured < cap, crop by frame' against '0.5 m < measured", refusal, StringComparison.Ordinal);
        Assert.Contains("resize: 'as predicted, opencv-linear' against 'as predicted, opencv-cubic'.", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("alignment", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one two", "The frames differ: 1 in both, 1 only in DIR/a (zero).")]
    [InlineData("two three", "The frames differ: 0 in both, 2 only in DIR/a (zero, one), 2 only in DIR/b (two, three).")]
    public void Other_frames_are_refused_and_named(string names, string reason)
    {
        Evaluate("a", 1, [Frame("zero"), Frame("one")]);
        Evaluate("b", 1, [.. names.Split(' ').Where(name => !reason.StartsWith("The frames differ: 1", StringComparison.Ordinal) || name == "one").Select(name => Frame(name))]);
        var comparison = Compare();
        Assert.Empty(comparison.Protocols);
        Assert.All(comparison.Refusals, refusal => Assert.Contains(reason, refusal.Replace(folder.Path, "DIR", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(2, comparison.Refusals.Count);
    }

    [Fact]
    public void Other_measurements_under_the_same_names_are_refused()
    {
        var holes = Depth("one");
        holes[3] = 0;
        Evaluate("a", 1, [Frame("one")]);
        Evaluate("b", 1, [MemoryFrame.Of("one", new DepthMap(32, 24, holes, DepthKind.MetricDepth))]);
        Assert.Contains("1 has another number of scored pixels: one.", Compare().Refusals[0], StringComparison.Ordinal);
        Evaluate("b", 1, [MemoryFrame.Of("one", new DepthMap(32, 24, [.. Depth("one").Select(metres => metres * 1.01f)], DepthKind.MetricDepth))]);
        Assert.Contains("what was measured, or crop or cap, differs", Compare().Refusals[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no folder", "there is no such folder of an evaluation")]
    [InlineData("no scores", "scores.csv: there is no such file")]
    [InlineData("cut off", "was the file cut off?")]
    [InlineData("no number", "line 4: 'much' is no number")]
    [InlineData("no column", "there is no column 'frame'")]
    [InlineData("open quote", "a quotation mark is not closed")]
    [InlineData("twice", "one stands there twice")]
    [InlineData("no lines", "scores.csv has no line of guess under affine")]
    [InlineData("other summary", "are of different evaluations")]
    [InlineData("bad summary", "summary.json: ")]
    [InlineData("old summary", "evaluate into the same folder again")]
    public void A_damaged_folder_is_named_with_the_way_out(string fault, string message)
    {
        Evaluate("a", 1, [Frame("one")]);
        var (scores, summary) = (folder["a/scores.csv"], folder["a/summary.json"]);
        var text = File.ReadAllText(scores);
        var line = text.Split('\n')[3];
        switch (fault)
        {
            case "no folder": Directory.Delete(folder["a"], true); break;
            case "no scores": File.Delete(scores); break;
            case "cut off": File.WriteAllText(scores, text[..^60]); break;
            case "no number": File.WriteAllText(scores, text.Replace(line, string.Join(',', line.Split(',').Select((cell, i) => i == 12 ? "much" : cell)), StringComparison.Ordinal)); break;
            case "no column": File.WriteAllText(scores, text.Replace(",frame,", ",frames,", StringComparison.Ordinal)); break;
            case "open quote": File.WriteAllText(scores, text.Replace(line, line.Replace(",one,", ",\"one,", StringComparison.Ordinal), StringComparison.Ordinal)); break;
            case "twice": File.WriteAllText(scores, text.Replace(line, $"{line}\n{line}", StringComparison.Ordinal)); break;
            case "no lines": File.WriteAllText(scores, text.Split('\n')[0]); break;
            case "other summary": File.WriteAllText(summary, File.ReadAllText(summary).Replace(line.Split(',')[1], "00000000", StringComparison.Ordinal)); break;
            case "bad summary": File.WriteAllText(summary, "{"); break;
            case "old summary": File.WriteAllText(summary, File.ReadAllText(summary).Replace("\"choices\"", "\"old\"", StringComparison.Ordinal)); break;
        }
        Assert.Contains(message, Assert.Throws<FathomException>(() => EvaluationFolder.Load(folder["a"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scores.csv", 1_000)]
    [InlineData("summary.json", 1_000)]
    [InlineData("scores.csv", 20_000, Traits = ["Category", "long"])]
    [InlineData("summary.json", 20_000, Traits = ["Category", "long"])]
    public void Damaged_files_are_compared_or_refused(string name, int mutations)
    {
        Evaluate("a", 1, [Frame("one, two", "street", "day"), Frame("three")]);
        Evaluate("b", 2, [Frame("one, two", "street", "day"), Frame("three")]);
        var good = EvaluationFolder.Load(folder["b"]);
        new Fuzzer(5, File.ReadAllBytes(folder[$"a/{name}"])).Run(mutations, bytes =>
        {
            File.WriteAllBytes(folder[$"a/{name}"], bytes);
            var comparison = Comparison.Between(EvaluationFolder.Load(folder["a"]), good);
            Assert.NotEmpty(comparison.ToMarkdown() + ComparisonText.ToCsv([comparison]) + ComparisonText.ToJson([comparison]));
        }, typeof(FathomException));
    }

    private Comparison Compare() => Comparison.Between(EvaluationFolder.Load(folder["a"]), EvaluationFolder.Load(folder["b"]));

    private Report Evaluate(string name, int seed, IReadOnlyList<DatasetFrame> frames) =>
        Evaluate(name, new Predictor("guess", frame => Guess(frame, seed)), [Protocol.Affine, Protocol.MedianWithShiftZero], frames);

    private Report Evaluate(string name, Predictor predictor, IReadOnlyList<Protocol> protocols, IReadOnlyList<DatasetFrame> frames)
    {
        var report = new Evaluator([Predictor.Constant, predictor], protocols).Run(frames);
        Directory.CreateDirectory(folder[name]);
        File.WriteAllText(folder[$"{name}/scores.csv"], report.ToCsv());
        File.WriteAllText(folder[$"{name}/summary.json"], report.ToJson());
        return report;
    }

    private static DepthMap Guess(EvaluationFrame frame, int seed)
    {
        var random = new Random(seed);
        return new DepthMap(frame.Width, frame.Height, [.. Depth(frame.Frame.Name).Select(metres => 1 / metres + 0.05f * random.NextSingle())], DepthKind.AffineInverseDepth);
    }

    private static DatasetFrame Frame(string name, string place = "", string condition = "") => MemoryFrame.Of(name, new DepthMap(32, 24, Depth(name), DepthKind.MetricDepth), place, condition);

    private static float[] Depth(string name) => [.. Enumerable.Range(0, 32 * 24).Select(i => 2 + (i * (3 + name.Length) % 97) / 3f)];
}
