using System.CommandLine;

namespace Fathom.Cli;

/// <summary><c>fathom help COMMAND</c>, for those who type it so.</summary>
internal sealed class HelpCommand : Command, ICommandWithExamples
{
    /// <summary>Builds the command.</summary>
    /// <param name="root">Whose commands it explains.</param>
    public HelpCommand(FathomCommand root) : base("help", "Show the help of a command.")
    {
        var command = new Argument<string?>("COMMAND") { Description = "The command; none: fathom itself.", Arity = ArgumentArity.ZeroOrOne };
        Arguments.Add(command);
        SetAction(parsed =>
        {
            var word = parsed.GetValue(command);
            if (word is not null && root.Subcommands.All(known => known.Name != word))
                throw new UsageException(UnknownWord.Message(root, word));
            string[] words = word is null ? ["--help"] : [word, "--help"];
            return root.Parse(words).Invoke(parsed.InvocationConfiguration);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } = [new("fathom help predict", "The same as fathom predict --help.")];
}
