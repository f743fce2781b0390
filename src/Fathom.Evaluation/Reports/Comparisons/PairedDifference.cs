namespace Fathom.Evaluation;

/// <summary>How much one predictor differs from another in a metric, picture by picture.</summary>
/// <param name="Group">"all", a place, or a place and a condition.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Pictures">How many pictures have the number from both.</param>
/// <param name="First">The first one's mean over these.</param>
/// <param name="Second">The second one's.</param>
/// <param name="Difference">Mean of second − first.</param>
/// <param name="Low">Lower end of its 95 % interval (<see cref="Bootstrap"/> over the pictures' differences).</param>
/// <param name="High">Upper end.</param>
/// <param name="FirstBetter">Share of the pictures where the first is better, 0 to 1.</param>
/// <param name="SecondBetter">Share where the second is; the rest is equal.</param>
public sealed record PairedDifference(string Group, Metric Metric, int Pictures, double First, double Second, double Difference, double Low, double High, double FirstBetter, double SecondBetter)
{
    // Of fewer, even if all agree, chance does as much in more than 5 % (a sign test: 2 / 2⁵); the bootstrap does not see that.
    private const int FewestPictures = 6;

    /// <summary>Whether the second is better (true) or the first (false); null where the interval holds 0, or there are fewer than six pictures.</summary>
    public bool? SecondIsBetter => Pictures < FewestPictures || (Low <= 0 && High >= 0) ? null : Difference < 0 == Metric.LowerIsBetter;

    /// <summary>Compares numbers picture by picture.</summary>
    /// <param name="group">What to call the pictures.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="pairs">At least one: the first's number and the second's.</param>
    public static PairedDifference Of(string group, Metric metric, IReadOnlyList<(double First, double Second)> pairs)
    {
        var differences = pairs.Select(pair => pair.Second - pair.First).ToList();
        var (low, high) = Bootstrap.MeanInterval(differences);
        var (less, more) = ((double)differences.Count(difference => difference < 0) / pairs.Count, (double)differences.Count(difference => difference > 0) / pairs.Count);
        return new PairedDifference(
            group, metric, pairs.Count, pairs.Average(pair => pair.First), pairs.Average(pair => pair.Second), differences.Average(), low, high,
            metric.LowerIsBetter ? more : less, metric.LowerIsBetter ? less : more);
    }
}
