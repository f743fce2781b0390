using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fathom.Evaluation;

/// <summary>Writes a <see cref="Report"/> down.</summary>
public static class ReportText
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tables in Markdown that are also aligned as plain text: for each protocol the predictors beside each other by group, and all metrics over all frames.</summary>
    public static string ToMarkdown(this Report report)
    {
        var text = new StringBuilder();
        foreach (var (protocol, fingerprint) in report.Protocols)
        {
            text.Append(CultureInfo.InvariantCulture, $"{protocol.Name} · fingerprint {fingerprint}\n{protocol.Description}\n\n");
            AppendTable(text, ByGroup(report, protocol.Name));
            text.Append('\n');
            AppendTable(text, AllMetrics(report, protocol.Name));
            text.Append('\n');
        }
        foreach (var problem in report.Frames.Where(frame => frame.Result.Problem is not null).GroupBy(frame => (frame.Predictor, frame.Protocol, frame.Result.Problem)))
            text.Append(CultureInfo.InvariantCulture, $"Not scored: {problem.Key.Predictor}, {problem.Key.Protocol}, {FrameNames(problem, report)}: {problem.Key.Problem}.\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>One line for every frame, predictor and protocol, under a header; numbers in full precision.</summary>
    public static string ToCsv(this Report report)
    {
        var fingerprints = report.Protocols.ToDictionary(protocol => protocol.Protocol.Name, protocol => protocol.Fingerprint);
        var text = new StringBuilder("protocol,fingerprint,predictor,frame,place,condition,pixels,scale,shift,abs_rel,sq_rel,rmse,rmse_log,delta1,delta2,delta3,boundary_f1,problem\n");
        foreach (var frame in report.Frames)
        {
            var result = frame.Result;
            double?[] numbers = result.Errors is { } e
                ? [result.Scale, result.Shift, e.AbsRel, e.SqRel, e.Rmse, e.RmseLog, e.Delta1, e.Delta2, e.Delta3, result.BoundaryF1]
                : new double?[10];
            string[] cells =
            [
                Quote(frame.Protocol), fingerprints[frame.Protocol], Quote(frame.Predictor), Quote(frame.Frame), Quote(frame.Place), Quote(frame.Condition),
                result.Pixels.ToString(CultureInfo.InvariantCulture), .. numbers.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? ""), Quote(result.Problem ?? ""),
            ];
            text.AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Protocols, groups and frames as JSON; errors are null where there are none.</summary>
    public static string ToJson(this Report report) =>
        JsonSerializer.Serialize(new { report.Protocols, report.Groups, report.Frames }, JsonOptions) + "\n";

    private static IEnumerable<string[]> ByGroup(Report report, string protocol)
    {
        yield return ["", "n", .. report.Predictors.SelectMany(predictor => new[] { $"{predictor} AbsRel", "δ>1.25 %" })];
        foreach (var group in report.Groups.Where(score => score.Protocol == protocol).GroupBy(score => score.Group))
            yield return [group.Key, Number(group.First().Frames, "0"), .. group.SelectMany(score => new[] { Mark(score, errors => errors.AbsRel, "0.000"), Mark(score, errors => errors.OutlierPercent, "0.0") })];
    }

    private static IEnumerable<string[]> AllMetrics(Report report, string protocol)
    {
        yield return ["all", "n", "AbsRel", "SqRel", "RMSE", "RMSElog", "δ1", "δ2", "δ3", "boundary F1"];
        foreach (var score in report.Groups.Where(score => score.Protocol == protocol && score.Group == "all"))
            yield return
            [
                score.Predictor, Number(score.Scored, "0"), Mark(score, e => e.AbsRel, "0.000"), Mark(score, e => e.SqRel, "0.000"), Mark(score, e => e.Rmse, "0.000"),
                Mark(score, e => e.RmseLog, "0.000"), Mark(score, e => e.Delta1, "0.000"), Mark(score, e => e.Delta2, "0.000"), Mark(score, e => e.Delta3, "0.000"),
                score.BoundaryF1 is { } f1 ? Number(f1, "0.000") + (score.Outlined < score.Frames ? "*" : "") : "–",
            ];
    }

    // A mean over a part of the frames is marked: it does not compare with the others.
    private static string Mark(GroupScore score, Func<DepthErrors, double> metric, string format) =>
        score.Mean is { } mean ? Number(metric(mean), format) + (score.Scored < score.Frames ? "*" : "") : "–";

    private static void AppendTable(StringBuilder text, IEnumerable<string[]> rows)
    {
        var table = rows.ToList();
        var widths = Enumerable.Range(0, table[0].Length).Select(column => table.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < table.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", table[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append(" |\n");
            if (i == 0)
                text.Append('|').AppendJoin('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? '-' : ':'))).Append("|\n");
        }
    }

    private static string FrameNames(IEnumerable<FrameScore> problem, Report report)
    {
        var names = problem.Select(frame => frame.Frame).ToList();
        return names.Count == report.Frames.Select(frame => frame.Frame).Distinct().Count() ? "every frame" : string.Join(" ", names);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
