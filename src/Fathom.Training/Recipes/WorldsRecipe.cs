using Fathom.Worlds;
using Fathom.Worlds.Annotations;

namespace Fathom.Training;

/// <summary>Samples rendered from one family of synthetic worlds.</summary>
/// <param name="Family">The family's name, e.g. "street".</param>
/// <param name="Weight">Its share of the samples is this over the sum of all weights; above 0.</param>
public sealed record WorldsRecipe(string Family, double Weight = 1)
{
    /// <summary>How samples are drawn: each in one of these styles, all equally likely.</summary>
    public IReadOnlyList<Style> Styles { get; init; } = [Style.Photo];

    /// <summary>Hours and weathers: each sample under one of these, all equally likely.</summary>
    public IReadOnlyList<Condition> Light { get; init; } = [Condition.Day];

    /// <summary>How depth is measured.</summary>
    public Annotation Annotation { get; init; }
}
