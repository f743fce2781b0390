using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>How predictions are scored, as data. Crop and cap belong to each frame and come with it.</summary>
public sealed record Protocol
{
    // Inverse depths and depths below it are held at it before they are inverted.
    private const float Smallest = 1e-6f;

    /// <summary>MiDaS's protocol: any kind of prediction.</summary>
    public static Protocol Affine { get; } = new() { Name = "affine", Alignment = DepthAlignment.ScaleAndShiftInInverseDepth };

    /// <summary>Median scaling: predictions that are depth, or its inverse, up to one scale.</summary>
    public static Protocol Median { get; } = new() { Name = "median", Alignment = DepthAlignment.MedianScaleInDepth };

    /// <summary>Median scaling that also takes affine-invariant predictions, as though their unknown shift were 0: for comparing with tables made so, not for judging.</summary>
    public static Protocol MedianWithShiftZero { get; } = Median with { Name = "median, shift taken as 0", TakesShiftAsZero = true };

    /// <summary>What tables call it.</summary>
    public required string Name { get; init; }

    /// <summary>How predictions are brought to metres.</summary>
    public required DepthAlignment Alignment { get; init; }

    /// <summary>Measured depth in metres up to which a pixel is ignored.</summary>
    public double NearestDepth { get; init; } = 1e-3;

    /// <summary>How a prediction of another size comes to the size of the measurement, in its own kind, before alignment. Enlarging, OpenCV's linear equals PIL's and torch's bilinear with half-pixel centres.</summary>
    public Resizing Resize { get; init; } = Resizing.OpenCvLinear;

    /// <summary>Median scaling reads affine-invariant inverse depth as inverse depth.</summary>
    public bool TakesShiftAsZero { get; init; }

    /// <summary>The protocol in words; the text that its fingerprint covers.</summary>
    public string Description => FormattableString.Invariant($"{AlignmentInWords}; mask {NearestDepth} m < measured < cap, inside the crop; crop and cap by frame; resize {Resize}; mean over pictures");

    private string AlignmentInWords => Alignment switch
    {
        DepthAlignment.ScaleAndShiftInInverseDepth => "least squares of scale and shift in inverse depth, held at 1/cap or more",
        _ when TakesShiftAsZero => $"median scaling of depth, held in [{NearestDepth:0.###} m, cap]; affine-invariant maps as though their shift were 0",
        _ => $"median scaling of depth, held in [{NearestDepth:0.###} m, cap]",
    };

    /// <summary>Scores one prediction.</summary>
    /// <param name="prediction">Any size; any kind that the protocol takes.</param>
    /// <param name="sample">Metric depth as measured, with crop and finite cap.</param>
    /// <returns>Errors, or the reason why there are none.</returns>
    /// <exception cref="FathomException">The sample has no metric depth or no cap.</exception>
    public FrameResult Score(DepthMap prediction, DepthSample sample)
    {
        var mask = ScoredPixels.Of(sample, NearestDepth);
        var pixels = mask.AsSpan().Count(true);
        if (pixels == 0)
            return FrameResult.Failed(0, "no pixel was measured inside crop and cap");
        if (Refusal(prediction.Kind) is { } refusal)
            return FrameResult.Failed(pixels, refusal);

        var measured = sample.Depth;
        if ((prediction.Width, prediction.Height) != (measured.Width, measured.Height))
            prediction = prediction.Resize(measured.Width, measured.Height, Resize);
        var inverse = InverseDepth(prediction);
        var unknown = 0;
        for (var i = 0; i < mask.Length; i++)
            unknown += mask[i] && !(prediction.IsValid(i) && float.IsFinite(inverse[i])) ? 1 : 0;
        if (unknown > 0)
            return FrameResult.Failed(pixels, $"the prediction is unknown or no number at {unknown} of {pixels} scored pixels");

        return Alignment == DepthAlignment.ScaleAndShiftInInverseDepth
            ? ScoreAffine(inverse, measured, mask, pixels, sample.Cap)
            : ScoreMedian(inverse, measured, mask, pixels, sample.Cap);
    }

    private static FrameResult ScoreAffine(float[] inverse, DepthMap measured, bool[] mask, int pixels, double cap)
    {
        var target = Array.ConvertAll(measured.Values, depth => 1 / depth);
        var fit = Fathom.Alignment.LeastSquares(inverse, target, mask);
        var depth = Array.ConvertAll(inverse, value => 1 / Math.Max(fit.Apply(value), 1 / cap));
        return Result(depth, measured, mask, pixels, fit.Scale, fit.Shift);
    }

    private FrameResult ScoreMedian(float[] inverse, DepthMap measured, bool[] mask, int pixels, double cap)
    {
        var depth = Array.ConvertAll(inverse, value => 1 / Math.Max(value, Smallest));
        var scale = Fathom.Alignment.MedianScale(depth, measured.Values, mask);
        var scaled = Array.ConvertAll(depth, value => Math.Clamp(scale * value, NearestDepth, cap));
        return Result(scaled, measured, mask, pixels, scale, 0);
    }

    private static FrameResult Result(double[] depth, DepthMap measured, bool[] mask, int pixels, double scale, double shift) =>
        new(pixels, DepthErrors.Measure(depth, measured.Values, mask), BoundaryF1.Measure(depth, measured.Values, mask, measured.Width), scale, shift, null);

    private string? Refusal(DepthKind kind) => Alignment == DepthAlignment.MedianScaleInDepth && kind == DepthKind.AffineInverseDepth && !TakesShiftAsZero
        ? "refused: median scaling finds one scale, but an affine-invariant map lacks a shift too; score it with 'affine'"
        : null;

    private static float[] InverseDepth(DepthMap prediction) => prediction.Kind.LargerIsNearer()
        ? prediction.Values
        : Array.ConvertAll(prediction.Values, depth => 1 / Math.Max(depth, Smallest));
}
