using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>Reads <c>scores.csv</c> back as <see cref="ReportText.ToCsv"/> wrote it, to the last bit.</summary>
internal static class ScoresCsv
{
    private static readonly string[] Needed = ["protocol", "fingerprint", "predictor", "frame", "place", "condition", "pixels"];

    /// <summary>The frames of one predictor, by protocol.</summary>
    /// <param name="text">The file.</param>
    /// <param name="path">What to call it in errors.</param>
    /// <param name="predictor">Whose lines are kept; all are checked.</param>
    /// <exception cref="FathomException">The file is damaged; the message names the line.</exception>
    public static Dictionary<(string Name, string Fingerprint), IReadOnlyList<ScoredFrame>> Parse(string text, string path, string predictor)
    {
        try
        {
            var columns = new Dictionary<string, int>();
            var metrics = new List<(Metric Metric, int Column)>();
            var frames = new Dictionary<(string, string), Dictionary<string, ScoredFrame>>();
            foreach (var (cells, line) in Csv.Rows(text))
            {
                if (columns.Count == 0)
                {
                    columns = Header(cells);
                    metrics = [.. Metric.All.Where(metric => columns.ContainsKey(metric.Name)).Select(metric => (metric, columns[metric.Name]))];
                    continue;
                }
                if (cells.Length != columns.Count)
                    throw new FormatException($"line {line}: {cells.Length} cells, not {columns.Count}; was the file cut off?");
                var numbers = metrics.Where(metric => cells[metric.Column] != "").ToDictionary(metric => metric.Metric, metric => Number(cells[metric.Column], line));
                if (!int.TryParse(cells[columns["pixels"]], NumberStyles.None, CultureInfo.InvariantCulture, out var pixels))
                    throw new FormatException($"line {line}: '{cells[columns["pixels"]]}' is no number of pixels.");
                if (cells[columns["predictor"]] != predictor)
                    continue;
                var key = (cells[columns["protocol"]], cells[columns["fingerprint"]]);
                var frame = new ScoredFrame(cells[columns["frame"]], cells[columns["place"]], cells[columns["condition"]], pixels, numbers);
                if (!frames.TryAdd(key, new() { [frame.Frame] = frame }) && !frames[key].TryAdd(frame.Frame, frame))
                    throw new FormatException($"line {line}: {frame.Frame} stands there twice.");
            }
            return frames.ToDictionary(protocol => protocol.Key, protocol => (IReadOnlyList<ScoredFrame>)[.. protocol.Value.Values]);
        }
        catch (FormatException error)
        {
            throw new FathomException($"{path}, {error.Message} Evaluate into the same folder again: the journal has the scores.", error);
        }
    }

    private static Dictionary<string, int> Header(string[] cells)
    {
        if (Needed.Except(cells).FirstOrDefault() is { } missing)
            throw new FormatException($"line 1: there is no column '{missing}'.");
        if (cells.Distinct().Count() < cells.Length)
            throw new FormatException("line 1: two columns have one name.");
        return cells.Select((name, i) => (name, i)).ToDictionary(column => column.name, column => column.i);
    }

    private static double Number(string cell, int line) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new FormatException($"line {line}: '{cell}' is no number.");
}
