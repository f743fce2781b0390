using System.CommandLine.Parsing;
using System.Globalization;

namespace Fathom.Cli.Predict;

/// <summary>Numbers of the command line with commas between.</summary>
internal static class Numbers
{
    /// <summary>The numbers of each value of an option; a value that does not fit becomes an error.</summary>
    /// <param name="argument">The option's values.</param>
    /// <param name="fits">Whether the numbers are what the option takes.</param>
    /// <param name="wanted">What it takes, for the error.</param>
    public static double[][] Parse(ArgumentResult argument, Predicate<double[]> fits, string wanted)
    {
        var parsed = new List<double[]>();
        foreach (var token in argument.Tokens)
        {
            var words = token.Value.Split(',');
            var numbers = new double[words.Length];
            var whole = true;
            for (var i = 0; i < words.Length; i++)
                whole &= double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && double.IsFinite(numbers[i]);
            if (whole && fits(numbers))
                parsed.Add(numbers);
            else
                argument.AddError($"{((OptionResult)argument.Parent!).Option.Name}: '{token.Value}' is not {wanted}.");
        }
        return [.. parsed];
    }
}
