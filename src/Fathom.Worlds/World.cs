using Fathom.Worlds.Abstracts;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Country;
using Fathom.Worlds.Halls;
using Fathom.Worlds.Nature;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Streets;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds;

/// <summary>
/// A procedural scene that can be rendered to colour and exact depth.
/// <code>var (image, depth) = World.Street(seed: 7).Render(320, 192);</code>
/// A world is a family and a seed, and assets where it has some (<see cref="With"/>); it holds no native memory. The same family, seed, size and content of assets give the same bytes on the same machine and runtime, on any thread. Different threads may render at the same time; one render call uses one thread.
/// </summary>
public sealed class World
{
    private static readonly SortedDictionary<string, Func<Dice, OwnThings?, Scene>> Grammars = new(StringComparer.Ordinal)
    {
        ["abstract"] = AbstractGrammar.Compose,
        ["country"] = (dice, _) => CountryGrammar.Compose(dice),
        ["hall"] = HallGrammar.Compose,
        ["nature"] = (dice, _) => NatureGrammar.Compose(dice),
        ["room"] = RoomGrammar.Compose,
        ["street"] = (dice, _) => StreetGrammar.Compose(dice),
        ["tabletop"] = TabletopGrammar.Compose,
    };

    /// <summary>Seconds for which a world moves.</summary>
    public const double Duration = 5;

    private const ulong AssetStream = 0xA55E75;

    private readonly Func<Dice, OwnThings?, Scene> grammar;

    private World(string family, ulong seed, WorldAssets? assets = null)
    {
        if (!Grammars.TryGetValue(family, out grammar!))
            throw new FathomException($"There is no family of worlds called '{family}'. There are: {string.Join(", ", Grammars.Keys)}.");
        (Family, Seed, Assets) = (family, seed, assets);
    }

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyCollection<string> Families => Grammars.Keys;

    /// <summary>What kind of scene this is.</summary>
    public string Family { get; }

    /// <summary>Which one of its family.</summary>
    public ulong Seed { get; }

    /// <summary>The user's own pictures and meshes that are met in it; null: none.</summary>
    public WorldAssets? Assets { get; }

    /// <summary>A street: city, suburb, avenue or open country, with traffic.</summary>
    public static World Street(ulong seed) => new("street", seed);

    /// <summary>Open country along a motorway, a road or a lane: fields, woods, villages, hills and mountains, with traffic.</summary>
    public static World Country(ulong seed) => new("country", seed);

    /// <summary>A landscape without roads: mountains, forest, lake, river, beach, snow, gorge, meadow, boulders or desert.</summary>
    public static World Nature(ulong seed) => new("nature", seed);

    /// <summary>A room: living room, office, kitchen, bedroom, bathroom, basement, workshop or corridor, with furniture and clutter.</summary>
    public static World Room(ulong seed) => new("room", seed);

    /// <summary>A large hall: warehouse, station, factory, sports hall or underground car park.</summary>
    public static World Hall(ulong seed) => new("hall", seed);

    /// <summary>Things on a table, a shelf or the floor, seen from 0.15 to 3 metres.</summary>
    public static World Tabletop(ulong seed) => new("tabletop", seed);

    /// <summary>Domain randomisation: anything anywhere, of any size and material.</summary>
    public static World Abstract(ulong seed) => new("abstract", seed);

    /// <summary>A world by the name of its family.</summary>
    /// <exception cref="FathomException">There is no such family.</exception>
    public static World Create(string family, ulong seed) => new(family, seed);

    /// <summary>This world with pictures and meshes of the user's own on a share of its surfaces and among its things; in streets, country and nature, pictures only. It is another world than without, and the
    /// same for assets of the same <see cref="WorldAssets.Hash"/>.</summary>
    /// <param name="assets">The pictures and meshes; null: none.</param>
    public World With(WorldAssets? assets) => new(Family, Seed, assets);

    /// <summary>Renders the world by day with a camera of its own: place, direction, field of view and sensor are drawn from the seed.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1. Wide pictures get the wide angles of driving cameras.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or there are more pixels than
    /// <see cref="PixelBudget.Default"/> allows. Rendering takes about 300 bytes for each.</exception>
    /// <exception cref="FathomException">Embree is missing.</exception>
    public WorldFrame Render(int width, int height)
    {
        using var stage = Open();
        return stage.Render(new Shot(stage.Camera(width, height)));
    }

    /// <summary>Renders the world by day with the given camera at the place and in the direction drawn from the seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The camera has more pixels than <see cref="PixelBudget.Default"/> allows. Rendering
    /// takes about 300 bytes for each.</exception>
    /// <exception cref="FathomException">Embree is missing.</exception>
    public WorldFrame Render(Camera camera) => Render(new Shot(camera));

    /// <summary>Takes one picture of the world.</summary>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="WorldStage.Render"/>.</exception>
    /// <exception cref="FathomException">Embree is missing.</exception>
    public WorldFrame Render(Shot shot)
    {
        using var stage = Open();
        return stage.Render(shot);
    }

    /// <summary>Builds the world, to render it more than once.</summary>
    /// <exception cref="FathomException">Embree is missing.</exception>
    public WorldStage Open() => new(this, Compose());

    /// <summary>The scene itself; the same at every call.</summary>
    internal Scene Compose()
    {
        var own = new Dice(Seed ^ AssetStream);
        var scene = grammar(new Dice(Seed), Assets is { MeshCount: > 0 } ? new OwnThings(Assets.Models, own.Fork()) : null);
        if (Assets is { PictureCount: > 0 })
            new Dressing(Assets.Images, own.Fork()).Dress(scene);
        return scene;
    }
}
