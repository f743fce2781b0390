using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>Circuit boards, cables, telephones, cameras, headphones, meters, loudspeakers.</summary>
internal sealed class Electronics(Dice dice)
{
    private readonly Material black = new Plain(new Vector3(0.02f), 0.04f, 0.5f);
    private readonly Material tin = new Plain(new Vector3(0.4f), 0.4f, 0.7f);

    /// <summary>Any of them.</summary>
    public Prop Draw() => dice.Weighted(3, 2, 1.5f, 1, 1, 1, 1) switch
    {
        0 => Board(),
        1 => Cable(),
        2 => Phone(),
        3 => Camera(),
        4 => Headphones(),
        5 => Meter(),
        _ => Speaker(),
    };

    /// <summary>A circuit board with its parts.</summary>
    private Prop Board()
    {
        float wide = dice.Uniform(0.05f, 0.22f), deep = wide * dice.Uniform(0.5f, 1);
        return new(wide * 0.6f, 0.03f, place =>
        {
            place = place.At(0, 0, 0.006f);
            place.Block(Laminate(), 0, 0, 0, wide, deep, 0.0016f);
            foreach (var x in (ReadOnlySpan<int>)[-1, 1])
                foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                    place.Post(tin, x * (wide / 2 - 0.004f), y * (deep / 2 - 0.004f), -0.006f, 0.0025f, 0.009f);
            var parts = place.At(0, 0, 0.0016f);
            var density = dice.Uniform(0.25f, 0.75f);
            const float pitch = 0.011f;
            for (var x = -wide / 2 + pitch; x < wide / 2 - pitch / 2; x += pitch)
                for (var y = -deep / 2 + pitch; y < deep / 2 - pitch / 2; y += pitch)
                    if (dice.Chance(density))
                        Component(parts.At(x, y).Turned(dice.Whole(0, 3) * MathF.PI / 2), pitch);
            for (var i = dice.Whole(1, 3); i > 0; i--)
                Chip(parts.At(dice.Uniform(-0.3f, 0.3f) * wide, dice.Uniform(-0.3f, 0.3f) * deep), MathF.Min(deep * 0.35f, dice.Uniform(0.014f, 0.04f)));
            for (var y = -deep / 2 + 0.012f; y < deep / 2 - 0.01f; y += 0.02f)
                if (dice.Chance(0.6f))
                    parts.Block(dice.Chance(0.6f) ? tin : Stock.Plastic(dice, Palette.Any(dice)), wide / 2 - 0.006f, y, 0, 0.016f, 0.015f, dice.Uniform(0.006f, 0.016f));
        });
    }

    /// <summary>A cable that lies in loops, with a plug at its end.</summary>
    public Prop Cable()
    {
        var radius = dice.Uniform(0.03f, 0.1f);
        return new(radius * 1.3f, 0.01f, place => Cord(place, radius, dice.Uniform(0.0015f, 0.004f)));
    }

    /// <summary>The cable itself, around the placement.</summary>
    private void Cord(Placement place, float reach, float thick)
    {
        Span<Vector3> knots = stackalloc Vector3[dice.Whole(5, 14)];
        var angle = dice.Uniform(0, MathF.Tau);
        var coiled = dice.Chance(0.4f);
        for (var i = 0; i < knots.Length; i++)
        {
            angle += coiled ? 1.2f : dice.Normal(0.7f, 0.9f);
            var (sin, cos) = MathF.SinCos(angle);
            var away = reach * (coiled ? dice.Uniform(0.8f, 1) : dice.Uniform(0.3f, 1.2f));
            knots[i] = new(away * cos, away * sin, thick * (1 + (coiled ? i * 0.35f : i & 1)));
        }
        var rubber = new Plain(dice.Chance(0.5f) ? new Vector3(0.02f) : Palette.Any(dice), 0.03f, 0.4f);
        place.Tube(rubber, thick, 6, Curve.Smooth(knots, 6));
        place.At(knots[^1].X, knots[^1].Y).Turned(angle).Rounded(rubber, 0, 0, 0, thick * 5, thick * 9, thick * 3.5f, thick, 1);
    }

