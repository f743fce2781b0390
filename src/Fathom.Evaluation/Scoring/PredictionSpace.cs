using System.Numerics.Tensors;

namespace Fathom.Evaluation;

/// <summary>Brings predicted values to metres: into the space of the alignment, through the fit, and out again.</summary>
internal sealed class PredictionSpace(Protocol protocol, DepthKind kind, double cap)
{
    /// <summary>Metres, and 1/metres: what is nearer, or farther, is held there before it is inverted or its logarithm is taken.</summary>
    public const double Smallest = 1e-6;

    private readonly bool inverse = kind.LargerIsNearer();

    /// <summary>How many values are no depth, whatever scale they are given. An affine-invariant map has none of those.</summary>
    public int CountWithoutDepth(ReadOnlySpan<double> values)
    {
        if (kind == DepthKind.AffineInverseDepth && !protocol.TakesShiftAsZero)
            return 0;
        var count = 0;
        foreach (var value in values)
            count += value < 0 || (value == 0 && !inverse) ? 1 : 0;
        return count;
    }

    /// <summary>The fit over pixels, in the protocol's space. The prediction is not changed.</summary>
    public ScaleShift Fit(Pixels pixels)
    {
        if (protocol.Alignment == AlignmentMethod.None)
            return new ScaleShift(1, 0);
        var (p, g) = ((double[])pixels.Predicted.Clone(), (double[])pixels.Measured.Clone());
        Enter(p, inverse, hold: true);
        Enter(g, inverse: false, hold: false);
        return protocol.Alignment switch
        {
            AlignmentMethod.Median => new ScaleShift(Quantiles.Median<double>(g) / Quantiles.Median<double>(p), 0),
            AlignmentMethod.Scale when protocol.Space == AlignmentSpace.LogDepth => new ScaleShift(1, TensorPrimitives.Sum<double>(g) / g.Length - TensorPrimitives.Sum<double>(p) / p.Length),
            AlignmentMethod.Scale => new ScaleShift(Alignment.LeastSquaresScale(p, g), 0),
            AlignmentMethod.ScaleAndShift => Alignment.LeastSquares(p, g),
            _ => Alignment.Robust(p, g),
        };
    }

    /// <summary>Turns predicted values into aligned metres, above 0, in place.</summary>
    public void Align(Span<double> values, ScaleShift fit)
    {
        Enter(values, inverse, hold: true);
        foreach (ref var value in values)
            value = fit.Apply(value);
        switch (protocol.Space)
        {
            case AlignmentSpace.InverseDepth:
                // The far limit first: an aligned inverse depth may be negative.
                var least = protocol.Hold is { } hold ? Math.Max(Smallest, 1 / hold.Farthest.Of(cap)) : Smallest;
                foreach (ref var value in values)
                    value = 1 / Math.Max(value, least);
                break;
            case AlignmentSpace.LogDepth:
                TensorPrimitives.Exp<double>(values, values);
                break;
        }
        Hold(values, protocol.Hold ?? new HoldRange(0, FarLimit.None));
    }

    // From values to the space of the alignment.
    private void Enter(Span<double> values, bool inverse, bool hold)
    {
        if (hold && protocol.HoldBefore is { } range)
        {
            if (inverse)
                Invert(values);
            Hold(values, range);
            inverse = false;
        }
        if (inverse != (protocol.Space == AlignmentSpace.InverseDepth))
            Invert(values);
        else if (!inverse)
            Hold(values, new HoldRange(0, FarLimit.None));
        if (protocol.Space == AlignmentSpace.LogDepth)
            TensorPrimitives.Log<double>(values, values);
    }

    private static void Invert(Span<double> values)
    {
        foreach (ref var value in values)
            value = 1 / Math.Max(value, Smallest);
    }

    private void Hold(Span<double> values, HoldRange range)
    {
        var (nearest, farthest) = (Math.Max(range.Nearest, Smallest), Math.Min(range.Farthest.Of(cap), 1 / Smallest));
        foreach (ref var value in values)
            value = Math.Clamp(value, nearest, farthest);
    }
}
