using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>What cellars hold: boilers, pipes under the ceiling, meters, plastic bins, cloth wardrobes, ladders, laundry.</summary>
internal sealed class Cellar(Dice dice)
{
    private readonly Material copper = new Plain(new Vector3(0.45f, 0.2f, 0.1f), 0.2f, 0.6f);
    private readonly Material lagging = Stock.Plaster(dice, Palette.Grey(dice, 0.5f, 0.85f));
    private readonly Material iron = new Plain(Palette.Grey(dice, 0.1f, 0.45f), 0.06f, 0.4f);

    /// <summary>A hot water tank or a boiler with its pipes up to the ceiling.</summary>
    public Vector3 Boiler(Placement place, float ceiling)
    {
        using var label = place.Label(Semantic.Equipment);
        float radius = dice.Uniform(0.2f, 0.32f), high = dice.Uniform(1.1f, 1.7f);
        var shell = Stock.Lacquer(dice.Chance(0.7f) ? Palette.Grey(dice, 0.6f, 0.95f) : Palette.Any(dice));
        if (dice.Chance(0.6f))
        {
            for (var i = 0; i < 3; i++)
            {
                var (sin, cos) = MathF.SinCos(i * MathF.Tau / 3);
                place.Post(iron, radius * 0.7f * cos, radius * 0.7f * sin, 0, 0.025f, 0.15f);
            }
            place.Revolve(shell, 28, new(0, 0.13f), new(radius, 0.13f), new(radius, high - 0.1f), new(radius * 0.8f, high - 0.02f), new(0, high));
            place.Block(iron, 0, radius - 0.01f, 0.3f, 0.18f, 0.06f, 0.14f);
            place.At(0, 0, high).Revolve(lagging, 16, new(0.07f, 0), new(0.07f, ceiling - high));
        }
        else
        {
            place.Rounded(shell, 0, 0, 0.05f, 2 * radius, 1.8f * radius, high * 0.8f, 0.02f);
            place.Block(iron, 0, radius * 0.9f, high * 0.55f, radius * 1.2f, 0.02f, 0.14f);
            place.Block(new Poster(dice) { Line = 0.02f, Block = 0.1f, Pictures = 0.2f }, radius * 0.3f, radius * 0.905f, high * 0.3f, 0.16f, 0.006f, 0.12f);
            place.At(-radius * 0.4f, 0, high * 0.8f).Revolve(lagging, 16, new(0.08f, 0), new(0.08f, ceiling - high * 0.8f));
        }
        for (var i = 0; i < 3; i++)
        {
            float x = (i - 1) * 0.11f, back = -radius - 0.05f, turn = dice.Uniform(high, ceiling - 0.1f);
            place.Tube(copper, 0.013f, 8, [new(x, 0, high * 0.75f), new(x, back * 0.5f, high * 0.78f), new(x, back, high * 0.85f), new(x, back, turn), new(x + dice.Normal(0, 0.2f), back, ceiling - 0.06f)]);
            if (dice.Chance(0.5f))
                place.At(x, back, high * 0.9f).Torus(new Plain(new Vector3(0.5f, 0.02f, 0.02f), 0.03f, 0.4f), 0.03f, 0.006f, 16, 6);
        }
        return place.Frame.ToWorld(new(0, 0, high * 0.6f));
    }

