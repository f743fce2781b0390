namespace Fathom.Datasets;

/// <summary>Orders names as people number them: runs of digits by their value, everything else by code.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? one, string? other)
    {
        ReadOnlySpan<char> left = one, right = other;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var (here, there) = (Run(left), Run(right));
            var order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(left[..here].TrimStart('0'), right[..there].TrimStart('0'))
                : left[..here].CompareTo(right[..there], StringComparison.Ordinal);
            if (order != 0)
                return order;
            left = left[here..];
            right = right[there..];
        }
        // Equal but for zeros in front: 7 and 07.
        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(one, other);
    }

    private static int CompareNumbers(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length != other.Length ? one.Length - other.Length : one.CompareTo(other, StringComparison.Ordinal);

    // As long as it is of digits, or of none.
    private static int Run(ReadOnlySpan<char> text)
    {
        var end = char.IsAsciiDigit(text[0]) ? text.IndexOfAnyExceptInRange('0', '9') : text.IndexOfAnyInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
