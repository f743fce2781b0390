namespace Fathom;

/// <summary>"Did you mean …?" for misspelt names.</summary>
public static class Suggestion
{
    /// <summary>A sentence that names the nearest known name, or all of them where none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">What could have been meant; not empty.</param>
    public static string For(string name, IEnumerable<string> known)
    {
        var all = known.ToArray();
        var nearest = all.MinBy(candidate => EditDistance(name, candidate))!;
        // A third of the letters wrong is a slip; more is another word.
        return EditDistance(name, nearest) <= Math.Max(1, Math.Max(name.Length, nearest.Length) / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Known are: {string.Join(", ", all)}.";
    }

    /// <summary>Smallest number of letters to insert, delete or replace to turn one word into the other (Levenshtein 1966), ignoring case.</summary>
    public static int EditDistance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = above[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[^1];
    }
}
