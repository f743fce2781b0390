using System.Numerics;

namespace Fathom;

public static partial class Alignment
{
    // 0.5 of good pixels give a good pair with probability 0.25: 100 pairs miss with 0.75^100 = 3e-13.
    private const int Pairs = 100;

    // Enough for the median of squares; every pixel takes part in the last fit.
    private const int Judges = 2048;

    /// <summary>Robust scale and shift: least median of squares (Rousseeuw 1984), then least squares over the pixels within 2.5 robust deviations of it (Rousseeuw and Leroy 1987, ch. 5).</summary>
    /// <remarks>Right as long as fewer than half of the pixels are wrong, however wrong they are. Pairs are drawn from a fixed seed: the same input, the same result.</remarks>
    /// <param name="prediction">One value a pixel, finite under the mask.</param>
    /// <param name="target">The measurement in the same space (for inverse depth, 1 / depth), finite under the mask.</param>
    /// <param name="mask">True where the target is measured.</param>
    /// <returns>As <see cref="LeastSquares"/>, which it is near where there is no outlier.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ScaleShift Robust(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, ReadOnlySpan<bool> mask)
    {
        CheckLengths(prediction, target, mask);
        return Robust<float>(Masked(prediction, mask), Masked(target, mask));
    }

    /// <summary>The same over all values, of any precision.</summary>
    /// <param name="p">Finite values.</param>
    /// <param name="t">As many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ScaleShift Robust<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t) where T : unmanaged, IFloatingPoint<T>
    {
        CheckLengths(p, t);
        if (p.Length < 3)
            return LeastSquares(p, t);

        var random = new Random(1);
        var judges = Draw(p.Length, random);
        var errors = new double[judges.Length];
        (var best, var least) = (default(ScaleShift), double.PositiveInfinity);
        for (var pair = 0; pair < Pairs; pair++)
        {
            int i = random.Next(p.Length), j = random.Next(p.Length);
            if (p[i] == p[j])
                continue;
            var scale = (Number(t[i]) - Number(t[j])) / (Number(p[i]) - Number(p[j]));
            var candidate = new ScaleShift(scale, Number(t[i]) - scale * Number(p[i]));
            var median = MedianError(p, t, judges, candidate, errors);
            if (median < least)
                (best, least) = (candidate, median);
        }
        if (double.IsPositiveInfinity(least))
            return LeastSquares(p, t);
        // 1.4826: the deviation of a normal distribution from its median error; 1 + 5 / (n − 2): the correction for small samples.
        var limit = 2.5 * 1.4826 * (1 + 5.0 / Math.Max(1, judges.Length - 2)) * least;
        var near = new List<int>();
        for (var i = 0; i < p.Length; i++)
            if (Error(Number(p[i]), Number(t[i]), best) <= limit + float.Epsilon)
                near.Add(i);
        return near.Count >= 2 ? LeastSquares<T>(At(p, near), At(t, near)) : best;
    }

    private static int[] Draw(int count, Random random)
    {
        var drawn = new int[Math.Min(count, Judges)];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = count <= Judges ? i : random.Next(count);
        return drawn;
    }

    private static double MedianError<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> t, int[] judges, ScaleShift fit, double[] errors) where T : unmanaged, IFloatingPoint<T>
    {
        for (var i = 0; i < judges.Length; i++)
            errors[i] = Error(Number(p[judges[i]]), Number(t[judges[i]]), fit);
        return Quantiles.Median<double>(errors);
    }

    private static double Error(double prediction, double target, ScaleShift fit) => Math.Abs(fit.Apply(prediction) - target);

    private static double Number<T>(T value) where T : unmanaged, IFloatingPoint<T> => double.CreateTruncating(value);

    private static T[] At<T>(ReadOnlySpan<T> values, List<int> places)
    {
        var chosen = new T[places.Count];
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = values[places[i]];
        return chosen;
    }
}
