using System.Numerics;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Assets;

/// <summary>The user's meshes as things of one world. Their dice are their own.</summary>
/// <param name="models">The meshes; at least one.</param>
/// <param name="dice">Random numbers.</param>
internal sealed class OwnThings(IReadOnlyList<AssetModel> models, Dice dice)
{
    // Of the things that stand about, so many are the user's.
    private const float Share = 0.25f;

    // Triangles of a world: more would make it slow to build.
    private const int Most = 400_000;

    private int triangles;

    /// <summary>Random numbers for where they stand.</summary>
    public Dice Dice => dice;

    /// <summary>One thing in four is the user's.</summary>
    /// <param name="low">Its smallest size, metres.</param>
    /// <param name="high">Its largest size.</param>
    /// <returns>The thing; null: another one should stand here.</returns>
    public Prop? Sometimes(float low, float high) => dice.Chance(Share) ? Any(low, high) : null;

    /// <summary>One of the user's things.</summary>
    /// <param name="low">Its smallest size, metres.</param>
    /// <param name="high">Its largest size; a mesh whose size is known and not between is none.</param>
    /// <returns>The thing; null: none fits.</returns>
    public Prop? Any(float low, float high)
    {
        var fitting = models.Where(model => (!model.Metric || model.Largest >= low && model.Largest <= high) && triangles + model.Triangles <= Most).ToList();
        if (fitting.Count == 0)
            return null;
        var model = fitting[dice.Whole(0, fitting.Count - 1)];
        return Thing(model, model.Metric ? 1 : dice.LogUniform(low, high) / model.Largest);
    }

    /// <summary>One of the user's things, one metre large whatever its real size; or, mostly, null.</summary>
    public Prop? SometimesOfOneMetre() => dice.Chance(Share) && models[dice.Whole(0, models.Count - 1)] is var model && triangles + model.Triangles <= Most ? Thing(model, 1 / model.Largest) : null;

    private Prop Thing(AssetModel model, float scale)
    {
        triangles += model.Triangles;
        var bare = Bare();
        return new Prop(model.Size.AsVector2().Length() / 2 * scale, model.Size.Z * scale, place => model.Build(place, scale, bare));
    }

    private Material Bare() => dice.Weighted(2, 2, 1, 1, 1) switch
    {
        0 => Stock.Plaster(dice, Palette.RoomWall(dice)),
        1 => Stock.Plastic(dice, Palette.Any(dice)),
        2 => Stock.Wood(dice),
        3 => Stock.Metal(dice),
        _ => Stock.Fabric(dice),
    };
}
