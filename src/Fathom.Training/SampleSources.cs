using Fathom.Datasets;

namespace Fathom.Training;

/// <summary>From a recipe's <c>data</c> to samples.</summary>
internal static class SampleSources
{
    /// <summary>All sources of a recipe, mixed by their weights.</summary>
    public static ISampleSource Of(Recipe recipe) => new MixedSource(
        recipe.Seed,
        [.. recipe.Data.Select((data, i) => ((ISampleSource)new WorldSource(data.Family, recipe.Seed + (ulong)i), data.Weight))]);
}
