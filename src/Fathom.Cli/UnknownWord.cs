using System.CommandLine;

namespace Fathom.Cli;

/// <summary>What to say about words that a command does not know.</summary>
internal static class UnknownWord
{
    /// <summary>Names the word and the nearest one that is known.</summary>
    public static string Message(Command command, string word)
    {
        if (word.StartsWith('-'))
            return $"{NameOf(command)} has no option {word}. {Suggestion.For(word, command.Options.Select(option => option.Name).Append("--help"))}";
        return command is { Subcommands.Count: > 0, Arguments.Count: 0 }
            ? $"'{word}' is not a command. {Suggestion.For(word, command.Subcommands.Select(sub => sub.Name))}"
            : $"'{word}' is one word too many for {NameOf(command)}.";
    }

    /// <summary>The command as it is typed.</summary>
    public static string NameOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : command.Name;

    /// <summary>Keeps a misspelt option from being taken for a word of <paramref name="argument"/>; a file of that name may still be given.</summary>
    public static void RefuseAsArgument(Argument argument, Command command) => argument.Validators.Add(result =>
    {
        foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-') && !File.Exists(word)))
            result.AddError(Message(command, word));
    });
}
