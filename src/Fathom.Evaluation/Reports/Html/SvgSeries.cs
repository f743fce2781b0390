namespace Fathom.Evaluation;

/// <summary>What one colour of a chart shows.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">From left to right: where (0 to 1), how high (null: nothing), and what it says when pointed at ("" for no dot).</param>
/// <param name="IsBars">Bars in the place of a line.</param>
internal sealed record SvgSeries(string Name, IReadOnlyList<(double At, double? Value, string Words)> Points, bool IsBars = false);
