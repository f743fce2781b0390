using Fathom.Datasets;
using Fathom.Datasets.Rendering;
using Fathom.Worlds;

namespace Fathom.Training;

/// <summary>From a recipe's <c>data</c> to samples.</summary>
internal static class SampleSources
{
    /// <summary>All sources of a recipe, mixed by their weights.</summary>
    public static MixedSource Of(Recipe recipe, WorldAssets? assets = null) => Of(recipe.Data, recipe.Seed, recipe.Cache is { } cache ? new WorldCache(cache.Folder, (long)(cache.GiB * (1 << 30))) : null, assets);

    /// <summary>Families of worlds, mixed by their weights.</summary>
    public static MixedSource Of(IReadOnlyList<WorldsRecipe> data, ulong seed, WorldCache? cache = null, WorldAssets? assets = null) =>
        new(seed, [.. data.Select((worlds, i) => ((ISampleSource)new WorldSource(worlds.Family, seed + (ulong)i) { Styles = worlds.Styles, Conditions = worlds.Light, Annotation = worlds.Annotation, Cache = cache, Assets = assets }, worlds.Weight))]);
}
