using System.IO.Hashing;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Fathom.Evaluation;

/// <summary>Scores predictions of one picture as a protocol says. What depends on the measurement alone is done once for all of them.</summary>
internal sealed class PictureScorer
{
    // How much wider than high one is, and the other higher than wide, where a prediction is clearly turned; networks stretch pictures by less.
    private const double Oblong = 1.2;

    private readonly Protocol protocol;
    private readonly Truth truth;
    private readonly PixelWindow window;
    private readonly bool[] mask = [];
    private readonly MeasuredPixels scored = null!, aligned = null!;
    private readonly bool showsOutlines;

    /// <exception cref="FathomException">The truth is not what the protocol compares with, or the frame has no cap where it takes one.</exception>
    public PictureScorer(Protocol protocol, Truth truth)
    {
        (this.protocol, this.truth) = (protocol, truth);
        window = protocol.Window ?? new PixelWindow(0, truth.Height, 0, truth.Width, truth.Width, truth.Height);
        if (protocol.ComparesPairs)
        {
            if (truth.Pair is null)
                throw new FathomException($"{truth.Name}: the protocol compares pairs of points, and of this frame depth is known; choose another protocol.");
            return;
        }
        mask = ScoredPixels.Of(protocol, truth);
        scored = new MeasuredPixels(truth.Depth!, mask, window, protocol.Space);
        aligned = protocol.AlignsOverAllMeasured ? new MeasuredPixels(truth.Depth!, ScoredPixels.AllMeasured(protocol, truth), window, protocol.Space) : scored;
        showsOutlines = protocol.Metrics.Contains(Metric.BoundaryF1) && BoundaryF1.IsDense(mask, truth.Width);
    }

    /// <summary>What scores depend on besides protocol and prediction, as text: name, size, and a hash of what was measured at the scored pixels.</summary>
    public string Fingerprint()
    {
        if (truth.Pair is var (nearer, farther))
            return FormattableString.Invariant($"{truth.Name} {truth.Width}×{truth.Height} {nearer} {farther}");
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes(aligned.Places));
        hash.Append(MemoryMarshal.AsBytes(aligned.Depths.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(scored.Places));
        var measured = Convert.ToHexStringLower(hash.GetHashAndReset());
        return FormattableString.Invariant($"{truth.Name} {truth.Width}×{truth.Height} {truth.Crop} {truth.Cap} {measured}");
    }

    /// <summary>Scores a prediction.</summary>
    /// <param name="prediction">Any size; any kind that the protocol takes.</param>
    /// <param name="previous">The prediction for the frame before, and the motion between; null where there is none, or the protocol does not ask.</param>
    public FrameResult Score(DepthMap prediction, (DepthMap Prediction, FrameMotion Motion)? previous = null) =>
        (protocol.ComparesPairs ? ScorePair(prediction) : ScoreDepth(prediction, previous)) with { PredictedWidth = prediction.Width, PredictedHeight = prediction.Height };

    /// <summary>H×W of the measured map, true where it is scored.</summary>
    public bool[] Scored() => protocol.ThenUpTo is { } limit ? [.. mask.Select((isScored, i) => isScored && truth.Depth!.Values[i] <= limit)] : mask;

    /// <summary>A prediction as metres at the size of the measured map, by the fit that its score says; unknown outside the protocol's window.</summary>
    /// <param name="prediction">One that was scored.</param>
    /// <param name="score">Its score.</param>
    public DepthMap ToMetres(DepthMap prediction, FrameResult score)
    {
        var fitted = Fit(prediction, window.Right - window.Left, window.Bottom - window.Top);
        var metres = Metres(new PredictionSpace(protocol, fitted.Kind, truth.Cap), new ScaleShift(score.Scale, score.Shift), fitted);
        var values = new float[truth.Width * truth.Height];
        values.AsSpan().Fill(float.NaN);
        for (var y = window.Top; y < window.Bottom; y++)
            TensorPrimitives.ConvertTruncating<double, float>(metres.AsSpan((y - window.Top) * fitted.Width, fitted.Width), values.AsSpan(y * truth.Width + window.Left));
        return new DepthMap(truth.Width, truth.Height, values, DepthKind.MetricDepth, Array.ConvertAll(values, value => !float.IsNaN(value)));
    }

    // Chen et al. 2016; equal depths are wrong.
    private FrameResult ScorePair(DepthMap prediction)
    {
        var (nearer, farther) = truth.Pair!.Value;
        var fitted = Fit(prediction, truth.Width, truth.Height);
        if (Value(nearer) is not { } near || Value(farther) is not { } far)
            return FrameResult.Failed(2, "the prediction is unknown or no number at one of the two points");
        return new FrameResult { Pixels = 2, Whdr = (fitted.Kind.LargerIsNearer() ? near > far : near < far) ? 0 : 100 };

        float? Value((int X, int Y) point) => fitted.IsValid(point.Y * fitted.Width + point.X) && !float.IsNaN(fitted[point.X, point.Y]) ? fitted[point.X, point.Y] : null;
    }

