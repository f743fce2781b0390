using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>What a prediction is compared with.</summary>
public sealed record Truth
{
    /// <summary>What the frame is called.</summary>
    public required string Name { get; init; }

    /// <summary>H×W metric depth as measured; null where only a pair of points is known.</summary>
    public DepthMap? Depth { get; init; }

    /// <summary>Which of two points is nearer, in a picture of <see cref="Width"/>×<see cref="Height"/>; null where depth was measured.</summary>
    public OrdinalPair? Pair { get; init; }

    /// <summary>W of the depth, or of the pair's picture, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>H of it.</summary>
    public required int Height { get; init; }

    /// <summary>The part that the frame's data set has scored.</summary>
    public EvaluationCrop Crop { get; init; }

    /// <summary>Depth in metres from which it has pixels ignored; +∞ for no limit.</summary>
    public double Cap { get; init; } = double.PositiveInfinity;

    /// <summary>The truth of a sample that is in memory.</summary>
    public static Truth Of(DepthSample sample) => new()
    {
        Name = sample.Name,
        Depth = sample.Depth,
        Width = sample.Depth.Width,
        Height = sample.Depth.Height,
        Crop = sample.Crop,
        Cap = sample.Cap,
    };

    /// <summary>Reads the truth of a frame; not its picture, where depth has a size of its own.</summary>
    /// <exception cref="FathomException">A file is missing, damaged or of another kind, or nothing is known of the frame.</exception>
    public static Truth Load(DatasetFrame frame)
    {
        var depth = frame.Depth is null ? null : frame.ReadDepth();
        if (depth is null && frame.Pair is null)
            throw new FathomException($"{frame.Picture.Path}: neither depth nor a pair of points is known of this picture; there is nothing to compare with.");
        var (width, height) = depth is null ? frame.Picture.Size() : (depth.Width, depth.Height);
        return new Truth { Name = frame.Name, Depth = depth, Pair = frame.Pair, Width = width, Height = height, Crop = frame.Crop, Cap = frame.Cap };
    }
}
