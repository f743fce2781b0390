using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>What drawing schools and museums show: busts, amphorae, plaster solids, shells, torsos, small bronzes.</summary>
internal sealed class Statuary(Dice dice)
{
    private readonly Material stone = dice.Weighted(3, 1.5f, 1, 1) switch
    {
        0 => Stock.Plaster(dice, Palette.Grey(dice, 0.75f, 0.95f)),
        1 => Marble(dice),
        2 => new Plain(Palette.Hsv(dice.Uniform(0.06f, 0.12f), 0.6f, 0.35f), 0.15f, 0.6f),
        _ => Stock.Plaster(dice, Palette.Brick(dice)),
    };

    /// <summary>Any of them.</summary>
    public Prop Draw() => dice.Weighted(2, 2, 3, 1, 1) switch
    {
        0 => Bust(dice.Uniform(0.15f, 0.6f)),
        1 => Amphora(),
        2 => Solid(),
        3 => Shell(),
        _ => Torso(dice.Uniform(0.2f, 0.6f)),
    };

    /// <summary>Head and shoulders on a foot.</summary>
    public Prop Bust(float high) => new(high * 0.36f, high, place =>
    {
        void Part(float x, float y, float z, float rx, float ry, float rz, int around = 18) =>
            place.Ellipsoid(stone, new Vector3(x, y, z) * high, new Vector3(rx, ry, rz) * high, around, around * 2 / 3);
        place.Revolve(stone, 20, new(0, 0), new(0.17f * high, 0), new(0.17f * high, 0.03f * high), new(0.09f * high, 0.06f * high), new(0.08f * high, 0.12f * high), new(0.13f * high, 0.16f * high));
        Part(0, 0, 0.29f, 0.33f, 0.15f, 0.15f, 24);
        Part(0, 0.03f, 0.24f, 0.22f, 0.16f, 0.13f);
        place.Tube(stone, 0.1f * high, 16, [new(0, 0, 0.3f * high), new(0, 0.01f * high, 0.48f * high), new(0, 0.03f * high, 0.6f * high)], t => 1.2f - 0.3f * t);
        Part(0, 0.04f, 0.76f, 0.145f, 0.17f, 0.2f, 24);
        Part(0, 0.07f, 0.64f, 0.11f, 0.12f, 0.1f);
        Part(0, 0.21f, 0.725f, 0.022f, 0.045f, 0.05f, 10);
        Part(0, 0.185f, 0.655f, 0.05f, 0.02f, 0.018f, 10);
        Part(0, 0.18f, 0.6f, 0.04f, 0.03f, 0.03f, 10);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            Part(side * 0.055f, 0.185f, 0.8f, 0.045f, 0.025f, 0.018f, 10);
            Part(side * 0.145f, 0.03f, 0.74f, 0.02f, 0.035f, 0.05f, 10);
        }
        for (var i = 0; i < 26; i++)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            var up = dice.Uniform(0.1f, 1);
            var out_ = MathF.Sqrt(1 - up * up);
            if (sin * out_ < 0.45f)
                Part(0.15f * out_ * cos, 0.02f + 0.17f * out_ * sin, 0.78f + 0.19f * up, 0.045f, 0.045f, 0.035f, 8);
        }
    });

    private Prop Amphora()
    {
        float high = dice.Uniform(0.15f, 0.6f), radius = high * dice.Uniform(0.2f, 0.32f);
        Material clay = dice.Chance(0.5f) ? stone
            : new Striped(Stock.Plaster(dice, Palette.Brick(dice))) { Period = high * dice.Uniform(0.08f, 0.3f), Share = dice.Uniform(0.15f, 0.5f), Colour = new(0.03f), Level = true };
        return new(radius * 1.1f, high, place =>
        {
            place.Revolve(clay, 28, new(0, 0), new(radius * 0.45f, 0), new(radius * 0.4f, high * 0.05f), new(radius * 0.7f, high * 0.2f), new(radius, high * 0.48f), new(radius * 0.92f, high * 0.62f), new(radius * 0.45f, high * 0.74f),
                new(radius * 0.33f, high * 0.88f), new(radius * 0.55f, high), new(radius * 0.45f, high), new(radius * 0.26f, high * 0.88f), new(0, high * 0.7f));
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                place.Tube(clay, high * 0.018f, 8, Curve.Smooth([new(side * radius * 0.38f, 0, high * 0.93f), new(side * radius * 0.95f, 0, high * 0.92f), new(side * radius * 0.95f, 0, high * 0.7f), new(side * radius * 0.85f, 0, high * 0.6f)], 4));
        });
    }

    private Prop Solid()
    {
        var size = dice.Uniform(0.06f, 0.2f);
        var kind = dice.Whole(0, 6);
        return new(size * 0.75f, size * 1.3f, place =>
        {
            switch (kind)
            {
                case 0: place.Ball(stone, new(0, 0, size / 2), size / 2); break;
                case 1: place.Block(stone, 0, 0, 0, size, size, size); break;
                case 2: place.Revolve(stone, 28, new(0, 0), new(size / 2, 0), new(0, size * 1.3f)); break;
                case 3: place.Post(stone, 0, 0, 0, size * 0.4f, size * 1.2f, 28); break;
                case 4: place.Frustum(stone, 0, -size / 2, -size / 2, size / 2, size / 2, size * 1.3f, 0, 0, 0, 0); break;
                case 5: place.Revolve(stone, 6, new(0, 0), new(size * 0.45f, 0), new(size * 0.45f, size * 1.3f), new(0, size * 1.3f)); break;
                default: place.At(0, 0, size * 0.17f).Torus(stone, size * 0.45f, size * 0.17f, 32, 14); break;
            }
        })
        { Level = kind is 1 or 3 or 5 };
    }

    // A snail's shell: a tube that widens while it winds.
    private Prop Shell()
    {
        var size = dice.Uniform(0.03f, 0.2f);
        var rise = dice.Uniform(0.2f, 1.2f);
        return new(size * 0.6f, size, place => place.At(0, 0, size * 0.3f).Pitched(dice.Uniform(0.3f, 1.2f)).Sheet(stone, 12, 72, (u, v) =>
        {
            float turn = MathF.Tau * 3.5f * v, grow = MathF.Exp(-2.6f * (1 - v));
            var (sin, cos) = MathF.SinCos(turn);
            var (up, out_) = MathF.SinCos(MathF.Tau * u);
            var ridge = 1 + 0.06f * MathF.Cos(turn * 9);
            var away = size * grow * (0.5f + 0.34f * out_ * ridge);
            return new(away * cos, away * sin, size * (rise * (1 - grow) + 0.34f * grow * up * ridge));
        }));
    }

    private Prop Torso(float high) => new(high * 0.25f, high, place =>
    {
        place.Rounded(stone, 0, 0, 0, high * 0.35f, high * 0.3f, high * 0.08f, high * 0.01f, 1);
        void Limb(float radius, float narrow, params ReadOnlySpan<Vector3> points)
        {
            Span<Vector3> scaled = stackalloc Vector3[points.Length];
            for (var i = 0; i < points.Length; i++)
                scaled[i] = points[i] * high;
            place.Tube(stone, radius * high, 12, Curve.Smooth(scaled, 4), t => 1 - (1 - narrow) * t);
        }
        var step = dice.Uniform(0.02f, 0.09f);
        Limb(0.07f, 0.55f, new(0.06f, 0, 0.5f), new(0.07f, step, 0.3f), new(0.07f, step * 0.6f, 0.08f));
        Limb(0.07f, 0.55f, new(-0.06f, 0, 0.5f), new(-0.075f, -step * 0.3f, 0.3f), new(-0.08f, -step, 0.08f));
        place.Ellipsoid(stone, new Vector3(0, 0, 0.52f) * high, new Vector3(0.12f, 0.08f, 0.09f) * high, 16, 10);
        place.Ellipsoid(stone, new Vector3(0, 0, 0.68f) * high, new Vector3(0.13f, 0.085f, 0.15f) * high, 18, 12);
        var raised = dice.Chance(0.5f) ? 0.25f : -0.1f;
        Limb(0.04f, 0.6f, new(0.13f, 0, 0.77f), new(0.22f, 0.03f, 0.7f + raised * 0.3f), new(0.26f, 0.1f, 0.66f + raised));
        Limb(0.04f, 0.6f, new(-0.13f, 0, 0.77f), new(-0.19f, -0.03f, 0.62f), new(-0.15f, 0.06f, 0.5f));
        Limb(0.045f, 0.9f, new(0, 0, 0.8f), new(0, 0.01f, 0.88f));
        place.Ellipsoid(stone, new Vector3(0, 0.015f, 0.93f) * high, new Vector3(0.055f, 0.07f, 0.075f) * high, 16, 10);
    });

    private static Mottled Marble(Dice dice)
    {
        var colour = Palette.Grey(dice, 0.5f, 0.95f);
        return new Mottled(dice) { Dark = colour * 0.35f, Light = colour, Cloud = new(dice.Uniform(0.03f, 0.2f), dice.Uniform(0.05f, 0.4f)), Contrast = 5, Gloss = 0.05f, Polish = 0.8f };
    }
}
