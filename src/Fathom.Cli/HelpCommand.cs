using System.CommandLine;

namespace Fathom.Cli;

/// <summary><c>fathom help COMMAND</c>, for those who type it so.</summary>
internal sealed class HelpCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="root">Whose commands it explains.</param>
    public HelpCommand(FathomCommand root) : base("help", "Show the help of a command.")
    {
        var command = new Argument<string[]>("COMMAND") { Description = "The command; none: fathom itself.", Arity = ArgumentArity.ZeroOrMore };
        Arguments.Add(command);
        SetAction(parsed =>
        {
            var words = parsed.GetValue(command)!;
            Command asked = root;
            foreach (var word in words)
                asked = asked.Subcommands.FirstOrDefault(known => known.Name == word) ?? throw new UsageException(UnknownWord.Message(asked, word));
            return root.Parse([.. words, "--help"]).Invoke(parsed.InvocationConfiguration);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } = [new("fathom help predict", "The same as fathom predict --help.")];
}
