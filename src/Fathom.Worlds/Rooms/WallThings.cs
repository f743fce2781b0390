using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>What hangs on walls: pictures, coats on hooks, calendars, clocks, boards, sockets with cables, extinguishers, small shelves, garlands.
/// The placement lies on the wall at the floor; y points into the room.</summary>
internal sealed class WallThings(Dice dice)
{
    private readonly Material white = Stock.Lacquer(Palette.Grey(dice, 0.75f, 0.95f));

    /// <summary>One of them.</summary>
    public void Any(Placement wall, float ceiling)
    {
        using var label = wall.Label(Semantic.Thing);
        switch (dice.Weighted(2, 1.5f, 1, 1.5f, 2, 1, 1.5f, 1))
        {
            case 0: Coats(wall); break;
            case 1: Calendar(wall); break;
            case 2: Clock(wall, ceiling); break;
            case 3: Board(wall); break;
            case 4: Socket(wall); break;
            case 5: Extinguisher(wall); break;
            case 6: Shelf(wall); break;
            default: Garland(wall, ceiling); break;
        }
    }

    /// <summary>A framed picture.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="wall">The middle of its lower edge on the wall.</param>
    /// <param name="wide">Metres, without the frame.</param>
    /// <param name="high">Metres, without the frame.</param>
    public static void Picture(Dice dice, Placement wall, float wide, float high)
    {
        using var label = wall.Label(Semantic.Thing);
        wall.Block(Stock.Wood(dice), 0, 0.012f, -0.025f, wide + 0.05f, 0.024f, high + 0.05f);
        wall.Block(new Poster(dice) { Line = dice.Uniform(0.02f, 0.08f), Block = dice.Uniform(0.1f, 0.6f), Pictures = dice.Uniform(0.2f, 1), Gloss = 0.04f }, 0, 0.02f, 0, wide, 0.014f, high);
    }

    // Coats, bags and hats on a row of hooks.
    private void Coats(Placement wall)
    {
        float wide = dice.Uniform(0.4f, 1.2f), z = dice.Uniform(1.55f, 1.75f);
        wall.Block(Stock.Wood(dice), 0, 0.012f, z - 0.04f, wide, 0.024f, 0.09f);
        for (var x = -wide / 2 + 0.07f; x < wide / 2; x += dice.Uniform(0.12f, 0.22f))
        {
            wall.Tube(Stock.Metal(dice), 0.006f, 6, Curve.Smooth([new(x, 0.02f, z), new(x, 0.08f, z - 0.02f), new(x, 0.1f, z + 0.03f)], 3));
            if (dice.Chance(0.7f))
                Garment(wall.At(x, 0.11f, z - 0.02f).Turned(dice.Normal(0, 0.25f)), dice.Uniform(0.4f, 1.1f));
        }
    }

