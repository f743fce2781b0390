using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Refrigerators, cookers, washing machines, microwave ovens, kettles, toasters, hoods. The front faces y.</summary>
internal sealed class Appliances(Dice dice)
{
    private readonly Material enamel = dice.Chance(0.6f) ? Stock.Lacquer(Palette.Grey(dice, 0.8f, 0.96f)) : Stock.Metal(dice);
    private readonly Material black = new Plain(new Vector3(0.015f), 0.06f, 0.9f);
    private readonly Material chrome = new Plain(new Vector3(0.4f), 0.45f, 0.8f);

    /// <summary>A refrigerator with two doors, one above the other.</summary>
    public Vector3 Fridge(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        float high = dice.Uniform(1.3f, 2), split = dice.Uniform(0.3f, 0.7f);
        const float deep = 0.62f;
        place.Block(enamel, 0, -0.03f, 0.04f, wide, deep - 0.06f, high - 0.04f);
        foreach (var (low, top) in (ReadOnlySpan<(float, float)>)[(0.06f, high * split - 0.006f), (high * split + 0.006f, high - 0.005f)])
        {
            place.Rounded(enamel, 0, deep / 2 - 0.035f, low, wide, 0.06f, top - low, 0.012f);
            place.Tube(chrome, 0.011f, 8, Curve.Smooth([new(wide * 0.4f, deep / 2 - 0.01f, float.Lerp(low, top, 0.3f)), new(wide * 0.4f, deep / 2 + 0.035f, float.Lerp(low, top, 0.33f)), new(wide * 0.4f, deep / 2 + 0.035f, float.Lerp(low, top, 0.67f)), new(wide * 0.4f, deep / 2 - 0.01f, float.Lerp(low, top, 0.7f))], 3));
        }
        for (var i = dice.Whole(0, 9); i > 0; i--)
            place.At(dice.Uniform(-0.35f, 0.3f) * wide, deep / 2, dice.Uniform(0.8f, high - 0.15f)).Rolled(dice.Normal(0, 0.12f))
                .Block(new Poster(dice) { Line = 0.008f, Block = 0.04f, Pictures = 0.5f }, 0, 0, 0, dice.Uniform(0.05f, 0.15f), 0.003f, dice.Uniform(0.05f, 0.2f));
        return place.Frame.ToWorld(new(0, 0, high * 0.6f));
    }

    /// <summary>A cooker with an oven, knobs and rings or a gas hob.</summary>
    public Vector3 Cooker(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        const float deep = 0.6f, high = 0.9f;
        place.Block(enamel, 0, -0.02f, 0.08f, wide, deep - 0.04f, high - 0.08f);
        place.Rounded(black, 0, 0, high - 0.005f, wide, deep, 0.02f, 0.006f);
        place.Rounded(enamel, 0, deep / 2 - 0.01f, 0.16f, wide - 0.02f, 0.04f, 0.52f, 0.01f);
        place.Block(black, 0, deep / 2 + 0.009f, 0.24f, wide * 0.75f, 0.006f, 0.3f);
        place.Tube(chrome, 0.011f, 8, [new(-wide * 0.4f, deep / 2 + 0.05f, 0.63f), new(wide * 0.4f, deep / 2 + 0.05f, 0.63f)]);
        var gas = dice.Chance(0.5f);
        for (var i = 0; i < 5; i++)
            place.At((i - 2) * wide * 0.17f, deep / 2 - 0.01f, 0.8f).Pitched(-MathF.PI / 2).Revolve(black, 16, new(0.022f, 0), new(0.02f, 0.03f), new(0, 0.032f));
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            foreach (var y in (ReadOnlySpan<int>)[-1, 1])
            {
                var ring = place.At(x * wide * 0.24f, y * 0.14f, high + 0.015f);
                ring.Revolve(gas ? chrome : black, 20, new(0.06f, 0), new(0.06f, 0.012f), new(0, 0.014f));
                for (var k = 0; gas && k < 2; k++)
                    ring.Turned(k * MathF.PI / 2).Block(black, 0, 0, 0.025f, 0.24f, 0.012f, 0.012f);
            }
        return place.Frame.ToWorld(new(0, 0, high));
    }

