using System.Globalization;

namespace Fathom;

public sealed partial class DepthMap
{
    /// <summary>The map as another kind, where that needs no further knowledge; mask and camera along with it.</summary>
    /// <remarks>
    /// Depth becomes 1 / depth and back, infinity (the sky) 0 and back. A scale may be forgotten (metric to relative, anything to affine-invariant), never invented.
    /// A value without a counterpart (a depth that is not positive, a negative or infinite inverse depth) becomes unknown.
    /// </remarks>
    /// <param name="kind">What the values shall mean.</param>
    /// <exception cref="ConversionException">The map does not hold what is asked for; the message names what would.</exception>
    public DepthMap To(DepthKind kind) => (Kind, kind) switch
    {
        _ when Kind == kind => this,
        (DepthKind.MetricDepth, DepthKind.InverseDepth) or (DepthKind.MetricDepth or DepthKind.RelativeDepth, DepthKind.AffineInverseDepth) => Inverted(kind, 1),
        (DepthKind.InverseDepth, DepthKind.MetricDepth) or (DepthKind.InverseDepth or DepthKind.Disparity, DepthKind.RelativeDepth) => Inverted(kind, 1),
        (DepthKind.MetricDepth, DepthKind.RelativeDepth) or (DepthKind.InverseDepth or DepthKind.Disparity, DepthKind.AffineInverseDepth) => Renamed(kind),
        _ => throw Refusal(kind),
    };

    /// <summary>Disparities of a stereo pair with this camera on the left: focal length · baseline / depth.</summary>
    /// <param name="baseline">Distance between the two cameras in metres, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The baseline is not positive and finite.</exception>
    /// <exception cref="ConversionException">The map has no metres, or no camera.</exception>
    public DepthMap ToDisparity(double baseline)
    {
        Ensure.Positive(baseline, nameof(baseline));
        return Kind switch
        {
            DepthKind.Disparity => this,
            DepthKind.MetricDepth => Inverted(DepthKind.Disparity, FocalLength(DepthKind.Disparity) * baseline),
            DepthKind.InverseDepth => Multiplied(DepthKind.Disparity, FocalLength(DepthKind.Disparity) * baseline),
            _ => throw Refusal(DepthKind.Disparity),
        };
    }

    /// <summary>Metres from the disparities of a rectified stereo pair with parallel axes: focal length · baseline / disparity; disparity 0 is infinitely far.</summary>
    /// <param name="baseline">Distance between the two cameras in metres, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The baseline is not positive and finite.</exception>
    /// <exception cref="ConversionException">The map holds no disparities, or has no camera.</exception>
    public DepthMap ToMetricDepth(double baseline)
    {
        Ensure.Positive(baseline, nameof(baseline));
        return Kind switch
        {
            DepthKind.Disparity => Inverted(DepthKind.MetricDepth, FocalLength(DepthKind.MetricDepth) * baseline),
            DepthKind.MetricDepth or DepthKind.InverseDepth => throw new ConversionException(
                Kind, DepthKind.MetricDepth, $"A baseline turns disparities into metres, but this is {Kind.Describe()}. Use To(DepthKind.MetricDepth)."),
            _ => throw Refusal(DepthKind.MetricDepth),
        };
    }

    /// <summary>Relative depth times a known scale: metric depth.</summary>
    /// <param name="metresPerUnit">For example <see cref="Alignment.MedianScale"/>; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive and finite.</exception>
    /// <exception cref="ConversionException">The map is not relative depth.</exception>
    public DepthMap Scaled(double metresPerUnit)
    {
        Ensure.Positive(metresPerUnit, nameof(metresPerUnit));
        return Kind switch
        {
            DepthKind.RelativeDepth => Multiplied(DepthKind.MetricDepth, metresPerUnit),
            DepthKind.AffineInverseDepth => throw new ConversionException(Kind, DepthKind.MetricDepth, $"{Kind.Describe()} lacks a shift too: one scale makes no metres of it. Fit both with Alignment.LeastSquares and use Aligned, or give two known distances to WithDistances."),
            DepthKind.Disparity => throw Refusal(DepthKind.MetricDepth),
            _ => throw new ConversionException(Kind, DepthKind.MetricDepth, $"Only relative depth lacks a scale; this is {Kind.Describe()}. Use To(DepthKind.MetricDepth)."),
        };
    }

    /// <summary>Affine-invariant inverse depth with its scale and shift known: inverse depth in 1 / metres. What would lie behind infinity is infinitely far (0).</summary>
    /// <param name="fit">Scale · value + shift = 1 / metres, for example from <see cref="Alignment.LeastSquares"/>; the scale is positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive and finite, or the shift not finite.</exception>
    /// <exception cref="ConversionException">The map is not affine-invariant.</exception>
    public DepthMap Aligned(ScaleShift fit)
    {
        if (!(fit.Scale > 0 && double.IsFinite(fit.Scale) && double.IsFinite(fit.Shift)))
            throw new ArgumentOutOfRangeException(nameof(fit), fit, "A positive scale and a finite shift: otherwise near and far change places.");
        return Kind switch
        {
            DepthKind.AffineInverseDepth => Converted(DepthKind.InverseDepth, value => Math.Max(0, fit.Apply(value))),
            DepthKind.RelativeDepth or DepthKind.Disparity => throw Refusal(DepthKind.InverseDepth),
            _ => throw new ConversionException(Kind, DepthKind.InverseDepth, $"Scale and shift belong to affine-invariant inverse depth; this is {Kind.Describe()}. Use To(DepthKind.InverseDepth)."),
        };
    }

