using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>The tables of the report.</summary>
internal static class HtmlTables
{
    // A browser lays out no more rows at once; scores.csv has all.
    private const int MostRows = 2000, NamedFrames = 12;

    /// <summary>The judged predictor's first metric under every protocol.</summary>
    public static HtmlText Summary(Report report, Predictor judged) => HtmlText.Of($"""
        <ul class="summary">{HtmlText.Join(report.Protocols.Select(applied =>
        {
            var (protocol, score) = (applied.Protocol, report[judged.Name, applied.Protocol.Name]);
            var metric = protocol.Metrics[0];
            var number = score[metric] is { } mean ? HtmlText.Of($"<b>{Text(mean.Mean, metric)}</b> <span>{Interval(mean)}</span>") : HtmlText.Of($"<b>–</b> <span>no score</span>");
            return HtmlText.Of($"<li><span>{protocol.Name}: {metric.Title}, {(metric.LowerIsBetter ? "lower" : "higher")} is better</span> {number} <span>{score.Scored} of {score.Frames} pictures</span></li>");
        }))}</ul>
        """);

    /// <summary>What has no score, and what had to be held.</summary>
    public static HtmlText Problems(Report report)
    {
        var problems = report.Frames.Where(frame => !frame.Result.IsScored).GroupBy(frame => (frame.Predictor, frame.Protocol, Problem: frame.Result.Problem!))
            .Concat(report.Faults.Where(frame => frame.Result.IsScored).GroupBy(frame => (frame.Predictor, frame.Protocol, Problem: "zero or negative at scored pixels, which were held at the nearest depth"))).ToList();
        return problems.Count == 0 ? new HtmlText() : HtmlText.Of($"""
            <section aria-labelledby="problems">
            <h2 id="problems">Problems</h2>
            <div class="scroll" role="region" aria-label="Problems" tabindex="0"><table><thead><tr><th scope="col">predictor</th><th scope="col">protocol</th><th scope="col" class="number">pictures</th><th scope="col">problem</th><th scope="col">which</th></tr></thead>
            <tbody>{HtmlText.Join(problems.Select(problem => HtmlText.Of($"""<tr><td>{problem.Key.Predictor}</td><td>{problem.Key.Protocol}</td><td class="number">{problem.Count()}</td><td class="words">{problem.Key.Problem}</td><td class="words">{Names(problem.Select(frame => frame.Frame).ToList())}</td></tr>""")))}</tbody></table></div>
            </section>
            """);
    }

    /// <summary>Means with their intervals, by group and predictor; the best of a group is bold.</summary>
    public static HtmlText Means(Report report, Protocol protocol, Predictor judged) => HtmlText.Of($"""
        <div class="scroll" role="region" aria-label="Means under {protocol.Name}" tabindex="0"><table class="means">
        <thead><tr><th scope="col">pictures</th><th scope="col">predictor</th><th scope="col" class="number">n</th>{HtmlText.Join(protocol.Metrics.Select(metric => HtmlText.Of($"""<th scope="col" class="number" title="{(metric.LowerIsBetter ? "lower" : "higher")} is better">{metric.Title} {(metric.LowerIsBetter ? "↓" : "↑")}</th>""")))}</tr></thead>
        {HtmlText.Join(report.Groups.Where(score => score.Protocol == protocol.Name).GroupBy(score => score.Group).Select(group => Group([.. group], protocol, judged)))}</table></div>

        """);

