using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Evaluation.Tests;

public sealed class HtmlReportTests : IDisposable
{
    private const string Hostile = "a<script>alert(1)</script>\"onerror='x'{{script}}&amp;";

    private readonly TemporaryFolder folder = new();

    // Twice as near as it should be, in inverse depth: alignment mends it.
    private static readonly Predictor Knowing = new("knowing", frame => new DepthMap(frame.Width, frame.Height, Array.ConvertAll(Depth(frame.Frame.Name), metres => 2 / metres + 0.1f), DepthKind.AffineInverseDepth));

    private static readonly Predictor Guessing = new("guessing", frame => new DepthMap(frame.Width, frame.Height, [.. Depth(frame.Frame.Name).Select((metres, i) => 1 / metres + 0.01f * (i % 7) * frame.Frame.Name.Length)], DepthKind.AffineInverseDepth));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_data_call_things_is_text_and_never_markup()
    {
        var html = Write(Guessing, [Frame(Hostile, place: "<b>place", condition: "</td>"), Frame("plain")], "<img src=x>");
        Assert.Single(Regex.Matches(html, "<script"));
        Assert.DoesNotContain("<b>place", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onerror", html, StringComparison.Ordinal);
        Assert.Contains("a&lt;script&gt;alert(1)&lt;/script&gt;&quot;onerror=&#39;x&#39;{{script}}&amp;amp;", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!data:|#)", html);
    }

    [Fact]
    public void The_same_evaluation_gives_the_same_bytes() => Assert.Equal(Write(Guessing, [Frame("one"), Frame("two")]), Write(Guessing, [Frame("one"), Frame("two")]));

    [Fact]
    public void Bars_are_the_shares_of_the_pixels_counted_by_hand()
    {
        // Errors 0.005 (three pixels), 0.06 (four) and 3 (one) against 10 m.
        double[] predicted = [10.05, 10.05, 10.05, 10.6, 10.6, 10.6, 10.6, 40];
        var profile = ErrorProfile.Of(predicted, Enumerable.Repeat(10.0, 8).ToArray());
        var chart = XElement.Parse(HtmlCharts.BySize([("mine", profile), ("flat", profile)], "mine").ToString());

        var heights = chart.Descendants("rect").Where(bar => bar.Attribute("x") is not null).Select(bar => Number(bar, "height")).ToList();
        var (zero, ten) = (Tick(chart, "0"), Tick(chart, "10"));
        Assert.Equal(ErrorProfile.SizeEdges.Count + 1, heights.Count);
        Assert.All(heights.Select((height, i) => (Share: 10 * height / (zero - ten), i)), bar => Assert.Equal(bar.i switch { 0 => 37.5, 4 => 50, 14 => 12.5, _ => 0 }, bar.Share, 0.02));
        Assert.Equal("mine: 50 % of pixels have an error from 5 to 7 %", chart.Descendants("rect").Where(bar => bar.Attribute("x") is not null).ElementAt(4).Value);
        Assert.Contains("flat", chart.Descendants("li").Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Dots_are_the_mean_errors_of_the_depths_they_stand_over()
    {
        // AbsRel 0.2 at 3.5 m (two pixels: 0.1 and 0.3) and 0.5 at 12 m; nothing between.
        var chart = XElement.Parse(HtmlCharts.ByDepth([("mine", ErrorProfile.Of([3.85, 4.55, 18], [3.5, 3.5, 12]))], "mine").ToString());
        var dots = chart.Descendants("circle").ToList();
        var (zero, tenth) = (Tick(chart, "0"), Tick(chart, "0.1"));
        Assert.Equal([0.2, 0.5], dots.Select(dot => Math.Round(0.1 * (zero - Number(dot, "cy")) / (zero - tenth), 2)));
        Assert.Equal("mine: AbsRel 0.200 over 2 pixels from 3 to 4 m", dots[0].Value);
        // The line is broken where nothing was measured.
        Assert.Equal(2, ((string)chart.Descendants("path").First().Attribute("d")!).Count(letter => letter == 'M'));
    }

    [Fact]
    public void An_affine_copy_of_the_truth_looks_like_it_and_has_no_error()
    {
        var frame = Frame("one");
        var picture = Shown(frame, Protocol.Affine, Knowing);
        Assert.Equal(["picture", "prediction", "truth", "error"], picture.Layers.Select(layer => layer.Name));
        var (prediction, truth, error) = (Decoded(picture, 1), Decoded(picture, 2), Decoded(picture, 3));
        Assert.Equal(truth.Pixels, prediction.Pixels);
        var first = ColorMap.Viridis.Colors().AsSpan(0, 3).ToArray();
        for (var i = 0; i < error.Pixels.Length; i++)
            Assert.InRange(error.Pixels[i], first[i % 3] - 3, first[i % 3] + 3);
    }

    [Fact]
    public void Unmeasured_pixels_are_grey()
    {
        var depth = Depth("one");
        depth.AsSpan(0, depth.Length / 2).Clear();
        var picture = Shown(MemoryFrame.Of("one", new DepthMap(64, 48, depth, DepthKind.MetricDepth)), Protocol.Affine, Knowing);
        foreach (var layer in new[] { 2, 3 })
            Assert.All(Decoded(picture, layer).Pixels[..(3 * 64 * 16)], channel => Assert.InRange(channel, 126, 130));
    }

    [Theory]
    [InlineData("affine")]
    [InlineData("median-shift-0")]
    [InlineData("robotcar-adds-night-40")]
    [InlineData("kitti-eigen")]
    public void What_is_drawn_is_what_was_scored(string name)
    {
        var protocol = ProtocolFiles.Find(name);
        var frame = Frame("one");
        var truth = Truth.Load(frame);
        var scorer = new PictureScorer(protocol, truth);
        var small = new DepthMap(32, 24, [.. Enumerable.Range(1, 32 * 24).Select(i => 0.02f + i * 37 % 101 / 300f)], DepthKind.InverseDepth);
        var score = scorer.Score(small);
        var (metres, scored) = (scorer.ToMetres(small, score), scorer.Scored());
        var errors = Enumerable.Range(0, scored.Length).Where(i => scored[i]).Select(i => Math.Abs(metres.Values[i] - truth.Depth!.Values[i]) / (double)truth.Depth.Values[i]).ToList();
        Assert.Equal(score.Pixels, errors.Count);
        Assert.Equal(score.Errors!.Value.AbsRel, errors.Average(), 1e-6);
    }

    [Fact]
    public void Worst_and_best_are_different_pictures_in_order()
    {
        var frames = Enumerable.Range(1, 30).Select(i => Frame(new string('x', i))).ToList();
        var report = new Evaluator([Guessing], [Protocol.Affine]).Run(frames);
        var gallery = new HtmlGallery(report, report.Judged, frames);
        var errors = report.Frames.ToDictionary(frame => frame.Frame, frame => frame.Result.Errors!.Value.AbsRel);
        var shown = gallery.Anchors.Keys.Select(name => errors[name]).ToList();
        Assert.Equal(errors.Values.OrderDescending().Take(20), shown[..20]);
        Assert.Equal(errors.Values.Order().Take(5), shown[20..]);
    }

    [Fact]
    public void Of_pairs_the_two_points_are_shown()
    {
        var frame = new DatasetFrame { Name = "pair", Picture = Frame("pair").Picture, Pair = new OrdinalPair((16, 12), (47, 35)) };
        var html = Write(Guessing, [frame], protocol: ProtocolFiles.Find("midas-diw"));
        Assert.Contains("<circle class=\"nearer\" cx=\"16.5\" cy=\"12.5\"", html, StringComparison.Ordinal);
        Assert.Contains("<circle class=\"farther\" cx=\"47.5\" cy=\"35.5\"", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "<img "));
    }

    [Fact]
    public void What_cannot_be_shown_any_more_is_said_in_its_place()
    {
        var report = new Evaluator([Guessing], [Protocol.Affine]).Run([Frame("one"), Frame("two")]);
        var gone = Frame("one") with { Depth = new Gone("depth/one.png") };
        HtmlReport.Write(folder["report.html"], report, "data", [gone, Frame("two")]);
        Assert.Contains("<p class=\"missing\">depth/one.png is gone.</p>", File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_without_a_score_are_named_with_the_reason()
    {
        var html = Write(Guessing, [Frame("one"), MemoryFrame.Of("dark", new DepthMap(64, 48, new float[64 * 48], DepthKind.MetricDepth))]);
        Assert.Contains("no pixel was measured inside crop and limits", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">1</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Regex.Replace(html, "data:[^\"]*", ""), StringComparison.Ordinal);
    }

    private string Write(Predictor predictor, IReadOnlyList<DatasetFrame> frames, string data = "data", Protocol? protocol = null)
    {
        HtmlReport.Write(folder["report.html"], new Evaluator([predictor, Predictor.Constant, Predictor.VerticalRamp], [protocol ?? Protocol.Affine]).Run(frames), data, frames);
        return File.ReadAllText(folder["report.html"]);
    }

    private static GalleryPicture Shown(DatasetFrame frame, Protocol protocol, Predictor predictor)
    {
        var score = new Evaluator([predictor], [protocol]).Run([frame]).Frames[0].Result;
        return GalleryPicture.Of(frame, protocol, predictor, score);
    }

    private static Image Decoded(GalleryPicture picture, int layer) => Image.Decode(Convert.FromBase64String(picture.Layers[layer].Uri.Split(',')[1]), "layer");

    private static DatasetFrame Frame(string name, string place = "street", string condition = "day") => MemoryFrame.Of(name, new DepthMap(64, 48, Depth(name), DepthKind.MetricDepth), place, condition);

    // 2 to 50 m, other for every name.
    private static float[] Depth(string name) => [.. Enumerable.Range(0, 64 * 48).Select(i => 2 + (i * (3 + name.Length % 5) % 480) / 10f)];

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    // Where the vertical axis has a number; its word stands 4 below its line.
    private static double Tick(XElement chart, string word) => Number(chart.Descendants("text").First(text => text.Value == word && (string?)text.Attribute("text-anchor") == "end"), "y") - 4;

    private sealed record Gone(string Path) : DepthFile(Path)
    {
        public override DepthMap Read(int width, int height) => throw new FathomException($"{Path} is gone.");
    }
}