    private Prop Phone()
    {
        var lying = dice.Chance(0.7f);
        return new(0.085f, lying ? 0.01f : 0.15f, place =>
        {
            var body = lying ? place : place.Pitched(MathF.PI / 2 + 0.25f).At(0, 0.075f, 0);
            body.Rounded(dice.Chance(0.6f) ? black : Stock.Lacquer(Palette.Any(dice)), 0, 0, 0, 0.073f, 0.15f, 0.008f, 0.0035f);
            body.Block(dice.Chance(0.5f) ? new Plain(new Vector3(0.01f), 0.05f, 1) : new Poster(dice) { Line = 0.008f, Block = 0.03f, Pictures = 0.5f, Glow = 0.4f, Gloss = 0.04f },
                0, 0, 0.0078f, 0.066f, 0.14f, 0.0006f);
            if (!lying)
                place.Rounded(black, 0, 0.01f, 0, 0.06f, 0.08f, 0.01f, 0.003f, 1);
        });
    }

    private Prop Camera()
    {
        var skin = dice.Chance(0.7f) ? black : Stock.Metal(dice);
        return new(0.08f, 0.1f, place =>
        {
            place.Rounded(skin, 0, 0, 0, 0.13f, 0.05f, 0.085f, 0.012f);
            place.Frustum(skin, 0.08f, -0.035f, -0.02f, 0.035f, 0.025f, 0.105f, -0.02f, -0.015f, 0.02f, 0.02f);
            var lens = place.At(0.005f, 0.025f, 0.042f).Pitched(-MathF.PI / 2);
            lens.Revolve(black, 24, new(0.034f, 0), new(0.034f, 0.02f), new(0.032f, 0.022f), new(0.033f, 0.055f), new(0.029f, 0.055f), new(0.026f, 0.045f));
            lens.Revolve(new Plain(new Vector3(0.01f, 0.01f, 0.02f), 0.12f, 1), 24, new(0.026f, 0.045f), new(0.015f, 0.05f), new(0, 0.052f));
            place.Post(tin, 0.045f, 0, 0.085f, 0.009f, 0.009f, 12);
            place.Tube(skin, 0.004f, 6, Curve.Smooth([new(-0.065f, 0, 0.07f), new(-0.1f, 0.03f, 0.01f), new(-0.05f, 0.09f, 0.006f), new(0.06f, 0.1f, 0.006f), new(0.1f, 0.03f, 0.01f), new(0.065f, 0, 0.07f)], 5));
        });
    }