    /// <summary>A washing machine, dryer or dishwasher.</summary>
    public Vector3 Washer(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        place.Rounded(enamel, 0, 0, 0.02f, wide, 0.58f, 0.83f, 0.012f);
        place.Block(dice.Chance(0.5f) ? black : enamel, 0, 0.29f, 0.72f, wide - 0.02f, 0.012f, 0.1f);
        var door = place.At(0, 0.288f, 0.4f).Pitched(-MathF.PI / 2);
        door.Torus(dice.Chance(0.6f) ? chrome : enamel, 0.17f, 0.028f, 32, 8);
        door.Revolve(black, 28, new(0.15f, 0.01f), new(0.12f, 0.045f), new(0, 0.05f));
        place.At(wide * 0.05f, 0.295f, 0.77f).Pitched(-MathF.PI / 2).Revolve(chrome, 18, new(0.03f, 0), new(0.028f, 0.025f), new(0, 0.026f));
        place.Block(black, -wide * 0.33f, 0.297f, 0.745f, wide * 0.25f, 0.004f, 0.05f);
        return place.Frame.ToWorld(new(0, 0, 0.85f));
    }

    /// <summary>What stands on counters: microwave oven, kettle, toaster, coffee machine, dish rack.</summary>
    public void Small(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        switch (dice.Whole(0, 4))
        {
            case 0:
                place.Rounded(enamel, 0, -0.02f, 0, 0.5f, 0.36f, 0.29f, 0.01f);
                place.Block(black, -0.06f, 0.161f, 0.03f, 0.33f, 0.006f, 0.23f);
                place.Tube(chrome, 0.008f, 6, [new(0.12f, 0.19f, 0.05f), new(0.12f, 0.19f, 0.24f)]);
                break;
            case 1:
                place.Revolve(dice.Chance(0.5f) ? chrome : enamel, 24, new(0.085f, 0), new(0.085f, 0.02f), new(0.08f, 0.03f), new(0.06f, 0.2f), new(0.02f, 0.22f), new(0.012f, 0.24f), new(0, 0.245f));
                place.Tube(black, 0.012f, 8, Curve.Smooth([new(0.06f, 0, 0.2f), new(0.13f, 0, 0.21f), new(0.13f, 0, 0.08f), new(0.08f, 0, 0.05f)], 4));
                place.Tube(chrome, 0.015f, 8, [new(-0.06f, 0, 0.14f), new(-0.1f, 0, 0.19f)]);
                break;
            case 2:
                place.Rounded(dice.Chance(0.5f) ? chrome : Stock.Lacquer(Palette.Any(dice)), 0, 0, 0.01f, 0.28f, 0.17f, 0.18f, 0.04f, 3);
                foreach (var y in (ReadOnlySpan<float>)[-0.03f, 0.03f])
                    place.Block(black, 0, y, 0.188f, 0.16f, 0.03f, 0.004f);
                place.Block(black, 0.15f, 0, 0.12f, 0.03f, 0.04f, 0.012f);
                break;
            case 3:
                place.Rounded(black, 0, -0.05f, 0, 0.22f, 0.28f, 0.03f, 0.01f);
                place.Rounded(black, 0, -0.13f, 0, 0.2f, 0.12f, 0.34f, 0.02f);
                place.Rounded(black, 0, -0.05f, 0.26f, 0.2f, 0.26f, 0.09f, 0.02f);
                place.At(0, 0, 0.03f).Revolve(new Plain(new Vector3(0.1f, 0.06f, 0.03f), 0.1f, 1), 20, new(0, 0), new(0.07f, 0), new(0.075f, 0.09f), new(0.05f, 0.14f));
                break;
            default:
                for (var i = 0; i < 8; i++)
                {
                    place.Bar(chrome, new(-0.2f + i * 0.055f, -0.14f, 0.02f), new(-0.2f + i * 0.055f, 0.14f, 0.02f), 0.003f, 0.003f, 5);
                    if (dice.Chance(0.7f))
                        place.At(-0.18f + i * 0.05f, 0, 0.12f).Rolled(MathF.PI / 2 - 0.15f).Revolve(enamel, 20, new(0, 0), new(0.06f, 0), new(0.1f, 0.012f), new(0.06f, 0.004f), new(0, 0.004f));
                }
                break;
        }
    }

    /// <summary>A cooker hood; the placement is on the wall at its lower edge.</summary>
    public void Hood(Placement place, float wide, float high)
    {
        using var label = place.Label(Semantic.Furniture);
        place.Frustum(chrome, 0, -wide / 2, 0, wide / 2, 0.5f, 0.22f, -0.15f, 0, 0.15f, 0.28f);
        place.Box(chrome, -wide / 2, 0, -0.05f, wide / 2, 0.5f, 0);
        if (high > 0.25f)
            place.Box(chrome, -0.14f, 0, 0.2f, 0.14f, 0.27f, high);
    }
}
