using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fathom.Evaluation;

/// <summary>Writes a <see cref="Report"/> down.</summary>
public static class ReportText
{
    private const int NamedFrames = 12;

    internal static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tables in Markdown that are also aligned as plain text: for each protocol the predictors beside each other by group, and all metrics over all frames with the first one's 95 % interval.</summary>
    public static string ToMarkdown(this Report report)
    {
        var text = new StringBuilder();
        foreach (var (protocol, fingerprint) in report.Protocols)
        {
            text.Append(CultureInfo.InvariantCulture, $"{protocol.Name} · fingerprint {fingerprint}\n{protocol.Description}\n\n");
            MarkdownTable.Append(text, ByGroup(report, protocol));
            text.Append('\n');
            MarkdownTable.Append(text, AllMetrics(report, protocol));
            text.Append('\n');
        }
        foreach (var problem in report.Frames.Where(frame => !frame.Result.IsScored).GroupBy(frame => (frame.Predictor, frame.Protocol, frame.Result.Problem)))
            text.Append(CultureInfo.InvariantCulture, $"Not scored: {problem.Key.Predictor}, {problem.Key.Protocol}, {FrameNames(problem, report)}: {problem.Key.Problem}.\n");
        foreach (var held in report.Faults.Where(frame => frame.Result.IsScored).GroupBy(frame => (frame.Predictor, frame.Protocol)))
            text.Append(CultureInfo.InvariantCulture, $"No depth: {held.Key.Predictor}, {held.Key.Protocol}, {FrameNames(held, report)}: zero or negative at {held.Sum(frame => (long)frame.Result.NotPositive)} scored pixels; they were held at the nearest depth.\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>One line for every frame, predictor and protocol, under a header; numbers in full precision.</summary>
    public static string ToCsv(this Report report)
    {
        var fingerprints = report.Protocols.ToDictionary(protocol => protocol.Protocol.Name, protocol => protocol.Fingerprint);
        var text = new StringBuilder("protocol,fingerprint,predictor,frame,place,condition,pixels,predicted_width,predicted_height,not_positive,scale,shift").AppendJoin("", Metric.All.Select(metric => $",{metric.Name}")).Append(",problem\n");
        foreach (var frame in report.Frames)
        {
            var result = frame.Result;
            string[] cells =
            [
                Csv.Quote(frame.Protocol), fingerprints[frame.Protocol], Csv.Quote(frame.Predictor), Csv.Quote(frame.Frame), Csv.Quote(frame.Place), Csv.Quote(frame.Condition),
                Number(result.Pixels, "0"), Number(result.PredictedWidth, "0"), Number(result.PredictedHeight, "0"), Number(result.NotPositive, "0"),
                .. new double?[] { result.IsScored ? result.Scale : null, result.IsScored ? result.Shift : null }.Concat(Metric.All.Select(metric => metric.Of(result))).Select(number => number is { } value ? Number(value, "R") : ""),
                Csv.Quote(result.Problem ?? ""),
            ];
            text.AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Protocols, means with their intervals, and what is wrong, as JSON.</summary>
    public static string ToJson(this Report report) => JsonSerializer.Serialize(
        new
        {
            Protocols = report.Protocols.Select(protocol => new { protocol.Protocol.Name, protocol.Fingerprint, protocol.Protocol.Title, protocol.Protocol.Source, protocol.Protocol.Description, Choices = protocol.Protocol.Choices.Select(choice => new { choice.What, choice.Choice }), Metrics = protocol.Protocol.Metrics.Select(metric => metric.Name) }),
            Predictors = report.Predictors.Select(predictor => new { predictor.Name, predictor.Identity, predictor.IsBaseline }),
            Groups = report.Groups.Select(group => new
            {
                group.Group,
                group.Predictor,
                group.Protocol,
                group.Frames,
                group.Scored,
                Metrics = group.Metrics.ToDictionary(score => score.Metric.Name, score => new { score.Mean, score.Low, score.High, score.Pictures }),
            }),
            Faults = report.Faults.Select(fault => new { fault.Predictor, fault.Protocol, fault.Frame, fault.Result.Problem, fault.Result.NotPositive }),
        },
        JsonOptions) + "\n";

    // Of the protocol's metrics the first, and percent of outliers where it has them.
    private static IEnumerable<string[]> ByGroup(Report report, Protocol protocol)
    {
        var shown = protocol.Metrics.Take(1).Concat(protocol.Metrics.Skip(1).Where(metric => metric == Metric.OutlierPercent)).ToList();
        yield return ["", "n", .. report.Predictors.SelectMany(predictor => shown.Select((metric, i) => i == 0 ? $"{predictor.Name} {metric.Title}" : metric.Title))];
        foreach (var group in report.Groups.Where(score => score.Protocol == protocol.Name).GroupBy(score => score.Group))
            yield return [group.Key, Number(group.First().Frames, "0"), .. group.SelectMany(score => shown.Select(metric => Mark(score, metric)))];
    }

    private static IEnumerable<string[]> AllMetrics(Report report, Protocol protocol)
    {
        var first = protocol.Metrics[0];
        yield return ["all", "n", first.Title, "95 %", .. protocol.Metrics.Skip(1).Select(metric => metric.Title)];
        foreach (var score in report.Groups.Where(score => score.Protocol == protocol.Name && score.Group == "all"))
            yield return
            [
                score.Predictor, Number(score.Scored, "0"), Mark(score, first),
                score[first] is { } mean ? $"{Number(mean.Low, first.Format)}–{Number(mean.High, first.Format)}" : "–",
                .. protocol.Metrics.Skip(1).Select(metric => Mark(score, metric)),
            ];
    }

    // A mean over a part of the frames is marked: it does not compare with the others.
    private static string Mark(GroupScore score, Metric metric) =>
        score[metric] is { } mean ? Number(mean.Mean, metric.Format) + (mean.Pictures < score.Frames ? "*" : "") : "–";

    private static string FrameNames(IEnumerable<FrameScore> problem, Report report)
    {
        var names = problem.Select(frame => frame.Frame).ToList();
        return names.Count == report.Frames.Select(frame => frame.Frame).Distinct().Count() ? "every frame" : names.Count <= NamedFrames ? string.Join(" ", names) : $"{string.Join(" ", names.Take(NamedFrames))} and {names.Count - NamedFrames} more";
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