    /// <summary>Metric depth of a map without scale, from measured distances: one or more for relative depth, two or more for an affine-invariant map.</summary>
    /// <remarks>Relative depth is fitted in log space, the affine-invariant map in inverse depth, both by least squares.</remarks>
    /// <param name="known">Distances at different depths; pixels whose value is known and finite, of relative depth positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is not positive and finite.</exception>
    /// <exception cref="ConversionException">The map has a scale already; or too few distances, one outside the map or where it is unknown, or they contradict the map.</exception>
    public DepthMap WithDistances(params ReadOnlySpan<KnownDistance> known)
    {
        if (Kind == DepthKind.Disparity)
            throw Refusal(DepthKind.MetricDepth);
        if (Kind is not (DepthKind.RelativeDepth or DepthKind.AffineInverseDepth))
            throw new ConversionException(Kind, DepthKind.MetricDepth, $"{Kind.Describe()} has its scale already. Use To(DepthKind.MetricDepth).");
        if (known.Length < (Kind == DepthKind.RelativeDepth ? 1 : 2))
            throw Refusal(DepthKind.MetricDepth);
        var values = new float[known.Length];
        for (var i = 0; i < known.Length; i++)
            values[i] = ValueAt(known[i]);
        var all = new bool[known.Length];
        all.AsSpan().Fill(true);
        return Kind == DepthKind.RelativeDepth
            ? Scaled(Alignment.LogScale(values, Array.ConvertAll(known.ToArray(), one => (float)one.Metres), all))
            : WithInverse(values, Array.ConvertAll(known.ToArray(), one => (float)(1 / one.Metres)), all);
    }

    /// <summary>The same map with another camera.</summary>
    /// <param name="camera">A camera of the map's size; null takes it away.</param>
    /// <exception cref="ArgumentException">The camera's size does not fit.</exception>
    public DepthMap WithCamera(Camera? camera) => new(Width, Height, Values, Kind, Valid, camera);

    private DepthMap WithInverse(float[] values, float[] inverse, bool[] all)
    {
        var fit = Alignment.LeastSquares(values, inverse, all);
        return fit.Scale > 0 ? Aligned(fit).To(DepthKind.MetricDepth) : throw new ConversionException(Kind, DepthKind.MetricDepth,
            "The known distances contradict the map: what they call nearer is not larger in it. Check them, and choose pixels that differ clearly in distance.");
    }

    private float ValueAt(KnownDistance known)
    {
        Ensure.Positive(known.Metres, nameof(known));
        if (known.X < 0 || known.X >= Width || known.Y < 0 || known.Y >= Height)
            throw new ConversionException(Kind, DepthKind.MetricDepth, $"The known distance at ({known.X}, {known.Y}) is outside the map of {Width}×{Height} pixels.");
        var value = this[known.X, known.Y];
        if (!IsValid(known.Y * Width + known.X) || !float.IsFinite(value))
            throw new ConversionException(Kind, DepthKind.MetricDepth, $"The map knows no finite value at ({known.X}, {known.Y}). Choose another pixel.");
        return Kind != DepthKind.RelativeDepth || value > 0 ? value : throw new ConversionException(Kind, DepthKind.MetricDepth,
            string.Create(CultureInfo.InvariantCulture, $"The map is {value} at ({known.X}, {known.Y}), which no scale turns into {known.Metres} metres. Choose a pixel where it is positive."));
    }

    private double FocalLength(DepthKind to) =>
        Camera?.Fx ?? throw new ConversionException(Kind, to, "Depth and disparity differ by focal length and baseline, but the map has no camera. Add one with WithCamera.");

    // 0 of inverse depth and infinity of depth change places. The absolute value is for −0; a depth so small that its inverse overflows has no counterpart.
    private DepthMap Inverted(DepthKind kind, double factor) => Kind.LargerIsNearer()
        ? Converted(kind, inverse => inverse >= 0 && double.IsFinite(inverse) ? factor / Math.Abs(inverse) : double.NaN)
        : Converted(kind, depth => depth > 0 && factor / depth <= float.MaxValue ? factor / depth : double.NaN);

    private DepthMap Multiplied(DepthKind kind, double factor) => Converted(kind, value => value * factor);

    private DepthMap Renamed(DepthKind kind) => new(Width, Height, Values, kind, Valid, Camera);

    private DepthMap Converted(DepthKind kind, Func<double, double> convert)
    {
        var values = new float[Values.Length];
        var valid = Valid;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = IsValid(i) ? (float)convert(Values[i]) : float.NaN;
            if (float.IsNaN(values[i]) && IsValid(i))
                Mask(ref valid)[i] = false;
        }
        return new DepthMap(Width, Height, values, kind, valid, Camera);
    }

    // A copy: the mask may be shared with the map it came from.
    private bool[] Mask(ref bool[]? valid)
    {
        if (valid == Valid)
        {
            valid = new bool[Values.Length];
            for (var i = 0; i < valid.Length; i++)
                valid[i] = IsValid(i);
        }
        return valid!;
    }

    private ConversionException Refusal(DepthKind to) => new(Kind, to, (Kind, to) switch
    {
        (DepthKind.AffineInverseDepth, _) => $"{Kind.Describe()} holds no {to.Describe()}: scale and shift are unknown. Give two known distances to WithDistances, or fit both to a measurement (Alignment.LeastSquares) and use Aligned.",
        (DepthKind.RelativeDepth, _) => $"{Kind.Describe()} holds no {to.Describe()}: its scale is unknown. Give a known distance to WithDistances, or fit the scale to a measurement (Alignment.MedianScale) and use Scaled.",
        (DepthKind.Disparity, _) => "Disparities become metres by a baseline and a focal length. Use ToMetricDepth(baseline) on a map with a camera.",
        _ => $"{Kind.Describe()} becomes disparities by a baseline and a focal length. Use ToDisparity(baseline) on a map with a camera.",
    });
}
