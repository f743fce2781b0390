using System.CommandLine.Parsing;

namespace Fathom.Cli;

/// <summary>Words of the command line that stand for the members of an enumeration: its names in lower case.</summary>
internal static class Choices
{
    /// <summary>The words, in the order of the values; combinations of flags are not among them.</summary>
    public static IEnumerable<string> Names<T>() where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => !typeof(T).IsDefined(typeof(FlagsAttribute), false) || long.IsPow2(Convert.ToInt64(value, null)))
            .Select(value => value.ToString().ToLowerInvariant());

    /// <summary>The members that the words of an option name, commas between them; a word that names none becomes an error with a suggestion.</summary>
    public static IReadOnlyList<T> Parse<T>(ArgumentResult argument) where T : struct, Enum
    {
        var chosen = new List<T>();
        foreach (var word in argument.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (Names<T>().Contains(word))
                chosen.Add(Enum.Parse<T>(word, ignoreCase: true));
            else
                argument.AddError($"{((OptionResult)argument.Parent!).Option.Name}: there is no '{word}'. {Suggestion.For(word, Names<T>())}");
        }
        return chosen;
    }
}
