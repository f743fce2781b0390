namespace Fathom.Datasets;

/// <summary>
/// Depth in the Wild (Chen et al. 2016): pictures with one pair of points each, of which people said which is nearer. <c>DIW_Annotations/DIW_test.csv</c> has two lines a picture: <c>./DIW_test/NAME.thumb</c>, then
/// <c>yA,xA,yB,xB,sign,width,height</c> with coordinates from 1.
/// </summary>
/// <remarks>
/// The sign compares depths: '>' says that A is farther than B. That is how the annotators' own evaluation reads it, while other readers differ. The data can tell: of two points the one lower in the picture is nearer in 85.8 % of the pairs of the test
/// (Ranftl et al. 2020), so a file read the wrong way round agrees in 14.2 %. <see cref="LowerIsNearer"/> counts that, and a list that says the opposite is refused.
/// </remarks>
public static class Diw
{
    // Of fewer pairs the share says little.
    private const int EnoughPairs = 1000;

    /// <summary>Reads frames in the order of the list; pictures are not opened.</summary>
    /// <param name="root">The folder of the pictures' folders.</param>
    /// <param name="list">The list; null for <c>DIW_Annotations/DIW_test.csv</c> below the root.</param>
    /// <exception cref="DatasetException">Root or list are missing, a line is wrong, or in most of at least a thousand pairs the upper point is the nearer: all at once.</exception>
    public static IReadOnlyList<DatasetFrame> Read(string root, string? list = null)
    {
        list ??= Path.Combine(root, "DIW_Annotations/DIW_test.csv");
        string? picture = null;
        var (frames, number) = (new List<DatasetFrame>(), 0);
        foreach (var line in SplitFile.Lines(root, list))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (picture is null)
            {
                picture = line.Trim();
                continue;
            }
            frames.Add(new DatasetFrame { Name = LayoutFolder.Name(picture), Picture = new(LayoutFolder.Inside(root, picture, $"{list}, line {number - 1}")), Pair = Pair(line, $"{list}, line {number}") });
            picture = null;
        }
        if (picture is not null)
            throw new DatasetException($"{list}, line {number}", "the pair of this picture is missing: lines come in twos. Is the file cut off?");
        var (agree, pairs) = LowerIsNearer(frames);
        return pairs < EnoughPairs || 2 * agree >= pairs
            ? frames
            : throw new DatasetException(list, $"in {agree} of {pairs} pairs the lower point is the nearer; in DIW as published it is in 85.8 %. Are signs or columns swapped?");
    }

    /// <summary>In how many pairs the point lower in the picture is the nearer, and how many pairs there are whose points differ in height.</summary>
    public static (int Agree, int Pairs) LowerIsNearer(IEnumerable<DatasetFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var (agree, pairs) = (0, 0);
        foreach (var frame in frames)
            if (frame.Pair is var (nearer, farther) && nearer.Y != farther.Y)
                (agree, pairs) = (agree + (nearer.Y > farther.Y ? 1 : 0), pairs + 1);
        return (agree, pairs);
    }

    private static OrdinalPair Pair(string line, string where)
    {
        var words = line.Split(',', StringSplitOptions.TrimEntries);
        var n = new int[7];
        if (words.Length != n.Length || words[4] is not (">" or "<") || Enumerable.Range(0, n.Length).Any(i => i != 4 && !DataText.TryCount(words[i], out n[i])) || n[5] < 1 || n[6] < 1)
            throw new DatasetException(where, $"'{line}' is no pair of DIW: yA,xA,yB,xB,> or <,width,height.");
        // Readers differ in which of width and height comes first, and use neither. Here they keep points in the picture; where only one order has room for both points, it is that one.
        var (width, height) = HasRoom(n[6], n[5]) && !HasRoom(n[5], n[6]) ? (n[6], n[5]) : (n[5], n[6]);
        var (a, b) = (Point(n[1], n[0]), Point(n[3], n[2]));
        return words[4] == ">" ? new OrdinalPair(Nearer: b, Farther: a) : new OrdinalPair(Nearer: a, Farther: b);

        bool HasRoom(int columns, int rows) => Math.Max(n[1], n[3]) <= columns && Math.Max(n[0], n[2]) <= rows;

        (int, int) Point(int x, int y) => (Math.Clamp(x - 1, 0, width - 1), Math.Clamp(y - 1, 0, height - 1));
    }
}
