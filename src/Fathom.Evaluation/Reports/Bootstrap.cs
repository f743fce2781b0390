namespace Fathom.Evaluation;

/// <summary>How far a mean over pictures would move with other pictures: percentile intervals of the bootstrap (Efron 1979). Pictures count as independent; those of one video are not, and its interval is too narrow.</summary>
public static class Bootstrap
{
    private const int Resamples = 1000;

    /// <summary>The 95 % interval of a mean. The same values in the same order give the same interval.</summary>
    /// <param name="values">One number a picture, at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static (double Low, double High) MeanInterval(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("No interval of nothing.", nameof(values));
        var random = new Random(1);
        var all = values.ToArray();
        var means = new double[Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            double sum = 0;
            for (var k = 0; k < all.Length; k++)
                sum += all[random.Next(all.Length)];
            means[i] = sum / all.Length;
        }
        return (Quantiles.Linear<double>(means, 0.025), Quantiles.Linear<double>(means, 0.975));
    }
}
