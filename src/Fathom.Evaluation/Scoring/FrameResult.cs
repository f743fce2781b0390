namespace Fathom.Evaluation;

/// <summary>What scoring one prediction gave.</summary>
public sealed record FrameResult
{
    /// <summary>How many pixels were scored.</summary>
    public required int Pixels { get; init; }

    /// <summary>The errors; null where there are none to give.</summary>
    public DepthErrors? Errors { get; init; }

    /// <summary>Agreement of outlines in [0, 1]; null where the protocol does not ask, none were measured, or the measurement is sparse.</summary>
    public double? BoundaryF1 { get; init; }

    /// <summary>0 where the pair of points is ordered rightly, 100 where not; null where there is no pair.</summary>
    public double? Whdr { get; init; }

    /// <summary>Percent of <see cref="TemporalError"/> to the frame before; null where the protocol does not ask, or there is none.</summary>
    public double? Temporal { get; init; }

    /// <summary>Factor of the alignment, in its space; in log space the exponent.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Shift of the alignment, in its space.</summary>
    public double Shift { get; init; }

    /// <summary>How many of the scored pixels have a predicted depth that is none: zero or negative. They were held at the nearest depth there is.</summary>
    public int NotPositive { get; init; }

    /// <summary>Width of the prediction before it was resized; 0 where there is none.</summary>
    public int PredictedWidth { get; init; }

    /// <summary>Its height.</summary>
    public int PredictedHeight { get; init; }

    /// <summary>How the errors are spread; null where there are none.</summary>
    public ErrorProfile? Profile { get; init; }

    /// <summary>Why there are no errors; null where there are.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether there is a score.</summary>
    public bool IsScored => Problem is null;

    internal static FrameResult Failed(int pixels, string problem) => new() { Pixels = pixels, Problem = problem };
}
