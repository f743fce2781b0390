using Fathom.Datasets;

namespace Fathom.Training;

/// <summary>From a recipe's <c>data</c> to samples.</summary>
internal static class SampleSources
{
    /// <summary>All sources of a recipe, mixed by their weights.</summary>
    public static MixedSource Of(Recipe recipe) => Of(recipe.Data, recipe.Seed);

    /// <summary>Families of worlds, mixed by their weights.</summary>
    public static MixedSource Of(IReadOnlyList<WorldsRecipe> data, ulong seed) =>
        new(seed, [.. data.Select((worlds, i) => ((ISampleSource)new WorldSource(worlds.Family, seed + (ulong)i) { Styles = worlds.Styles, Conditions = worlds.Light, Annotation = worlds.Annotation }, worlds.Weight))]);
}
