using Fathom.Worlds;

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

    /// <summary>Renders a world; its name is the family and the world's seed in hexadecimal, enough to render it again.</summary>
    /// <inheritdoc/>
    public DepthSample Sample(long index, int width, int height)
    {
        var world = World.Create(Name, SplitMix64.SeedOf(seed, index, RandomStream.World));
        var (image, depth) = world.Render(width, height);
        return new DepthSample($"{Name}/{world.Seed:x16}", image, depth) { Place = Name };
    }
}
