using System.Text;

namespace Fathom.Evaluation;

/// <summary>Comma-separated cells as RFC 4180 quotes them.</summary>
internal static class Csv
{
    /// <summary>A cell as it is written.</summary>
    public static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The rows of a text, with the line on which each begins.</summary>
    /// <exception cref="FormatException">A quote is not closed, or stands inside a cell; the message names the line.</exception>
    public static IEnumerable<(string[] Cells, int Line)> Rows(string text)
    {
        var (cells, cell) = (new List<string>(), new StringBuilder());
        for (int i = 0, line = 1, start = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (cell.Length > 0)
                    throw new FormatException($"line {line}: a quotation mark inside a cell.");
                while (true)
                {
                    var end = text.IndexOf('"', i + 1);
                    if (end < 0)
                        throw new FormatException($"line {start}: a quotation mark is not closed.");
                    line += text.AsSpan(i, end - i).Count('\n');
                    cell.Append(text, i + 1, end - i - 1);
                    i = end + 1;
                    if (i >= text.Length || text[i] != '"')
                        break;
                    cell.Append('"');
                }
                if (i < text.Length && text[i] is not (',' or '\r' or '\n'))
                    throw new FormatException($"line {line}: a quotation mark inside a cell.");
            }
            if (i >= text.Length || text[i] is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (text[i] != '\r')
            {
                cell.Append(text[i]);
            }
            if (i < text.Length && text[i] != '\n')
                continue;
            yield return ([.. cells], start);
            cells.Clear();
            start = ++line;
        }
        if (cells.Count > 0 || cell.Length > 0)
            yield return ([.. cells, cell.ToString()], text.AsSpan().Count('\n') + 1);
    }
}
