using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>The charts of a protocol: errors by their size, by measured depth, and by picture.</summary>
internal static class HtmlCharts
{
    // Baselines may be many times worse than what is judged; they do not flatten it.
    private const double Headroom = 1.6;

    // Along a line; of more pictures as many are taken evenly.
    private const int MostPoints = 400;

    public static HtmlText Of(Report report, Protocol protocol)
    {
        var judged = report.Judged.Name;
        // What is judged first: it gets the first colour.
        var predictors = report.Predictors.Select(predictor => predictor.Name).OrderBy(name => name == judged ? 0 : 1).ToList();
        var profiles = predictors.Select(name => (name, Profile: Sum(report, protocol, name))).Where(one => one.Profile.BySize.Sum() > 0).ToList();
        var charts = profiles.Count == 0 ? [] : new[] { BySize(profiles, judged), ByDepth(profiles, judged) };
        return HtmlText.Join([.. charts, .. ByPicture(report, protocol, predictors, judged)]);
    }

    /// <summary>Share of the scored pixels of all pictures in each bin of relative errors.</summary>
    public static HtmlText BySize(IReadOnlyList<(string Name, ErrorProfile Profile)> profiles, string judged)
    {
        var (edges, bins) = (ErrorProfile.SizeEdges, ErrorProfile.SizeEdges.Count + 1);
        var series = profiles.Select(one => new SvgSeries(one.Name, [.. one.Profile.BySize.Select((pixels, i) => ((i + 0.5) / bins, (double?)(100.0 * pixels / one.Profile.BySize.Sum()), Words(one.Name, one.Profile, i)))], one.Name == judged)).ToList();
        return new SvgChart("How large the errors are", "relative error |p − g| / g, %", "% of scored pixels", [.. edges.Select((edge, i) => ((i + 1.0) / bins, Number(100 * edge)))], series, Highest(series, judged)).ToHtml();

        string Words(string name, ErrorProfile profile, int i) =>
            $"{name}: {Number(100.0 * profile.BySize[i] / profile.BySize.Sum())} % of pixels have an error {(i == edges.Count ? $"of {Number(100 * edges[^1])} % or more" : $"from {Number(i == 0 ? 0 : 100 * edges[i - 1])} to {Number(100 * edges[i])} %")}";
    }

    /// <summary>The mean relative error of pixels measured so far away.</summary>
    public static HtmlText ByDepth(IReadOnlyList<(string Name, ErrorProfile Profile)> profiles, string judged)
    {
        var edges = ErrorProfile.DepthEdges;
        var pixels = Enumerable.Range(0, edges.Count + 1).Where(i => profiles.Any(one => one.Profile.ByDepth[i] > 0)).ToList();
        var (first, bins) = (pixels[0], pixels[^1] - pixels[0] + 1);
        var series = profiles.Select(one => new SvgSeries(one.Name, [.. Enumerable.Range(0, bins).Select(i => ((i + 0.5) / bins, Mean(one.Profile, first + i), Words(one.Name, one.Profile, first + i)))])).ToList();
        var marks = Enumerable.Range(0, bins + 1).Select(i => (At: (double)i / bins, Edge: first + i - 1)).Where(mark => mark.Edge < edges.Count).Select(mark => (mark.At, Number(mark.Edge < 0 ? 0 : edges[mark.Edge])));
        return new SvgChart("Where the errors are", "measured depth, m", "AbsRel of its pixels", [.. marks], series, Highest(series, judged)).ToHtml();

        static double? Mean(ErrorProfile profile, int i) => profile.ByDepth[i] == 0 ? null : profile.SumByDepth[i] / profile.ByDepth[i];

        string Words(string name, ErrorProfile profile, int i) => string.Create(CultureInfo.InvariantCulture,
            $"{name}: AbsRel {Mean(profile, i):0.000} over {profile.ByDepth[i]} pixels {(i == edges.Count ? $"from {Number(edges[^1])} m" : $"from {Number(i == 0 ? 0 : edges[i - 1])} to {Number(edges[i])} m")}");
    }

    private static IEnumerable<HtmlText> ByPicture(Report report, Protocol protocol, List<string> predictors, string judged)
    {
        var metric = protocol.Metrics[0];
        var series = new List<SvgSeries>();
        foreach (var name in predictors)
        {
            var values = report.Frames.Where(frame => frame.Predictor == name && frame.Protocol == protocol.Name).Select(frame => metric.Of(frame.Result)).OfType<double>().Order().ToList();
            if (!metric.LowerIsBetter)
                values.Reverse();
            if (values.Count > 0)
                series.Add(new SvgSeries(name, [.. Along(values)]));
        }
        if (series.Count > 0)
            yield return new SvgChart("How the pictures differ", "% of pictures, from best to worst", metric.Title, [.. Enumerable.Range(0, 5).Select(i => (i / 4.0, Number(25 * i)))], series, Highest(series, judged)).ToHtml();
    }

    private static IEnumerable<(double At, double? Value, string Words)> Along(List<double> values)
    {
        var count = Math.Min(MostPoints, values.Count);
        return Enumerable.Range(0, count).Select(i => ((i + 0.5) / count, (double?)values[(int)((i + 0.5) * values.Count / count)], ""));
    }

    private static double Highest(IReadOnlyList<SvgSeries> series, string judged)
    {
        var all = series.Max(Highest);
        return series.FirstOrDefault(one => one.Name == judged) is { } first && Highest(first) is > 0 and var own ? Math.Min(all, Headroom * own) : all;

        static double Highest(SvgSeries one) => one.Points.Max(point => point.Value ?? 0);
    }

    private static ErrorProfile Sum(Report report, Protocol protocol, string predictor)
    {
        var sum = ErrorProfile.Empty();
        foreach (var profile in report.Frames.Where(frame => frame.Predictor == predictor && frame.Protocol == protocol.Name).Select(frame => frame.Result.Profile).OfType<ErrorProfile>())
            sum.Add(profile);
        return sum;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
