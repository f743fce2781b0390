using Fathom.Datasets.Rendering;
using Fathom.Worlds;
using Fathom.Worlds.Annotations;

namespace Fathom.Datasets;

/// <summary>Procedural worlds of one family, a new one for every sample.</summary>
public sealed class WorldSource : ISampleSource
{
    private readonly ulong seed;

    /// <summary>Chooses worlds.</summary>
    /// <param name="family">A name of <see cref="World.Families"/>.</param>
    /// <param name="seed">Decides, with a sample's number, the seed of its world.</param>
    /// <exception cref="FathomException">There is no such family.</exception>
    public WorldSource(string family, ulong seed)
    {
        Name = World.Create(family, seed).Family;
        this.seed = seed;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>How samples are drawn: each in one of these styles, all equally likely.</summary>
    public IReadOnlyList<Style> Styles { get; init; } = [Style.Photo];

    /// <summary>Hours and weathers: each sample under one of these, all equally likely.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [Condition.Day];

    /// <summary>How depth is measured.</summary>
    public Annotation Annotation { get; init; }

    /// <summary>Pictures and meshes of the user's own that are met in the worlds; null: none.</summary>
    public WorldAssets? Assets { get; init; }

    /// <summary>Keeps what was rendered; null: nothing does.</summary>
    public WorldCache? Cache { get; init; }

    /// <summary>Renders a world; its name is the family, the world's seed in hexadecimal, condition and style, and the hash of assets where there are some: enough to render it again.</summary>
    /// <inheritdoc/>
    public DepthSample Sample(long index, int width, int height)
    {
        var world = World.Create(Name, SplitMix64.SeedOf(seed, index, RandomStream.World)).With(Assets);
        var dice = SplitMix64.For(seed, index, RandomStream.Appearance);
        var (condition, style) = (Conditions[(int)(dice.Unit() * Conditions.Count)], Styles[(int)(dice.Unit() * Styles.Count)]);
        var name = $"{Name}/{world.Seed:x16}/{condition}/{style}{(Assets is null ? "" : $"/assets-{Assets.Hash}")}".ToLowerInvariant();
        var kept = $"{name.Replace('/', '-')}-{Annotation}-{width}x{height}".ToLowerInvariant();
        if (Cache?.Find(kept) is not var (image, depth))
        {
            (image, depth) = Rendered(world, width, height, condition, style);
            Cache?.Add(kept, image, depth);
        }
        return new DepthSample(name, image, depth) { Place = Name, Condition = condition.ToString().ToLowerInvariant() };
    }

    private (Image Image, DepthMap Depth) Rendered(World world, int width, int height, Condition condition, Style style)
    {
        using var stage = world.Open();
        var shot = new Shot(stage.Camera(width, height)) { Condition = condition, Style = style };
        var frame = stage.Render(shot);
        return (frame.Image, stage.Measure(shot, frame, Annotation, world.Seed));
    }
}
