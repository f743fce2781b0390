using Fathom.Datasets;
using Fathom.Datasets.Rendering;
using Fathom.Worlds;

namespace Fathom.Training;

/// <summary>From a recipe's <c>data</c> to samples.</summary>
internal static class SampleSources
{
    /// <summary>All sources of a recipe, mixed by their weights.</summary>
    /// <exception cref="FathomException">A manifest is missing, wrong or empty.</exception>
    public static MixedSource Of(Recipe recipe, WorldAssets? assets = null) =>
        new(recipe.Seed, [.. Worlds(recipe.Data, recipe.Seed, recipe.Cache is { } cache ? new WorldCache(cache.Folder, Bytes(cache.GiB)) : null, assets), .. recipe.Frames.Select((frames, i) => Frames(frames, recipe.Seed + (ulong)(recipe.Data.Count + i)))]);

    /// <summary>Families of worlds, mixed by their weights.</summary>
    public static MixedSource Of(IReadOnlyList<WorldsRecipe> data, ulong seed) => new(seed, [.. Worlds(data, seed)]);

    private static IEnumerable<(ISampleSource, double)> Worlds(IReadOnlyList<WorldsRecipe> data, ulong seed, WorldCache? cache = null, WorldAssets? assets = null) =>
        data.Select((worlds, i) => ((ISampleSource)new WorldSource(worlds.Family, seed + (ulong)i) { Styles = worlds.Styles, Conditions = worlds.Light, Annotation = worlds.Annotation, Cache = cache, Assets = assets }, worlds.Weight));

    private static (ISampleSource, double) Frames(FramesRecipe frames, ulong seed) =>
        (new FrameSource(Path.GetFileName(frames.Manifest), [.. Manifest.Read(frames.Manifest)], seed, new Framing { KeepShape = frames.KeepShape }, Bytes(frames.CacheGiB)), frames.Weight);

    private static long Bytes(double gib) => (long)(gib * (1 << 30));
}