    private Prop Headphones()
    {
        var cushion = dice.Chance(0.7f) ? black : Stock.Fabric(dice);
        return new(0.1f, 0.08f, place =>
        {
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                var cup = place.At(side * 0.075f, -0.05f, 0.042f).Rolled(side * 1.3f);
                cup.Torus(cushion, 0.028f, 0.013f, 20, 10);
                cup.Revolve(black, 20, new(0.038f, 0), new(0.034f, side * 0.018f), new(0, side * 0.022f));
            }
            place.Tube(black, 0.006f, 8, Curve.Smooth([new(-0.085f, -0.05f, 0.045f), new(-0.085f, 0.05f, 0.025f), new(0, 0.12f, 0.012f), new(0.085f, 0.05f, 0.025f), new(0.085f, -0.05f, 0.045f)], 6), t => 1 + MathF.Sin(MathF.PI * t));
            Cord(place.At(0, -0.06f), 0.08f, 0.0016f);
        });
    }

    private Prop Meter()
    {
        var shell = Stock.Plastic(dice, Palette.Hsv(dice.Uniform(0, 0.17f), 0.9f, 0.9f));
        return new(0.1f, 0.05f, place =>
        {
            place.Rounded(shell, 0, 0, 0, 0.085f, 0.17f, 0.04f, 0.012f);
            place.Block(black, 0, -0.005f, 0.034f, 0.068f, 0.14f, 0.007f);
            place.Block(new Poster(dice) { Line = 0.03f, Block = 0.2f, Pictures = 0, Gloss = 0.04f }, 0, 0.045f, 0.036f, 0.055f, 0.03f, 0.006f);
            place.Revolve(shell, 20, new(0.02f, 0.04f), new(0.019f, 0.05f), new(0, 0.05f));
            place.Block(black, 0, -0.02f, 0.048f, 0.006f, 0.036f, 0.006f);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                place.Tube(side < 0 ? black : new Plain(new Vector3(0.6f, 0.02f, 0.02f), 0.03f, 0.4f), 0.0022f, 6,
                    Curve.Smooth([new(side * 0.02f, -0.065f, 0.04f), new(side * 0.03f, -0.11f, 0.05f), new(side * 0.08f, -0.14f, 0.003f), new(side * 0.13f, -0.02f, 0.003f), new(side * 0.1f, 0.1f, 0.003f)], 5));
        });
    }

    private Prop Speaker()
    {
        float wide = dice.Uniform(0.08f, 0.25f), high = wide * dice.Uniform(1, 1.8f), deep = wide * dice.Uniform(0.6f, 1);
        var shell = dice.Chance(0.5f) ? Stock.Wood(dice) : black;
        return new(wide * 0.65f, high, place =>
        {
            place.Block(shell, 0, 0, 0, wide, deep, high);
            foreach (var (z, radius) in (ReadOnlySpan<(float, float)>)[(0.33f, 0.38f), (0.78f, 0.18f)])
            {
                var cone = place.At(0, deep / 2, high * z).Pitched(-MathF.PI / 2);
                float r = MathF.Min(wide * radius, high * 0.26f);
                cone.Torus(tin, r, r * 0.08f, 24, 6);
                cone.Revolve(black, 24, new(r, 0.002f), new(r * 0.4f, -r * 0.25f), new(r * 0.3f, -r * 0.1f), new(0, -r * 0.05f));
            }
        })
        { Level = true };
    }

    private Striped Laminate()
    {
        var colour = Palette.Hsv(dice.Pick(0.35f, 0.42f, 0.6f, 0f, 0.1f), dice.Uniform(0.6f, 0.9f), dice.Uniform(0.15f, 0.45f));
        return new Striped(new Mottled(dice) { Dark = colour * 0.7f, Light = colour * 1.2f, Cloud = new(0.01f), Contrast = 3, Gloss = 0.04f, Polish = 0.6f })
        { Period = dice.Uniform(0.0025f, 0.006f), Share = 0.25f, Colour = colour * 1.9f + new Vector3(0.02f), Crossed = true };
    }

    private void Component(Placement place, float size)
    {
        switch (dice.Weighted(4, 2, 2, 1))
        {
            case 0:
                place.Block(dice.Chance(0.5f) ? black : tin, 0, 0, 0, size * dice.Uniform(0.2f, 0.5f), size * dice.Uniform(0.15f, 0.3f), size * dice.Uniform(0.08f, 0.3f));
                break;
            case 1:
                float radius = size * dice.Uniform(0.2f, 0.42f), high = size * dice.Uniform(0.5f, 1.4f);
                place.Revolve(new Striped(Stock.Plastic(dice, Palette.Any(dice))) { Period = radius * 6, Share = 0.15f, Colour = new(0.7f) }, 12, new(radius, 0), new(radius, high * 0.95f), new(radius * 0.9f, high));
                place.Revolve(tin, 12, new(radius * 0.9f, high), new(0, high));
                break;
            case 2:
                Chip(place, size * dice.Uniform(0.5f, 0.8f));
                break;
            default:
                place.Block(black, 0, 0, 0, size * 0.9f, size * 0.25f, size * 0.3f);
                for (var i = -1; i <= 1; i++)
                    place.Block(tin, i * size * 0.27f, 0, size * 0.3f, size * 0.06f, size * 0.06f, size * 0.6f);
                break;
        }
    }

    private void Chip(Placement place, float size)
    {
        place.Block(black, 0, 0, 0.0006f, size, size, size * 0.14f);
        var legs = Math.Clamp((int)(size / 0.0025f), 3, 12);
        for (var i = 0; i < legs; i++)
        {
            var at = (i + 0.5f - legs / 2f) * size / legs;
            place.Block(tin, at, 0, 0, size / legs * 0.4f, size * 1.25f, size * 0.05f);
        }
    }
}
