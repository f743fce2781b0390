using System.Numerics.Tensors;

namespace Fathom.Evaluation;

/// <summary>Brings predicted values to metres: into the space of the alignment, through the fit, and out again.</summary>
internal sealed class PredictionSpace(Protocol protocol, DepthKind kind, double cap)
{
    /// <summary>Metres, and 1/metres: what is nearer, or farther, is held there before it is inverted or its logarithm is taken.</summary>
    public const double Smallest = 1e-6;

    // Of doubles: what is gone over several times stays in the first-level cache.
    private const int Block = 2048;

    private readonly bool inverse = kind.LargerIsNearer();

    /// <summary>How many values are no depth, whatever scale they are given. An affine-invariant map has none of those.</summary>
    public int CountWithoutDepth(ReadOnlySpan<double> values)
    {
        if (kind == DepthKind.AffineInverseDepth && !protocol.TakesShiftAsZero)
            return 0;
        return (int)Counting.Below(values, inverse ? 0 : double.Epsilon);
    }

    /// <summary>The fit of predicted values, which stay as they are, to what was measured, in the protocol's space.</summary>
    public ScaleShift Fit(ReadOnlySpan<double> predicted, MeasuredPixels measured)
    {
        if (protocol.Alignment == AlignmentMethod.None)
            return new ScaleShift(1, 0);
        using var copy = new Rented<double>(predicted.Length);
        var p = copy.Span;
        predicted.CopyTo(p);
        Enter(p);
        if (protocol.Alignment == AlignmentMethod.Median)
            return new ScaleShift(measured.Median / Quantiles.Median(p), 0);
        ReadOnlySpan<double> g = measured.InSpace;
        return protocol.Alignment switch
        {
            AlignmentMethod.Scale when protocol.Space == AlignmentSpace.LogDepth => new ScaleShift(1, TensorPrimitives.Sum<double>(g) / g.Length - TensorPrimitives.Sum<double>(p) / p.Length),
            AlignmentMethod.Scale => new ScaleShift(Alignment.LeastSquaresScale<double>(p, g), 0),
            AlignmentMethod.ScaleAndShift => Alignment.LeastSquares<double>(p, g),
            _ => Alignment.Robust<double>(p, g),
        };
    }

    /// <summary>Turns predicted values into aligned metres, above 0, in place.</summary>
    public void Align(Span<double> values, ScaleShift fit)
    {
        for (; values.Length > Block; values = values[Block..])
            AlignBlock(values[..Block], fit);
        AlignBlock(values, fit);
    }

    /// <summary>From depths or inverse depths to the space of an alignment, in place.</summary>
    public static void Enter(Span<double> values, bool inverse, AlignmentSpace space)
    {
        for (; values.Length > Block; values = values[Block..])
            EnterBlock(values[..Block], inverse, space);
        EnterBlock(values, inverse, space);
    }

    private void AlignBlock(Span<double> values, ScaleShift fit)
    {
        Enter(values);
        TensorPrimitives.Multiply(values, fit.Scale, values);
        TensorPrimitives.Add(values, fit.Shift, values);
        switch (protocol.Space)
        {
            case AlignmentSpace.InverseDepth:
                // The far limit first: an aligned inverse depth may be negative.
                var least = protocol.Hold is { } hold ? Math.Max(Smallest, 1 / hold.Farthest.Of(cap)) : Smallest;
                TensorPrimitives.Max(values, least, values);
                TensorPrimitives.Divide(1, values, values);
                break;
            case AlignmentSpace.LogDepth:
                TensorPrimitives.Exp<double>(values, values);
                break;
        }
        Hold(values, protocol.Hold ?? new HoldRange(0, FarLimit.None));
    }

    private static void EnterBlock(Span<double> values, bool inverse, AlignmentSpace space)
    {
        // An affine-invariant map may be negative.
        if (inverse && space == AlignmentSpace.InverseDepth)
            return;
        TensorPrimitives.Max(values, Smallest, values);
        if (inverse || space == AlignmentSpace.InverseDepth)
            TensorPrimitives.Divide(1, values, values);
        if (space != AlignmentSpace.InverseDepth)
            TensorPrimitives.Min(values, 1 / Smallest, values);
        if (space == AlignmentSpace.LogDepth)
            TensorPrimitives.Log<double>(values, values);
    }

    private void Enter(Span<double> values)
    {
        if (protocol.HoldBefore is not { } range)
        {
            Enter(values, inverse, protocol.Space);
            return;
        }
        Enter(values, inverse, AlignmentSpace.Depth);
        Hold(values, range);
        Enter(values, inverse: false, protocol.Space);
    }

    private void Hold(Span<double> values, HoldRange range)
    {
        TensorPrimitives.Max(values, Math.Max(range.Nearest, Smallest), values);
        TensorPrimitives.Min(values, Math.Min(range.Farthest.Of(cap), 1 / Smallest), values);
    }
}