    /// <summary>Pipes, ducts and cables under the ceiling of a room.</summary>
    public void Overhead(FloorPlan plan)
    {
        using var label = plan.Corner.Label(Semantic.Ceiling);
        if (dice.Chance(0.6f))
        {
            var joist = Stock.Wood(dice);
            var step = dice.Uniform(0.35f, 0.6f);
            for (var y = 0.2f; y < plan.Length; y += step)
                plan.Corner.Box(joist, 0, y, plan.Height - 0.2f, plan.Width, y + 0.05f, plan.Height);
        }
        for (var i = dice.Whole(2, 7); i > 0; i--)
        {
            var along = dice.Chance(0.6f);
            float at = dice.Uniform(0.05f, 0.95f), z = plan.Height - dice.Uniform(0.08f, 0.35f), radius = dice.Pick(0.012f, 0.02f, 0.03f, 0.055f, 0.09f);
            var material = radius > 0.04f ? dice.Pick(lagging, iron, Stock.Metal(dice)) : dice.Chance(0.6f) ? copper : Stock.Metal(dice);
            var socket = dice.Uniform(0.2f, 0.9f);
            Vector3 P(float t, float height) => along ? new(plan.Width * at, plan.Length * t, height) : new(plan.Width * t, plan.Length * at, height);
            plan.Corner.Tube(material, radius, 12, [P(0, z), P(1, z)]);
            plan.Corner.Tube(material, radius * 1.15f, 12, [P(socket, z), P(socket + 0.02f, z)]);
            if (dice.Chance(0.4f))
                plan.Corner.Tube(material, radius, 12, [P(0.01f, z), P(0.01f, 0.05f)]);
            for (var t = 0.1f; t < 1; t += 0.22f)
                plan.Corner.Tube(iron, 0.004f, 5, [P(t, z), P(t, plan.Height)]);
        }
        if (dice.Chance(0.35f))
        {
            float x = plan.Width * dice.Uniform(0.2f, 0.8f), wide = dice.Uniform(0.25f, 0.5f);
            plan.Corner.Box(Stock.Metal(dice), x - wide / 2, 0, plan.Height - 0.42f, x + wide / 2, plan.Length, plan.Height - 0.15f);
        }
    }

