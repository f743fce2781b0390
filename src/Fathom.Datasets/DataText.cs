using System.Globalization;

namespace Fathom.Datasets;

/// <summary>Words and numbers of the text files that data sets come with.</summary>
internal static class DataText
{
    // Lists of a day's recording at 50 Hz have some 10 MB.
    private const long LargestFile = 1 << 28;

    /// <summary>The lines of a file that are not blank, with their numbers, as they are asked for.</summary>
    /// <exception cref="DatasetException">The file is missing, or too large to be such a text: at once.</exception>
    public static IEnumerable<(string Line, int Number)> Lines(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DatasetException(path, "there is no such file.");
        if (file.Length > LargestFile)
            throw new DatasetException(path, $"{file.Length} bytes are too many for this file; is it a text?");
        return File.ReadLines(path).Select((line, i) => (line, i + 1)).Where(line => !string.IsNullOrWhiteSpace(line.line));
    }

    /// <summary>The numbers of each line.</summary>
    /// <exception cref="DatasetException">The file is missing, or a line has not <paramref name="count"/> numbers.</exception>
    public static List<double[]> Rows(string path, int count) => [.. Lines(path).Select(line => Numbers(Words(line.Line), count, $"{path}, line {line.Number}"))];

    /// <summary>The numbers of a file, in however many lines they stand.</summary>
    /// <exception cref="DatasetException">The file is missing, or has not <paramref name="count"/> numbers.</exception>
    public static double[] Numbers(string path, int count) => Numbers([.. Lines(path).SelectMany(line => Words(line.Line))], count, path);

    /// <summary>Numbers of words.</summary>
    /// <exception cref="DatasetException">There are not <paramref name="count"/>, or one is no number.</exception>
    public static double[] Numbers(string[] words, int count, string where) => words.Length != count
        ? throw new DatasetException(where, $"{words.Length} numbers, not {count}.")
        : Array.ConvertAll(words, word => TryNumber(word, out var number) ? number : throw new DatasetException(where, $"'{word}' is no number."));

    /// <summary>What stands between blanks.</summary>
    public static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A finite number, with a point.</summary>
    public static bool TryNumber(string word, out double number) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A whole number of digits only.</summary>
    public static bool TryCount(string word, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The same, for what an int does not hold: times in microseconds.</summary>
    public static bool TryLongCount(string word, out long number) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Whether a word is the name of one file or folder, so that a path made with it stays where it is.</summary>
    public static bool IsName(string word) => word is not ("" or "." or "..") && word.AsSpan().IndexOfAny('/', '\\') < 0;
}
