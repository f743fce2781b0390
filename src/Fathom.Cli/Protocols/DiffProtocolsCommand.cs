using System.CommandLine;
using System.Runtime.CompilerServices;
using Fathom.Evaluation;

namespace Fathom.Cli.Protocols;

/// <summary><c>fathom protocols diff</c>: in words why two numbers differ.</summary>
internal sealed class DiffProtocolsCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public DiffProtocolsCommand(Terminal terminal) : base("diff", "Say in words in what two protocols differ; of evaluations, also whether their frames do.")
    {
        var first = new Argument<string>("A") { Description = "A protocol of the list, a YAML file, or a folder that fathom evaluate wrote." };
        var second = new Argument<string>("B") { Description = "Likewise." };
        Arguments.Add(first);
        Arguments.Add(second);
        UnknownWord.RefuseAsArgument(first, this);
        UnknownWord.RefuseAsArgument(second, this);
        SetAction(parsed => Run(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), terminal));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("fathom protocols diff kitti-eigen kitti-improved", "Choice by choice."),
        new("fathom protocols diff runs/old/evaluation runs/new/evaluation", "Why fathom compare refuses two evaluations."),
        new("fathom protocols diff mine.yaml runs/new/evaluation", "Whether an evaluation was made so."),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string first, string second, Terminal terminal)
    {
        var pairs = ProtocolSide.Pair(ProtocolSide.Read(first), ProtocolSide.Read(second));
        if (pairs.Count == 0)
            throw new FathomException($"{first} and {second} have no protocol of one name: name one of each by itself.");
        foreach (var (one, other) in pairs)
            Write(one, other, terminal);
        return ExitCode.Done;
    }

    private static void Write(ProtocolSide one, ProtocolSide other, Terminal terminal)
    {
        terminal.Output.WriteLine($"A: {one.Title}");
        terminal.Output.WriteLine($"B: {other.Title}");
        var differences = ProtocolDifference.Between(one.Choices, other.Choices);
        if (differences.Count > 0)
        {
            var table = Tables.Create("", "A", "B");
            foreach (var (what, here, there) in differences)
                Tables.AddRow(table, what, here, there);
            Tables.Write(table, terminal);
        }
        var verdict = differences.Count == 0
            ? "A and B make the same choices."
            : $"Numbers of A and B do not compare: these differ in {string.Join(", ", differences.Select(difference => difference.What))}.";
        var frames = one.Scores is { } mine && other.Scores is { } theirs ? mine.FrameDifference(theirs, "A", "B") ?? (differences.Count == 0 ? "The frames are the same, too." : null) : null;
        terminal.Output.WriteLine(frames is null ? verdict : $"{verdict} {frames}");
    }
}
