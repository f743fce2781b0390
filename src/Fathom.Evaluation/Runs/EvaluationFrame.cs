using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>A frame as predictors see it.</summary>
/// <param name="frame">The frame.</param>
/// <param name="width">Width of what was measured in pixels.</param>
/// <param name="height">Height of it.</param>
public sealed class EvaluationFrame(DatasetFrame frame, int width, int height)
{
    private readonly Lazy<Image> image = new(frame.Picture.Read);

    /// <summary>The frame.</summary>
    public DatasetFrame Frame { get; } = frame;

    /// <summary>Width of what was measured in pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Height of it.</summary>
    public int Height { get; } = height;

    /// <summary>The picture, read when it is first asked for.</summary>
    /// <exception cref="FathomException">It is missing or damaged.</exception>
    public Image Image => image.Value;
}
