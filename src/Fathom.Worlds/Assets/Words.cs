using System.Globalization;
using System.Text;

namespace Fathom.Worlds.Assets;

/// <summary>The words of a line, one after the other.</summary>
/// <param name="line">The line.</param>
internal ref struct Words(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> left = Trimmed(line);

    /// <summary>There is no further word.</summary>
    public readonly bool IsAtEnd => left.IsEmpty;

    /// <summary>The next word; empty at the end.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var end = left.IndexOfAny(" \t\r"u8);
        var word = end < 0 ? left : left[..end];
        left = end < 0 ? default : Trimmed(left[end..]);
        return word;
    }

    /// <summary>All that is left of the line, without blanks at its ends: names may have blanks within.</summary>
    public readonly string Rest() => Encoding.UTF8.GetString(left);

    /// <summary>The next word as a number; infinite where it is too large for one.</summary>
    /// <returns>Whether it is one.</returns>
    public bool TryNumber(out double number) => double.TryParse(Next(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text) => text.Trim(" \t\r"u8);
}
