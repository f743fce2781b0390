namespace Fathom.Datasets;

/// <summary>A picture with its depth, of the same size or each of its own.</summary>
/// <param name="Name">What messages and tables call it: a file name without extension, or a family and a seed.</param>
/// <param name="Image">The picture.</param>
/// <param name="Depth">Its depth; <see cref="DepthMap.Valid"/> says where it was measured.</param>
public sealed record DepthSample(string Name, Image Image, DepthMap Depth)
{
    /// <summary>Kind of place, e.g. "street"; empty where unknown.</summary>
    public string Place { get; init; } = "";

    /// <summary>Light, e.g. "day", "night", "lamp"; empty where unknown.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The part of the frame that evaluation looks at.</summary>
    public EvaluationCrop Crop { get; init; }

    /// <summary>Depth in metres from which evaluation ignores a pixel; +∞ for no limit.</summary>
    public double Cap { get; init; } = double.PositiveInfinity;
}
