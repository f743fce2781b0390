using System.Text;

namespace Fathom.Evaluation;

/// <summary>Tables in Markdown that are also aligned as plain text.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes rows, the first of which is the header; the first column is of words, the others of numbers.</summary>
    public static void Append(StringBuilder text, IEnumerable<string[]> rows)
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
}