    private FrameResult ScoreDepth(DepthMap prediction, (DepthMap Prediction, FrameMotion Motion)? previous)
    {
        if (scored.Count == 0)
            return FrameResult.Failed(0, "no pixel was measured inside crop and limits");
        if (Refusal(prediction) is { } refusal)
            return FrameResult.Failed(scored.Count, refusal);
        var fitted = Fit(prediction, window.Right - window.Left, window.Bottom - window.Top);
        using var values = new Rented<double>(aligned.Count);
        if (aligned.Read(fitted, values.Span) is > 0 and var unknown)
            return FrameResult.Failed(scored.Count, $"the prediction is unknown or no number at {unknown} of {aligned.Count} measured pixels");

        var space = new PredictionSpace(protocol, fitted.Kind, truth.Cap);
        var fit = space.Fit(values.Span, aligned);
        if (!double.IsFinite(fit.Scale) || !double.IsFinite(fit.Shift))
            return FrameResult.Failed(scored.Count, "the prediction cannot be aligned: its median is 0 or infinite");
        using var ofScored = new Rented<double>(ReferenceEquals(aligned, scored) ? 0 : scored.Count);
        var predicted = ReferenceEquals(aligned, scored) ? values.Span : ofScored.Span;
        if (!ReferenceEquals(aligned, scored))
            scored.Read(fitted, predicted);
        ReadOnlySpan<double> measured = scored.Depths;
        var notPositive = space.CountWithoutDepth(predicted);
        space.Align(predicted, fit);
        var outlines = showsOutlines ? Outlines(predicted) : null;
        if (protocol.ThenUpTo is { } limit)
        {
            var near = Enumerable.Range(0, scored.Count).Where(i => scored.Depths[i] <= limit).ToArray();
            for (var i = 0; i < near.Length; i++)
                predicted[i] = predicted[near[i]];
            predicted = predicted[..near.Length];
            measured = Array.ConvertAll(near, i => scored.Depths[i]);
            if (near.Length == 0)
                return FrameResult.Failed(0, FormattableString.Invariant($"no pixel was measured up to {limit} m"));
        }
        return new FrameResult
        {
            Pixels = measured.Length,
            Errors = DepthErrors.Measure(predicted, measured),
            BoundaryF1 = outlines,
            Temporal = previous is var (before, motion) ? motion.Error(Metres(space, fit, fitted), Metres(space, fit, Fit(before, fitted.Width, fitted.Height))) : null,
            Profile = ErrorProfile.Of(predicted, measured),
            Scale = fit.Scale,
            Shift = fit.Shift,
            NotPositive = notPositive,
        };
    }

    // At the size of the window, in the quantity that is resized.
    private DepthMap Fit(DepthMap prediction, int width, int height)
    {
        if ((prediction.Width, prediction.Height) == (width, height))
            return prediction;
        var inverse = prediction.Kind.LargerIsNearer();
        return (protocol.Quantity switch
        {
            ResizedQuantity.Depth when inverse => Inverted(prediction, prediction.Kind == DepthKind.InverseDepth ? DepthKind.MetricDepth : DepthKind.RelativeDepth),
            ResizedQuantity.InverseDepth when !inverse => Inverted(prediction, DepthKind.InverseDepth),
            _ => prediction,
        }).Resize(width, height, protocol.Resize);
    }

    private static DepthMap Inverted(DepthMap map, DepthKind kind) =>
        new(map.Width, map.Height, Array.ConvertAll(map.Values, value => 1 / Math.Max(value, (float)PredictionSpace.Smallest)), kind, map.Valid);

    private double? Outlines(ReadOnlySpan<double> predicted)
    {
        // Only what is scored is looked at.
        using var rented = new Rented<double>(mask.Length);
        var map = rented.Span;
        var places = scored.Places;
        for (var k = 0; k < places.Length; k++)
            map[places[k]] = predicted[k];
        return BoundaryF1.MeasureDense(map, truth.Depth!.Values, mask, truth.Width);
    }

    // Both frames by the fit of this one: a fit of each would hide that the scale flickers.
    private static double[] Metres(PredictionSpace space, ScaleShift fit, DepthMap map)
    {
        var metres = new double[map.Values.Length];
        for (var i = 0; i < metres.Length; i++)
            metres[i] = map.IsValid(i) ? map.Values[i] : double.NaN;
        space.Align(metres, fit);
        return metres;
    }

    private string? Refusal(DepthMap prediction)
    {
        var kind = prediction.Kind;
        if (kind == DepthKind.AffineInverseDepth && !protocol.TakesShiftAsZero && protocol is not { Alignment: AlignmentMethod.ScaleAndShift or AlignmentMethod.Robust, Space: AlignmentSpace.InverseDepth })
            return $"refused: {(protocol.Alignment == AlignmentMethod.Median ? "median scaling finds one scale" : "this protocol finds no shift in inverse depth")}, but an affine-invariant map lacks a shift too; score it with 'affine'";
        if (protocol.Alignment == AlignmentMethod.None && kind is not (DepthKind.MetricDepth or DepthKind.InverseDepth))
            return $"refused: this protocol takes metres as they are predicted, and {kind.Describe()} holds none";
        int width = window.Right - window.Left, height = window.Bottom - window.Top;
        if (Math.Max(width / (double)height, prediction.Height / (double)prediction.Width) < 1 / Oblong || Math.Min(width / (double)height, prediction.Height / (double)prediction.Width) > Oblong)
            return $"refused: the prediction has {prediction.Width}×{prediction.Height} pixels where {width}×{height} were measured: it is turned by a quarter";
        return null;
    }
}
