using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Country;

/// <summary>Many trees: the near ones each of its own, the far ones copies of a few.</summary>
internal sealed class Woods
{
    /// <summary>Metres from the camera to the last trees that stand one by one.</summary>
    public const float Reach = 280;

    private const float Own = 26, Around = 6;

    // Triangles after which trees are half as fine.
    private const int Plenty = 36_000;

    private readonly Dice dice;
    private readonly Terrain ground;
    private readonly Outlook outlook;
    private readonly Vegetation plants;
    private readonly TreeKind[] kinds;
    private readonly float height;
    private readonly Dictionary<int, Mesh[]> templates = [];
    private readonly List<(float Away, float X, float Y, float Size)> seedlings = [];

    /// <summary>Draws which trees grow.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="ground">Where they grow.</param>
    /// <param name="outlook">Where they are seen from.</param>
    /// <param name="kinds">Kinds of trees.</param>
    public Woods(Dice dice, Terrain ground, Outlook outlook, params TreeKind[] kinds)
    {
        (this.dice, this.ground, this.outlook, this.kinds) = (dice, ground, outlook, kinds);
        plants = new Vegetation(dice.Fork());
        height = dice.Uniform(9, 17);
    }

    /// <summary>Draws the kinds that grow together.</summary>
    public static TreeKind[] DrawKinds(Dice dice) => dice.Weighted(4, 2, 2, 2, 1) switch
    {
        0 => [TreeKind.Broadleaf, TreeKind.Broadleaf, TreeKind.Birch],
        1 => [TreeKind.Spruce],
        2 => [TreeKind.Broadleaf, TreeKind.Spruce, TreeKind.Pine],
        3 => [TreeKind.Pine, TreeKind.Pine, TreeKind.Birch],
        _ => [TreeKind.Broadleaf, TreeKind.Bare],
    };

    /// <summary>A tree on the ground, unless it would stand in the camera's way or nobody would see it. It grows with <see cref="Plant"/>.</summary>
    /// <param name="x">World metres.</param>
    /// <param name="y">World metres.</param>
    /// <param name="size">1: as high as these woods are.</param>
    public void Tree(float x, float y, float size = 1)
    {
        var at = ground.On(x, y);
        // Small trees have low crowns, which must not hang before the lens.
        if (outlook.IsClear(at, size < 0.8f ? 3.2f : 1.6f) && outlook.Sees(at, Around))
            seedlings.Add((outlook.Away(at, Around), x, y, size));
    }

    /// <summary>Lets all trees grow, the nearest first: the more there are, the coarser those behind.</summary>
    public void Plant()
    {
        seedlings.Sort((one, other) => one.Away.CompareTo(other.Away));
        var before = ground.Mesh.TriangleCount;
        foreach (var (away, x, y, size) in seedlings)
            Grow(ground.Upright(x, y, dice.Uniform(0, MathF.Tau)), size * dice.Uniform(0.75f, 1.25f), away * (1 + (ground.Mesh.TriangleCount - before) / (float)Plenty));
        seedlings.Clear();
        foreach (var mesh in templates.Values.SelectMany(copies => copies))
            mesh.Dispose();
        templates.Clear();
    }

    private void Grow(Placement place, float size, float away)
    {
        if (away < Own)
        {
            plants.Tree(place, kinds[dice.Whole(0, kinds.Length - 1)], height * size, away);
            return;
        }
        // Octaves of distance: each has trees as coarse as its nearest.
        var octave = (int)MathF.Log2(away / Own);
        if (!templates.TryGetValue(octave, out var copies))
            templates.Add(octave, copies = Templates(Own * MathF.Pow(2, octave)));
        using var label = place.Label(Semantic.Tree);
        place.Stamp(copies[dice.Whole(0, copies.Length - 1)], size);
    }

    private Mesh[] Templates(float distance)
    {
        var copies = new Mesh[distance < 100 ? 5 : 7];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = Mesh.Rent();
            // In a wood, trees hide each other's coarseness.
            plants.Tree(new Placement(copies[i], Frame.World), kinds[i % kinds.Length], height * dice.Uniform(0.85f, 1.15f), distance * 1.35f);
        }
        return copies;
    }
}
