using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Rooms;

/// <summary>Toilets, basins, tubs, showers and what hangs beside them. The back is at the wall (−y).</summary>
internal sealed class Sanitary(Dice dice)
{
    private readonly Material china = Stock.Lacquer(dice.Chance(0.85f) ? Palette.Grey(dice, 0.85f, 0.97f) : Palette.RoomWall(dice));
    private readonly Material chrome = new Plain(new Vector3(0.4f), 0.5f, 0.9f);
    private readonly Catalogue things = new(dice);

    /// <summary>A toilet with its cistern.</summary>
    public Vector3 Toilet(Placement place)
    {
        using var label = place.Label(Semantic.Furniture);
        Loft(place, (-0.05f, 0.11f, 0.2f, 0), (-0.03f, 0.1f, 0.19f, 0.2f), (0.03f, 0.18f, 0.26f, 0.38f), (0.03f, 0.185f, 0.265f, 0.4f));
        var open = dice.Chance(0.3f);
        var lid = open ? place.At(0, -0.2f, 0.42f).Pitched(MathF.PI / 2 + 0.15f).At(0, 0.23f, 0) : place.At(0, 0.03f, 0.405f);
        Loft(lid, (0, 0.18f, 0.265f, 0), (0, 0.185f, 0.27f, 0.012f), (0, 0.17f, 0.25f, 0.03f), (0, 0, 0, 0.032f));
        if (open)
            Loft(place, (0.03f, 0.13f, 0.2f, 0.401f), (0.03f, 0.08f, 0.12f, 0.25f), (0.03f, 0, 0, 0.2f));
        place.Rounded(china, 0, -0.27f, 0.4f, 0.38f, 0.17f, 0.36f, 0.025f);
        place.Rounded(china, 0, -0.27f, 0.75f, 0.4f, 0.19f, 0.03f, 0.012f);
        place.Post(chrome, 0, -0.27f, 0.78f, 0.022f, 0.01f, 16);
        if (dice.Chance(0.7f))
            Roll(place.At(0.38f, -0.3f, 0.7f));
        if (dice.Chance(0.5f))
            place.At(-0.32f, -0.22f).Revolve(china, 18, new(0.05f, 0), new(0.055f, 0.18f), new(0.05f, 0.18f), new(0.008f, 0.19f), new(0.008f, 0.36f), new(0, 0.36f));
        return place.Frame.ToWorld(new(0, 0, 0.5f));
    }

    /// <summary>A basin on a column or a cabinet, with tap, mirror and things.</summary>
    public Vector3 Basin(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        const float height = 0.85f;
        if (dice.Chance(0.55f))
        {
            new Furniture(dice, new Clutter(dice)).Drawers(place, wide, 0.45f, height - 0.08f);
            place.Rounded(china, 0, 0, height - 0.08f, wide + 0.02f, 0.48f, 0.08f, 0.015f);
        }
        else
        {
            place.At(0, -0.08f).Revolve(china, 20, new(0.12f, 0), new(0.08f, 0.1f), new(0.075f, 0.5f), new(0.13f, height - 0.16f));
            Loft(place, (-0.05f, 0.1f, 0.1f, height - 0.2f), (-0.01f, 0.26f, 0.2f, height - 0.05f), (0, 0.28f, 0.22f, height));
        }
        Loft(place.At(0, 0.03f), (0, 0.22f, 0.155f, height + 0.002f), (0, 0.19f, 0.13f, height + 0.001f), (0, 0.14f, 0.09f, height - 0.06f), (0, 0, 0, height - 0.07f));
        Tap(place.At(0, -0.15f, height));
        Counter(place.At(0, -0.02f, height), wide);
        Mirror(place.At(0, -0.24f), MathF.Max(0.4f, wide * dice.Uniform(0.7f, 1.1f)));
        return place.Frame.ToWorld(new(0, 0, 1.1f));
    }

