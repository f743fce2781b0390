using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>A frame as predictors see it.</summary>
/// <param name="frame">The frame.</param>
/// <param name="truth">What the prediction will be compared with; of use to baselines alone.</param>
public sealed class EvaluationFrame(DatasetFrame frame, Truth truth)
{
    private readonly Lazy<Image> image = new(frame.Picture.Read);

    /// <summary>The frame.</summary>
    public DatasetFrame Frame { get; } = frame;

    /// <summary>Width of what was measured in pixels.</summary>
    public int Width { get; } = truth.Width;

    /// <summary>Height of it.</summary>
    public int Height { get; } = truth.Height;

    /// <summary>The picture, read when it is first asked for.</summary>
    /// <exception cref="FathomException">It is missing or damaged.</exception>
    public Image Image => image.Value;
}
