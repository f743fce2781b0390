using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fathom.Evaluation;

/// <summary>Writes <see cref="Comparison"/>s down.</summary>
public static class ComparisonText
{
    private const int NamedFrames = 12;

    /// <summary>For each protocol two tables: every metric over all pictures, and the first metric by group.</summary>
    public static string ToMarkdown(this Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A: {comparison.First.Judged} in {comparison.First.Path}\nB: {comparison.Second.Judged} in {comparison.Second.Path}\n");
        foreach (var protocol in comparison.Protocols)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{protocol.Name} · fingerprint {protocol.Fingerprint} · {protocol.Frames - protocol.LeftOut.Count} of {protocol.Frames} pictures scored in both\n\n");
            if (protocol.Differences.Count > 0)
            {
                MarkdownTable.Append(text, Rows("all", protocol.Differences.Where(difference => difference.Group == "all"), difference => difference.Metric.Title));
                var first = protocol.Differences[0].Metric;
                var groups = protocol.Differences.Where(difference => difference.Metric == first && difference.Group != "all").ToList();
                if (groups.Count > 0)
                    MarkdownTable.Append(text.Append('\n'), Rows(first.Title, groups, difference => difference.Group));
            }
            if (protocol.LeftOut.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"\nWithout a score in A or B: {string.Join(", ", protocol.LeftOut.Take(NamedFrames))}{(protocol.LeftOut.Count > NamedFrames ? $" and {protocol.LeftOut.Count - NamedFrames} more" : "")}.\n");
        }
        return text.ToString();
    }

    /// <summary>One line for every pair of evaluations, protocol, group and metric; numbers in full precision.</summary>
    public static string ToCsv(IReadOnlyList<Comparison> comparisons)
    {
        var text = new StringBuilder("first,second,protocol,fingerprint,group,metric,pictures,first_mean,second_mean,difference,low,high,first_better,second_better\n");
        foreach (var (comparison, protocol, difference) in from comparison in comparisons from protocol in comparison.Protocols from difference in protocol.Differences select (comparison, protocol, difference))
            text.AppendJoin(',', new[] { comparison.First.Path, comparison.Second.Path, protocol.Name, protocol.Fingerprint, difference.Group, difference.Metric.Name }.Select(Csv.Quote)
                .Append(difference.Pictures.ToString(CultureInfo.InvariantCulture))
                .Concat(new[] { difference.First, difference.Second, difference.Difference, difference.Low, difference.High, difference.FirstBetter, difference.SecondBetter }.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))).Append('\n');
        return text.ToString();
    }

    /// <summary>The same as JSON, and what was refused.</summary>
    public static string ToJson(IReadOnlyList<Comparison> comparisons) => JsonSerializer.Serialize(
        comparisons.Select(comparison => new
        {
            First = new { comparison.First.Path, Predictor = comparison.First.Judged },
            Second = new { comparison.Second.Path, Predictor = comparison.Second.Judged },
            Protocols = comparison.Protocols.Select(protocol => new
            {
                protocol.Name,
                protocol.Fingerprint,
                protocol.Frames,
                protocol.LeftOut,
                Differences = protocol.Differences.Select(difference => new
                {
                    difference.Group,
                    Metric = difference.Metric.Name,
                    difference.Pictures,
                    FirstMean = difference.First,
                    SecondMean = difference.Second,
                    difference.Difference,
                    difference.Low,
                    difference.High,
                    difference.FirstBetter,
                    difference.SecondBetter,
                }),
            }),
            comparison.Refusals,
        }),
        ReportText.JsonOptions) + "\n";

    private static IEnumerable<string[]> Rows(string title, IEnumerable<PairedDifference> differences, Func<PairedDifference, string> name)
    {
        yield return [title, "n", "A", "B", "B − A", "95 %", "A better in", "B better in", "better"];
        foreach (var difference in differences)
        {
            string Number(double value) => value.ToString(difference.Metric.Format, CultureInfo.InvariantCulture);
            string Signed(double value) => value.ToString($"+{difference.Metric.Format};-{difference.Metric.Format};{difference.Metric.Format}", CultureInfo.InvariantCulture);
            yield return
            [
                name(difference), difference.Pictures.ToString(CultureInfo.InvariantCulture), Number(difference.First), Number(difference.Second), Signed(difference.Difference),
                $"{Signed(difference.Low)} to {Signed(difference.High)}", Percent(difference.FirstBetter), Percent(difference.SecondBetter),
                difference.SecondIsBetter switch { null => "undecided", true => "B", false => "A" },
            ];
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
