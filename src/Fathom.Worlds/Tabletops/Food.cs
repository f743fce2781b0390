using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>Fruit, vegetables, bread, cheese, cake, eggs.</summary>
internal sealed class Food(Dice dice)
{
    /// <summary>Any of it.</summary>
    public Prop Draw() => dice.Weighted(4, 1.5f, 1, 1.5f, 1, 1, 0.8f, 0.8f) switch
    {
        0 => Fruit(),
        1 => Banana(),
        2 => Grapes(),
        3 => Bread(),
        4 => Cheese(),
        5 => Cake(),
        6 => Eggs(),
        _ => Carrot(),
    };

    /// <summary>A round fruit whose underside is at the origin.</summary>
    public void Round(Placement place, float radius)
    {
        var skin = Skin();
        float squash = dice.Uniform(0.85f, 1.2f), waist = dice.Chance(0.2f) ? 0.6f : 1;
        Span<Vector2> outline = stackalloc Vector2[11];
        for (var i = 0; i < outline.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * i / (outline.Length - 1));
            var narrow = cos < 0 ? float.Lerp(1, waist, -cos) : 1;
            // Apples and tomatoes sink in around stalk and flower.
            var dimple = 0.12f * radius * MathF.Pow(MathF.Abs(cos), 12);
            outline[i] = new(MathF.Max(0, sin) * radius * narrow, radius * squash * (1 - cos * (waist < 1 && cos < 0 ? 1.35f : 1)) + MathF.Sign(cos) * dimple);
        }
        place.Revolve(skin, 18, outline);
        if (dice.Chance(0.6f))
            place.Tube(new Plain(new Vector3(0.08f, 0.05f, 0.02f)), radius * 0.04f, 5, [new(0, 0, outline[^1].Y - 0.1f * radius), new(radius * 0.1f, 0, outline[^1].Y + radius * 0.3f)]);
    }

    private Prop Fruit()
    {
        var radius = dice.Uniform(0.018f, 0.06f);
        var count = dice.Weighted(3, 1, 1, 1) + 1;
        var half = dice.Chance(0.1f);
        return new(count == 1 ? radius : radius * 2.2f, 2 * radius, place =>
        {
            if (half)
            {
                place.Revolve(Skin(), 18, new(0, 0), new(radius * 0.7f, radius * 0.3f), new(radius, radius));
                place.Revolve(new Plain(Palette.Hsv(dice.Uniform(0.05f, 0.2f), dice.Uniform(0.2f, 0.8f), 0.9f), 0.04f, 0.6f), 18, new(radius, radius), new(0, radius));
                return;
            }
            for (var i = 0; i < count; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / count);
                var reach = count == 1 ? 0 : radius * 1.15f;
                Round(place.At(reach * cos, reach * sin).Turned(dice.Uniform(0, MathF.Tau)), radius * dice.Uniform(0.9f, 1.05f));
            }
        });
    }

    private Prop Banana()
    {
        float length = dice.Uniform(0.12f, 0.18f), radius = dice.Uniform(0.014f, 0.02f);
        var count = dice.Whole(1, 5);
        var skin = Skin(0.14f);
        return new(length * 0.6f, 0.05f, place =>
        {
            for (var i = 0; i < count; i++)
                place.At(0, (i - count / 2f) * radius * 1.7f, radius + 0.003f * i).Turned(0.12f * (i - count / 2f))
                    .Tube(skin, radius, 8, Curve.Smooth([new(-length / 2, length * 0.22f, 0.01f), new(-length * 0.3f, 0.02f, 0), new(0, -length * 0.05f, 0), new(length * 0.3f, 0.02f, 0), new(length / 2, length * 0.2f, 0.01f)], 4),
                        t => MathF.Min(1, 0.25f + 3.2f * MathF.Min(t, 1 - t)));
        });
    }

    private Prop Grapes()
    {
        var radius = dice.Uniform(0.007f, 0.012f);
        var count = dice.Whole(20, 60);
        return new(radius * 6, radius * 6, place =>
        {
            var skin = new Plain(Palette.Hsv(dice.Pick(0.22f, 0.8f, 0.9f, 0.63f), dice.Uniform(0.4f, 0.8f), dice.Uniform(0.2f, 0.7f)), 0.04f, 0.7f);
            for (var i = 0; i < count; i++)
            {
                var t = MathF.Sqrt(dice.Uniform());
                var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
                var reach = radius * 4.5f * t * dice.Uniform(0.3f, 1);
                place.Ball(skin, new(reach * cos * 1.4f, reach * sin, radius + dice.Uniform(0, 5) * radius * (1 - t)), radius);
            }
        });
    }

    private Prop Bread()
    {
        float length = dice.Uniform(0.12f, 0.35f), radius = dice.Uniform(0.03f, 0.07f);
        var colour = Palette.Hsv(dice.Uniform(0.06f, 0.1f), dice.Uniform(0.4f, 0.7f), dice.Uniform(0.45f, 0.85f));
        var crust = new Mottled(dice) { Dark = colour * 0.5f, Light = colour * 1.1f, Cloud = new(0.03f), Contrast = 2, Grain = 0.2f, GrainSize = 0.002f };
        var slices = dice.Chance(0.4f);
        return new(length / 2, 1.4f * radius, place =>
        {
            if (!slices)
            {
                place.Sheet(crust, 16, 14, (u, v) =>
                {
                    var (sin, cos) = MathF.SinCos(MathF.Tau * u);
                    var (up, out_) = MathF.SinCos(MathF.PI * (v - 0.5f));
                    var notch = 1 - 0.08f * MathF.Pow(MathF.Max(0, MathF.Sin(v * 28)), 6) * MathF.Max(0, sin);
                    var swell = MathF.Sqrt(MathF.Max(0, out_)) * radius * notch;
                    return new(up * length / 2, swell * cos, radius * 0.65f + swell * sin * 0.7f);
                });
                return;
            }
            var crumb = new Mottled(dice) { Dark = new Vector3(0.55f, 0.42f, 0.25f), Light = new Vector3(0.8f, 0.7f, 0.5f), Cloud = new(0.006f), Contrast = 2 };
            for (var x = -length / 2; x < length / 2; x += 0.014f)
            {
                var slice = place.At(x, dice.Normal(0, 0.003f), 0).Rolled(dice.Uniform(0.05f, 0.3f));
                slice.Rounded(crust, 0, 0, 0, 0.011f, 2 * radius, 1.6f * radius, 0.004f);
                slice.Rounded(crumb, 0, 0, 0.003f, 0.0114f, 2 * radius - 0.006f, 1.6f * radius - 0.006f, 0.003f, 1);
            }
        });
    }

    private Prop Cheese()
    {
        float radius = dice.Uniform(0.06f, 0.12f), high = radius * dice.Uniform(0.3f, 0.7f);
        return new(radius, high, place =>
        {
            var paste = Stock.Plaster(dice, Palette.Hsv(dice.Uniform(0.11f, 0.15f), dice.Uniform(0.2f, 0.7f), 0.9f));
            // Two wedges whose outlines lie on the table.
            var flat = place.Rolled(-MathF.PI / 2);
            flat.Prism(paste, 0, high, new(0, 0), new(radius, -radius * 0.25f), new(radius * 1.05f, 0), new(radius, radius * 0.25f));
            flat.Prism(paste, 0, high, new(-radius * 0.4f, -radius * 0.4f), new(radius * 0.5f, 0), new(-radius * 0.4f, radius * 0.4f));
        });
    }

    private Prop Cake()
    {
        float radius = dice.Uniform(0.06f, 0.14f), high = radius * dice.Uniform(0.35f, 0.9f);
        var layers = dice.Whole(1, 4);
        return new(radius * 1.15f, high, place =>
        {
            place.Revolve(Stock.Lacquer(new Vector3(0.8f)), 28, new(0, 0), new(radius * 1.15f, 0.004f), new(radius * 1.15f, 0.008f), new(0, 0.008f));
            Material dough = Stock.Plaster(dice, Palette.Hsv(dice.Uniform(0.05f, 0.11f), dice.Uniform(0.3f, 0.7f), dice.Uniform(0.25f, 0.85f))), cream = new Plain(Palette.Hsv(dice.Uniform(), dice.Uniform(0, 0.35f), 0.93f), 0.02f, 0.4f);
            for (var i = 0; i < layers; i++)
            {
                float low = 0.008f + high * i / layers, top = 0.008f + high * (i + 0.75f) / layers, next = 0.008f + high * (i + 1) / layers;
                place.Revolve(dough, 28, new(0, low), new(radius, low), new(radius, top));
                place.Revolve(cream, 28, new(radius, top), new(radius * 1.015f, (top + next) / 2), new(radius * 0.98f, next), new(0, next));
            }
            var topping = new Plain(Palette.Hsv(dice.Uniform(-0.05f, 0.1f), 0.85f, dice.Uniform(0.3f, 0.8f)), 0.04f, 0.8f);
            var count = dice.Whole(0, 12);
            for (var i = 0; i < count; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / count);
                place.Ball(topping, new(0.8f * radius * cos, 0.8f * radius * sin, 0.012f + high), radius * 0.1f);
            }
        });
    }

    private Prop Eggs()
    {
        int columns = dice.Whole(2, 6), rows = dice.Whole(2, 3);
        const float pitch = 0.048f;
        return new(columns * pitch * 0.55f, 0.07f, place =>
        {
            Material pulp = Stock.Plaster(dice, Palette.Grey(dice, 0.4f, 0.75f)), shell = new Plain(Palette.Hsv(0.07f, dice.Uniform(0, 0.4f), 0.9f), 0.02f, 0.3f);
            for (var i = 0; i < columns; i++)
                for (var j = 0; j < rows; j++)
                {
                    var cell = place.At((i - (columns - 1) / 2f) * pitch, (j - (rows - 1) / 2f) * pitch);
                    cell.Revolve(pulp, 8, new(0, 0), new(0.013f, 0), new(0.0245f, 0.028f), new(0.021f, 0.028f), new(0, 0.006f));
                    if (dice.Chance(0.8f))
                        cell.Ellipsoid(shell, new(0, 0, 0.034f), new(0.02f, 0.02f, 0.027f), 12, 8);
                }
        });
    }

    private Prop Carrot()
    {
        float length = dice.Uniform(0.1f, 0.2f), radius = dice.Uniform(0.012f, 0.03f);
        var skin = Skin(dice.Pick(0.06f, 0.3f, 0.95f));
        return new(length / 2, 2 * radius, place =>
        {
            place.Tube(skin, radius, 10, Curve.Smooth([new(-length / 2, 0, radius), new(-length * 0.4f, 0, radius), new(0, 0.006f, radius * 0.8f), new(length / 2, 0, radius * 0.3f)], 4), t => t < 0.02f ? 0.3f : 1.05f - t);
            for (var i = 0; i < 5; i++)
                Houseplants.Blade(place.At(-length / 2, 0, radius).Turned(MathF.PI / 2 + dice.Normal(0, 0.4f)), Stock.Foliage(dice), length * 0.7f, 0.015f, dice.Uniform(0.1f, 0.9f), -0.5f);
        });
    }

    private Mottled Skin(float? hue = null)
    {
        var colour = Palette.Hsv(hue ?? dice.Pick(0, 0.03f, 0.08f, 0.12f, 0.2f, 0.3f, 0.85f), dice.Uniform(0.5f, 0.95f), dice.Uniform(0.4f, 0.92f));
        return new Mottled(dice)
        {
            Dark = colour * dice.Uniform(0.4f, 0.9f),
            Light = colour * 1.1f,
            Cloud = new(dice.LogUniform(0.008f, 0.06f)),
            Contrast = dice.Uniform(1, 3),
            Grain = dice.Uniform(0, 0.25f),
            GrainSize = 0.0015f,
            Gloss = dice.Uniform(0, 0.05f),
            Polish = 0.5f
        };
    }
}