    /// <summary>Plastic boxes with lids, stacked.</summary>
    public Vector3 Bins(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Thing);
        var z = 0f;
        for (var i = dice.Whole(1, 4); i > 0; i--)
        {
            float w = wide * dice.Uniform(0.8f, 1), d = w * dice.Uniform(0.6f, 0.75f), h = w * dice.Uniform(0.4f, 0.65f);
            var clear = dice.Chance(0.5f);
            var body = clear ? new Plain(Palette.Hsv(0.58f, dice.Uniform(0, 0.2f), 0.75f), 0.06f, 0.7f) : Stock.Plastic(dice, Palette.Any(dice));
            var bin = place.At(dice.Normal(0, 0.015f), dice.Normal(0, 0.015f), z).Turned(dice.Normal(0, 0.06f));
            bin.Frustum(body, 0, -w * 0.44f, -d * 0.43f, w * 0.44f, d * 0.43f, h * 0.93f, -w * 0.49f, -d * 0.49f, w * 0.49f, d * 0.49f);
            foreach (var x in (ReadOnlySpan<float>)[-0.3f, -0.1f, 0.1f, 0.3f])
                bin.Block(body, x * w, 0, 0.01f, 0.012f, d * 0.955f, h * 0.88f);
            bin.Rounded(clear ? Stock.Plastic(dice, Palette.Any(dice)) : body, 0, 0, h * 0.92f, w, d, h * 0.08f, 0.01f, 1);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                bin.Block(iron, side * w * 0.495f, 0, h * 0.75f, 0.02f, 0.09f, h * 0.2f);
            z += h;
        }
        return place.Frame.ToWorld(new(0, 0, z / 2));
    }

    /// <summary>A wardrobe of cloth over a frame, with a zip and a clear window.</summary>
    public Vector3 ClothWardrobe(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        float deep = 0.5f, high = dice.Uniform(1.5f, 1.8f), split = dice.Uniform(0.4f, 0.6f) * high;
        Material cloth = dice.Chance(0.6f) ? new Plain(Palette.Grey(dice, 0.75f, 0.95f), 0.03f, 0.4f) : Stock.Fabric(dice), clear = new Plain(new Vector3(0.12f), 0.12f, 0.9f), dark = Stock.Fabric(dice);
        place.Block(cloth, 0, -0.01f, 0.08f, wide, deep - 0.02f, high - 0.14f);
        place.Prism(cloth, -wide / 2 - 0.01f, wide / 2 + 0.01f, new(-deep / 2 - 0.01f, high - 0.12f), new(deep / 2 + 0.01f, high - 0.12f), new(deep / 2 + 0.01f, high - 0.03f), new(0, high + 0.05f), new(-deep / 2 - 0.01f, high - 0.03f));
        foreach (var x in (ReadOnlySpan<float>)[-0.25f, 0.25f])
        {
            place.Sheet(clear, 8, 8, (u, v) => new((x + (u - 0.5f) * 0.44f) * wide, deep / 2 + 0.006f + 0.012f * MathF.Sin(6 * u + 9 * v), split + (high - 0.16f - split) * v));
            place.Block(cloth, x * wide, deep / 2 + 0.004f, 0.1f, wide * 0.47f, 0.012f, split - 0.12f);
        }
        place.Block(dark, 0, deep / 2 + 0.008f, 0.1f, 0.018f, 0.016f, high - 0.25f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                place.Post(iron, x * (wide / 2 - 0.02f), y * (deep / 2 - 0.02f), 0, 0.012f, high - 0.02f);
        new Clutter(dice).Carton(place.At(0, 0, high + 0.02f), 0.3f);
        return place.Frame.ToWorld(new(0, deep / 2, high / 2));
    }

    /// <summary>A ladder that leans at the wall.</summary>
    public Vector3 Ladder(Placement place, float high)
    {
        using var label = place.Label(Semantic.Thing);
        var rail = dice.Chance(0.6f) ? Stock.Metal(dice) : Stock.Wood(dice);
        var leaning = place.At(0, 0.2f).Pitched(0.2f);
        foreach (var x in (ReadOnlySpan<float>)[-0.2f, 0.2f])
            leaning.Block(rail, x, 0, 0, 0.03f, 0.06f, high);
        for (var z = 0.25f; z < high; z += 0.28f)
            leaning.Bar(rail, new(-0.2f, 0, z), new(0.2f, 0, z), 0.015f, 0.015f, 8);
        return place.Frame.ToWorld(new(0, 0, high / 2));
    }

    /// <summary>Meters and fuse boxes on a wall.</summary>
    public void Meters(Placement wall)
    {
        using var label = wall.Label(Semantic.Equipment);
        for (var i = dice.Whole(1, 3); i > 0; i--)
        {
            var box = wall.At(dice.Uniform(-0.5f, 0.5f), 0.08f, dice.Uniform(1, 1.5f));
            box.Rounded(Stock.Lacquer(Palette.Grey(dice, 0.4f, 0.9f)), 0, 0, 0, dice.Uniform(0.2f, 0.5f), 0.14f, dice.Uniform(0.25f, 0.6f), 0.01f, 1);
            box.Block(new Poster(dice) { Line = 0.02f, Block = 0.1f, Pictures = 0.3f, Gloss = 0.05f }, 0, 0.071f, 0.1f, 0.14f, 0.004f, 0.1f);
            box.Tube(Stock.Plastic(dice, Palette.Grey(dice, 0.1f, 0.9f)), 0.012f, 8, Curve.Smooth([new(0, 0, 0), new(dice.Normal(0, 0.1f), -0.05f, -0.3f), new(dice.Normal(0, 0.2f), -0.06f, -0.9f)], 4));
        }
    }

    /// <summary>A rack with clothes on hangers.</summary>
    public Vector3 Laundry(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Thing);
        const float high = 1.6f;
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Bar(iron, new(x * wide / 2, -0.25f, 0.02f), new(x * wide / 2, 0.25f, 0.02f), 0.014f, 0.014f, 8);
            place.Bar(iron, new(x * wide / 2, 0, 0), new(x * wide / 2, 0, high), 0.014f, 0.014f, 8);
        }
        place.Bar(iron, new(-wide / 2, 0, high), new(wide / 2, 0, high), 0.014f, 0.014f, 8);
        var wall = new WallThings(dice);
        for (var x = -wide / 2 + 0.08f; x < wide / 2 - 0.05f; x += dice.Uniform(0.05f, 0.18f))
            wall.Garment(place.At(x, 0, high - 0.05f).Turned(MathF.PI / 2 + dice.Normal(0, 0.15f)), dice.Uniform(0.6f, 1.2f));
        return place.Frame.ToWorld(new(0, 0, 1.1f));
    }
}
