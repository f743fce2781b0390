using System.Globalization;

namespace Fathom.Datasets;

/// <summary>Words and numbers of the text files that data sets come with.</summary>
internal static class DataText
{
    /// <summary>What stands between blanks.</summary>
    public static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A finite number, with a point.</summary>
    public static bool TryNumber(string word, out double number) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A whole number of digits only.</summary>
    public static bool TryCount(string word, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