    /// <summary>A bathtub along x, sometimes with a curtain.</summary>
    public Vector3 Tub(Placement place, float longness, float ceiling)
    {
        using var label = place.Label(Semantic.Furniture);
        const float wide = 0.75f, high = 0.56f;
        if (dice.Chance(0.7f))
        {
            var front = dice.Chance(0.5f) ? Stock.Tiles(dice, 0.15f) : china;
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                place.Block(front, 0, side * (wide / 2 - 0.035f), 0, longness, 0.07f, high);
                place.Block(front, side * (longness / 2 - 0.05f), 0, 0, 0.1f, wide, high);
            }
        }
        Loft(place, (0, longness / 2 - 0.3f, 0.2f, 0.14f), (0, longness / 2 - 0.16f, wide / 2 - 0.1f, 0.3f), (0, longness / 2 - 0.06f, wide / 2 - 0.04f, high));
        Loft(place, (0, longness / 2 - 0.06f, wide / 2 - 0.04f, high), (0, longness / 2, wide / 2, high + 0.02f), (0, longness / 2 + 0.01f, wide / 2 + 0.01f, high));
        Loft(place, (0, longness / 2 - 0.3f, 0.2f, 0.14f), (0, 0, 0, 0.13f));
        Tap(place.At(longness * 0.3f, -wide / 2, high + 0.12f));
        if (dice.Chance(0.6f))
            Curtain(place, longness, wide, ceiling);
        foreach (var x in (ReadOnlySpan<float>)[-0.4f, -0.2f, 0.1f])
            if (dice.Chance(0.6f))
                things.Tableware.Bottle().Build(place.At(x * longness, -wide / 2 + 0.04f, high + 0.02f));
        return place.Frame.ToWorld(new(0, 0, high));
    }

    /// <summary>A shower: a tray in an open frame, sometimes with a curtain.</summary>
    public Vector3 Shower(Placement place, float wide, float ceiling)
    {
        using var label = place.Label(Semantic.Furniture);
        place.Rounded(china, 0, 0, 0, wide, wide, 0.1f, 0.02f);
        var high = MathF.Min(ceiling - 0.1f, 2);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Block(chrome, x * (wide / 2 - 0.015f), wide / 2 - 0.015f, 0.1f, 0.03f, 0.03f, high - 0.1f);
        foreach (var z in (ReadOnlySpan<float>)[0.1f, high - 0.03f])
        {
            place.Block(chrome, 0, wide / 2 - 0.015f, z, wide, 0.03f, 0.03f);
            place.Block(chrome, wide / 2 - 0.015f, 0, z, 0.03f, wide, 0.03f);
        }
        if (dice.Chance(0.5f))
            Curtain(place.At(0, -0.02f), wide, wide, high + 0.1f);
        place.Tube(chrome, 0.011f, 8, [new(0, -wide / 2 + 0.05f, 1), new(0, -wide / 2 + 0.05f, high - 0.1f)]);
        var head = place.At(0, -wide / 2 + 0.22f, high - 0.12f);
        head.Revolve(chrome, 20, new(0, 0), new(0.06f, 0), new(0.05f, 0.015f), new(0.012f, 0.03f), new(0, 0.04f));
        place.Tube(chrome, 0.01f, 8, Curve.Smooth([new(0, -wide / 2 + 0.05f, high - 0.1f), new(0, -wide / 2 + 0.12f, high - 0.04f), new(0, -wide / 2 + 0.22f, high - 0.1f)], 4));
        Tap(place.At(0, -wide / 2 + 0.03f, 1));
        return place.Frame.ToWorld(new(0, 0, 1));
    }

    /// <summary>A rail with towels on the wall.</summary>
    public void Towels(Placement wall)
    {
        using var label = wall.Label(Semantic.Thing);
        float wide = dice.Uniform(0.4f, 0.7f), z = dice.Uniform(1, 1.5f);
        wall.Tube(chrome, 0.008f, 8, [new(-wide / 2, 0.07f, z), new(wide / 2, 0.07f, z)]);
        for (var i = dice.Whole(1, 2); i > 0; i--)
        {
            float x = dice.Uniform(-0.2f, 0.2f) * wide, half = wide * dice.Uniform(0.15f, 0.3f), hang = dice.Uniform(0.3f, 0.7f), phase = dice.Uniform(0, 6);
            wall.Sheet(Stock.Fabric(dice), 12, 16, (u, v) =>
            {
                float s = 2 * v - 1, down = MathF.Max(0, MathF.Abs(s) - 0.04f) * hang * (s > 0 ? 1 : 0.8f);
                return new(x + (2 * u - 1) * half, 0.07f + 0.016f * Math.Clamp(s * 25, -1, 1) + 0.012f * MathF.Sin(9 * u + phase) * MathF.Abs(s), z + 0.012f - down);
            });
        }
    }

    private void Counter(Placement place, float wide)
    {
        for (var i = dice.Whole(1, 6); i > 0; i--)
        {
            using var label = place.Label(Semantic.Thing);
            (dice.Chance(0.6f) ? things.Tableware.Bottle() : things.Tableware.Tumbler()).Build(place.At(dice.Sign() * wide * dice.Uniform(0.36f, 0.47f), dice.Uniform(-0.15f, 0.1f)));
        }
    }

    private void Mirror(Placement wall, float wide)
    {
        using var label = wall.Label(Semantic.Thing);
        float high = dice.Uniform(0.5f, 0.9f), deep = dice.Chance(0.4f) ? 0.14f : 0.02f;
        wall.Box(deep > 0.1f ? china : Stock.Wood(dice), -wide / 2 - 0.015f, 0, 1.15f, wide / 2 + 0.015f, deep, 1.18f + high);
        wall.Box(new Plain(new Vector3(0.05f), 0.75f, 1), -wide / 2, deep, 1.165f, wide / 2, deep + 0.004f, 1.165f + high);
    }

    private void Tap(Placement place)
    {
        place.Revolve(chrome, 16, new(0.025f, 0), new(0.022f, 0.06f), new(0.018f, 0.1f), new(0, 0.1f));
        place.Tube(chrome, 0.011f, 8, Curve.Smooth([new(0, 0, 0.07f), new(0, 0.06f, 0.13f), new(0, 0.12f, 0.12f), new(0, 0.14f, 0.09f)], 4));
        place.Tube(chrome, 0.006f, 6, [new(0, 0, 0.1f), new(0, 0.05f, 0.14f)]);
    }

    private void Roll(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        place.Rolled(MathF.PI / 2).Revolve(Stock.Plaster(dice, new Vector3(0.85f)), 20, new(0.02f, -0.05f), new(0.055f, -0.05f), new(0.055f, 0.05f), new(0.02f, 0.05f));
        place.Quad(Stock.Plaster(dice, new Vector3(0.85f)), new(-0.05f, 0.055f, 0), new(0.05f, 0.055f, 0), new(0.05f, 0.06f, -0.15f), new(-0.05f, 0.06f, -0.15f));
        place.Tube(chrome, 0.006f, 6, [new(-0.07f, 0, 0), new(0.07f, 0, 0), new(0.07f, -0.07f, 0.02f)]);
    }

    private void Curtain(Placement place, float longness, float wide, float ceiling)
    {
        using var label = place.Label(Semantic.Window);
        var cloth = dice.Chance(0.5f) ? Stock.Fabric(dice) : new Poster(dice) { Line = 0.05f, Block = 0.2f, Pictures = 0.9f };
        float top = MathF.Min(2, ceiling - 0.1f), from = dice.Uniform(-0.5f, 0.2f), waves = dice.Uniform(6, 12);
        place.Tube(chrome, 0.012f, 8, [new(-longness / 2, wide / 2, top), new(longness / 2, wide / 2, top)]);
        place.Sheet(cloth, 60, 4, (u, v) => new(float.Lerp(from, 0.5f, u) * longness, wide / 2 + 0.04f * MathF.Sin(MathF.Tau * waves * u) * (0.6f + 0.4f * v), top - v * (top - 0.15f)));
    }

    // Ovals of half-sizes x and y around (0, shift), one above the other.
    private void Loft(Placement place, params (float Shift, float HalfX, float HalfY, float Z)[] ovals) =>
        place.Sheet(china, 28, (ovals.Length - 1) * 3, (u, v) =>
        {
            var t = v * (ovals.Length - 1);
            var i = Math.Min((int)t, ovals.Length - 2);
            var (a, b) = (ovals[i], ovals[i + 1]);
            t -= i;
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            return new(float.Lerp(a.HalfX, b.HalfX, t) * cos, float.Lerp(a.Shift, b.Shift, t) + float.Lerp(a.HalfY, b.HalfY, t) * sin, float.Lerp(a.Z, b.Z, t));
        });
}