    /// <summary>Something of cloth that hangs down from the placement.</summary>
    public void Garment(Placement hook, float length)
    {
        using var label = hook.Label(Semantic.Thing);
        Material cloth = Stock.Fabric(dice);
        float wide = dice.Uniform(0.1f, 0.22f), thick = dice.Uniform(0.03f, 0.08f), folds = dice.Whole(3, 6), phase = dice.Uniform(0, 6);
        hook.Sheet(cloth, 28, 10, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var spread = MathF.Min(1, 0.25f + 2.2f * v) * (0.85f + 0.25f * v);
            var fold = 1 + 0.22f * v * MathF.Sin(folds * MathF.Tau * u + phase + 2 * v);
            return new(wide * spread * cos * fold, thick * MathF.Min(1, 0.3f + 3 * v) * sin * fold, -length * v);
        });
        if (dice.Chance(0.5f))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                hook.Tube(cloth, 0.045f, 8, Curve.Smooth([new(side * wide * 0.6f, 0, -length * 0.12f), new(side * wide * 1.05f, 0.01f, -length * 0.3f), new(side * wide * 1.1f, 0.03f, -MathF.Min(length, 0.65f))], 4));
    }

    private void Calendar(Placement wall)
    {
        float wide = dice.Uniform(0.2f, 0.45f), z = dice.Uniform(1.2f, 1.6f);
        wall.Block(new Poster(dice) { Line = wide * 0.3f, Block = wide * 0.6f, Pictures = 1 }, 0, 0.004f, z, wide, 0.008f, wide * 0.7f);
        wall.Block(new Striped(new Plain(new Vector3(0.85f))) { Period = wide / 7.2f, Share = 0.12f, Colour = new(0.2f), Crossed = true }, 0, 0.003f, z - wide * 0.62f, wide, 0.006f, wide * 0.6f);
    }

    private void Clock(Placement wall, float ceiling)
    {
        var radius = dice.Uniform(0.1f, 0.2f);
        var dial = wall.At(0, 0, MathF.Min(ceiling - 0.3f, dice.Uniform(1.7f, 2.1f))).Pitched(-MathF.PI / 2);
        Material rim = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Metal(dice), black = new Plain(new Vector3(0.02f));
        dial.Revolve(rim, 28, new(radius, 0), new(radius * 1.06f, 0.02f), new(radius * 0.98f, 0.04f), new(radius * 0.95f, 0.02f));
        dial.Revolve(white, 28, new(radius * 0.96f, 0.02f), new(0, 0.02f));
        for (var i = 0; i < 12; i++)
            dial.Turned(i * MathF.PI / 6).Block(black, 0, radius * 0.82f, 0.021f, radius * 0.04f, radius * 0.16f, 0.002f);
        foreach (var length in (ReadOnlySpan<float>)[0.5f, 0.75f])
            dial.Turned(dice.Uniform(0, MathF.Tau)).Block(black, 0, radius * length / 2, 0.024f, radius * 0.05f, radius * length, 0.003f);
    }

    // White board or cork board with papers.
    private void Board(Placement wall)
    {
        float wide = dice.Uniform(0.6f, 1.8f), high = dice.Uniform(0.5f, 1.1f);
        var cork = dice.Chance(0.5f);
        wall.Block(Stock.Metal(dice), 0, 0.012f, 0.95f, wide + 0.03f, 0.024f, high + 0.03f);
        wall.Block(cork ? Stock.Plaster(dice, new Vector3(0.4f, 0.25f, 0.12f)) : new Plain(new Vector3(0.8f), 0.05f, 0.8f), 0, 0.016f, 0.965f, wide, 0.02f, high);
        for (var i = dice.Whole(0, cork ? 14 : 5); i > 0; i--)
            wall.At(dice.Uniform(-0.42f, 0.42f) * wide, 0.028f, 0.97f + dice.Uniform(0.02f, 0.7f) * high).Rolled(dice.Normal(0, 0.08f))
                .Block(new Poster(dice) { Line = dice.Uniform(0.01f, 0.03f), Block = 0.1f, Pictures = 0.3f }, 0, 0, 0, dice.Uniform(0.08f, 0.25f), 0.003f, dice.Uniform(0.08f, 0.3f));
    }

    // A socket near the floor and the cable that lies along the skirting and over the floor.
    private void Socket(Placement wall)
    {
        var z = dice.Chance(0.7f) ? 0.25f : 1.1f;
        wall.Rounded(white, 0, 0.005f, z, 0.085f, 0.012f, 0.085f, 0.004f, 1);
        if (dice.Chance(0.35f))
            return;
        var rubber = new Plain(dice.Chance(0.5f) ? new Vector3(0.02f) : new Vector3(0.8f), 0.03f, 0.4f);
        wall.Rounded(rubber, 0, 0.035f, z + 0.02f, 0.04f, 0.05f, 0.04f, 0.012f, 1);
        float side = dice.Sign(), far = dice.Uniform(0.3f, 1.2f);
        wall.Tube(rubber, 0.004f, 6, Curve.Smooth([new(0, 0.05f, z + 0.03f), new(side * 0.03f, 0.1f, z * 0.6f), new(side * 0.1f, 0.12f, 0.006f), new(side * 0.3f * far, dice.Uniform(0.08f, 0.4f), 0.006f), new(side * 0.7f * far, dice.Uniform(0.08f, 0.5f), 0.006f), new(side * far, dice.Uniform(0.05f, 0.6f), 0.006f)], 8));
        if (dice.Chance(0.4f))
            wall.At(side * far, 0.3f).Turned(dice.Uniform(0, 3)).Rounded(white, 0, 0, 0, 0.06f, 0.3f, 0.04f, 0.01f, 1);
    }

    private void Extinguisher(Placement wall)
    {
        Material red = Stock.Lacquer(Palette.Hsv(0.99f, 0.9f, 0.75f)), black = new Plain(new Vector3(0.02f), 0.03f, 0.4f);
        var z = dice.Uniform(0.6f, 1);
        wall.At(0, 0.1f, z).Revolve(red, 20, new(0, 0), new(0.08f, 0), new(0.085f, 0.02f), new(0.085f, 0.4f), new(0.03f, 0.48f), new(0.025f, 0.52f));
        wall.Block(black, 0, 0.12f, z + 0.52f, 0.03f, 0.14f, 0.04f);
        wall.Tube(black, 0.012f, 8, Curve.Smooth([new(0, 0.1f, z + 0.53f), new(0.12f, 0.12f, z + 0.45f), new(0.11f, 0.14f, z + 0.15f)], 4));
        wall.Block(new Poster(dice) { Line = 0.05f, Block = 0.2f, Pictures = 0.5f }, 0, 0.006f, 1.75f, 0.2f, 0.012f, 0.2f);
    }

    private void Shelf(Placement wall)
    {
        float wide = dice.Uniform(0.5f, 1.4f), z = dice.Uniform(1.2f, 1.7f);
        var wood = Stock.Wood(dice);
        for (var i = dice.Whole(1, 3); i > 0 && z < 2.1f; i--, z += 0.33f)
        {
            wall.Block(wood, 0, 0.12f, z, wide, 0.24f, 0.022f);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                wall.Prism(wood, side * wide * 0.42f - 0.01f, side * wide * 0.42f + 0.01f, new(0, z), new(0, z - 0.15f), new(0.18f, z));
            new Clutter(dice).FillShelf(wall.At(0, 0.12f, z + 0.022f), wide, 0.22f, 0.28f);
        }
    }

    // A cable or a chain of flags that sags between two hooks.
    private void Garland(Placement wall, float ceiling)
    {
        float wide = dice.Uniform(0.8f, 2.2f), z = ceiling - dice.Uniform(0.15f, 0.5f), sag = dice.Uniform(0.1f, 0.5f);
        var points = Curve.Smooth([new(-wide / 2, 0.02f, z), new(0, 0.03f, z - sag), new(wide / 2, 0.02f, z)], 10);
        wall.Tube(new Plain(new Vector3(0.03f)), 0.004f, 5, points);
        if (dice.Chance(0.5f))
            return;
        for (var i = 1; i + 1 < points.Length; i += 2)
            wall.Quad(new Plain(Palette.Any(dice)), points[i], points[i + 1], points[i + 1] - new Vector3(0.02f, -0.01f, 0.14f), points[i] + new Vector3(0.02f, 0.01f, -0.14f));
    }
}
