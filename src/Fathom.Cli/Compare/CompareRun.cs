using System.Text;
using Fathom.Evaluation;

namespace Fathom.Cli.Compare;

/// <summary>One run of <c>fathom compare</c>.</summary>
internal static class CompareRun
{
    /// <summary>Compares, prints the tables, writes the files.</summary>
    /// <param name="folders">At least two; all against the first.</param>
    /// <param name="json">A file to write, or null.</param>
    /// <param name="csv">A file to write, or null.</param>
    /// <param name="terminal">Where to print.</param>
    /// <returns>The exit code: <see cref="ExitCode.Failed"/> where something does not compare.</returns>
    /// <exception cref="FathomException">A folder is no evaluation, or damaged.</exception>
    public static int Run(IReadOnlyList<string> folders, string? json, string? csv, Terminal terminal)
    {
        var first = EvaluationFolder.Load(folders[0]);
        var comparisons = folders.Skip(1).Select(folder => Comparison.Between(first, EvaluationFolder.Load(folder))).ToList();
        terminal.Output.Write(string.Join('\n', comparisons.Where(comparison => comparison.Protocols.Count > 0).Select(comparison => comparison.ToMarkdown())));
        foreach (var refusal in comparisons.SelectMany(comparison => comparison.Refusals))
            terminal.Fail(refusal);
        if (json is not null)
            AtomicFile.Write(json, Encoding.UTF8.GetBytes(ComparisonText.ToJson(comparisons)));
        if (csv is not null)
            AtomicFile.Write(csv, Encoding.UTF8.GetBytes(ComparisonText.ToCsv(comparisons)));
        return comparisons.All(comparison => comparison.Refusals.Count == 0) ? ExitCode.Done : ExitCode.Failed;
    }
}
