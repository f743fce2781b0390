using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>Which part of a map is scored.</summary>
/// <param name="Name">A crop by name; null: the one that each frame brings.</param>
/// <param name="Window">A rectangle in the place of a name, else null.</param>
public sealed record ProtocolCrop(EvaluationCrop? Name, PixelWindow? Window = null)
{
    /// <summary>The crop that each frame brings.</summary>
    public static ProtocolCrop ByFrame { get; } = new((EvaluationCrop?)null);

    /// <summary>In words.</summary>
    public override string ToString() => Window?.ToString() ?? Name switch
    {
        null => "crop by frame",
        EvaluationCrop.None => "whole frame",
        { } name => $"{name} crop",
    };
}