    /// <summary>Every picture's numbers of the judged predictor, to be sorted by column.</summary>
    /// <param name="report">The scores.</param>
    /// <param name="protocol">One of its protocols.</param>
    /// <param name="judged">Whose predictions.</param>
    /// <param name="anchors">Where frames are shown.</param>
    public static HtmlText Pictures(Report report, Protocol protocol, Predictor judged, IReadOnlyDictionary<string, string> anchors)
    {
        var metric = protocol.Metrics[0];
        var frames = report.Frames.Where(frame => frame.Predictor == judged.Name && frame.Protocol == protocol.Name).ToList();
        // The worst and what has no score first, where not all are shown.
        var shown = frames.Count <= MostRows ? frames : [.. frames.OrderByDescending(frame => metric.Of(frame.Result) is { } value ? (metric.LowerIsBetter ? value : -value) : double.PositiveInfinity).Take(MostRows)];
        var withProblems = shown.Any(frame => !frame.Result.IsScored);
        string[] titles = ["picture", "place", "condition", "pixels", .. protocol.Metrics.Select(each => each.Title), .. protocol.ComparesPairs ? Array.Empty<string>() : ["scale", "shift"], .. withProblems ? ["problem"] : Array.Empty<string>()];
        return HtmlText.Of($"""
            <details{(frames.Count <= 200 ? HtmlText.Of($" open") : new HtmlText())}><summary>Every picture of {judged.Name}{(shown.Count < frames.Count ? $": the {shown.Count} worst of {frames.Count}; all are in scores.csv" : "")}</summary>
            <div class="scroll tall" role="region" aria-label="Pictures under {protocol.Name}" tabindex="0"><table class="sortable">
            <thead><tr>{HtmlText.Join(titles.Select(title => HtmlText.Of($"""<th scope="col"><button type="button">{title}</button></th>""")))}</tr></thead>
            <tbody>
            {HtmlText.Join(shown.Select(frame => Row(frame, protocol, anchors, withProblems)))}</tbody></table></div></details>
            """);
    }

    private static HtmlText Row(FrameScore frame, Protocol protocol, IReadOnlyDictionary<string, string> anchors, bool withProblems)
    {
        var result = frame.Result;
        var name = anchors.TryGetValue(frame.Frame, out var anchor) ? HtmlText.Of($"""<a href="#{anchor}">{frame.Frame}</a>""") : HtmlText.Of($"{frame.Frame}");
        double? scale = result.IsScored ? result.Scale : null, shift = result.IsScored ? result.Shift : null;
        return HtmlText.Of($"""
            <tr><th scope="row">{name}</th><td>{frame.Place}</td><td>{frame.Condition}</td>{Number(result.Pixels, "0")}{HtmlText.Join(protocol.Metrics.Select(metric => Number(metric.Of(result), metric.Format)))}{(protocol.ComparesPairs ? new HtmlText() : HtmlText.Of($"""{Number(scale, "0.####")}{Number(shift, "0.####")}"""))}{(withProblems ? HtmlText.Of($"""<td class="words">{result.Problem}</td>""") : new HtmlText())}</tr>

            """);
    }

    private static HtmlText Group(IReadOnlyList<GroupScore> scores, Protocol protocol, Predictor judged) => HtmlText.Of($"""
        <tbody>{HtmlText.Join(scores.Select((score, i) => HtmlText.Of($"""
        <tr{(score.Predictor == judged.Name ? HtmlText.Of($" class=\"judged\"") : new HtmlText())}>{(i == 0 ? HtmlText.Of($"""<th scope="rowgroup" rowspan="{scores.Count}">{score.Group}</th>""") : new HtmlText())}<th scope="row">{score.Predictor}</th><td class="number">{score.Scored}</td>{HtmlText.Join(protocol.Metrics.Select(metric => Mean(score, metric, scores)))}</tr>

        """)))}</tbody>

        """);

    private static HtmlText Mean(GroupScore score, Metric metric, IReadOnlyList<GroupScore> group)
    {
        if (score[metric] is not { } mean)
            return HtmlText.Of($"""<td class="number">–</td>""");
        var others = group.Select(other => other[metric]?.Mean).OfType<double>();
        var isBest = group.Count > 1 && mean.Mean == (metric.LowerIsBetter ? others.Min() : others.Max());
        return HtmlText.Of($"""<td class="{(isBest ? "number best" : "number")}"><data value="{mean.Mean:R}">{Text(mean.Mean, metric)}{(mean.Pictures < score.Frames ? "*" : "")}</data>{(mean.Pictures > 1 ? HtmlText.Of($" <small>{Interval(mean)}</small>") : new HtmlText())}</td>""");
    }

    private static HtmlText Number(double? number, string format) =>
        number is { } value ? HtmlText.Of($"""<td class="number"><data value="{value:R}">{value.ToString(format, CultureInfo.InvariantCulture)}</data></td>""") : HtmlText.Of($"""<td class="number"></td>""");

    private static string Interval(MetricScore mean) => $"{Text(mean.Low, mean.Metric)}–{Text(mean.High, mean.Metric)}";

    private static string Text(double value, Metric metric) => value.ToString(metric.Format, CultureInfo.InvariantCulture);

    private static string Names(List<string> names) => string.Join(", ", names.Take(NamedFrames)) + (names.Count > NamedFrames ? $" and {names.Count - NamedFrames} more" : "");
}
