using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>Building blocks and bricks, dice, balls, cars, teddy bears, stacking rings, figures, robots, ducks.</summary>
internal sealed class Toys(Dice dice)
{
    private readonly Material black = new Plain(new Vector3(0.02f), 0.03f, 0.4f);

    /// <summary>Any of them.</summary>
    public Prop Draw() => dice.Weighted(2, 1, 1.5f, 1.5f, 1.2f, 1, 1, 1, 1, 1) switch
    {
        0 => Blocks(),
        1 => Die(),
        2 => Ball(),
        3 => Car(),
        4 => Bear(),
        5 => Rings(),
        6 => Figure(),
        7 => Robot(),
        8 => Bricks(),
        _ => Duck(),
    };

    private Material Paint() => dice.Weighted(3, 1, 1) switch { 0 => Stock.Lacquer(Palette.Any(dice)), 1 => Stock.Wood(dice), _ => Stock.Plastic(dice, Palette.Any(dice)) };

    private Prop Blocks()
    {
        var size = dice.Uniform(0.025f, 0.06f);
        var rows = dice.Whole(1, 4);
        return new(size * rows * 0.7f, size * rows, place =>
        {
            for (var row = 0; row < rows; row++)
                for (var i = 0; i < rows - row; i++)
                {
                    var block = place.At((i - (rows - row - 1) / 2f) * size * 1.15f, dice.Normal(0, 0.05f) * size, row * size).Turned(dice.Normal(0, 0.12f));
                    if (row == rows - 1 && dice.Chance(0.4f))
                        block.Prism(Paint(), -size / 2, size / 2, new(-size / 2, 0), new(size / 2, 0), new(0, size * 0.6f));
                    else
                        block.Rounded(dice.Chance(0.4f) ? new Poster(dice) { Line = size * 0.7f, Block = size, Pictures = 0.3f } : Paint(), 0, 0, 0, size, size, size, size * 0.06f, 1);
                }
        });
    }

    private Prop Die()
    {
        var size = dice.LogUniform(0.015f, 0.12f);
        Material body = Stock.Plastic(dice, Palette.Any(dice)), pip = dice.Chance(0.6f) ? black : new Plain(new Vector3(0.9f));
        return new(size * 0.7f, size, place =>
        {
            place.Rounded(body, 0, 0, 0, size, size, size, size * 0.15f);
            var middle = place.At(0, 0, size / 2);
            Face(middle, 5);
            Face(middle.Pitched(MathF.PI / 2), 3);
            Face(middle.Pitched(-MathF.PI / 2), 4);
            Face(middle.Rolled(MathF.PI / 2), 6);
            Face(middle.Rolled(-MathF.PI / 2), 1);

            void Face(Placement face, int pips)
            {
                for (var i = 0; i < pips; i++)
                {
                    var (x, y) = pips switch
                    {
                        1 => (0, 0),
                        3 => (i - 1, i - 1),
                        6 => (2 * (i & 1) - 1, i / 2 - 1),
                        _ => i == 4 ? (0, 0) : (2 * (i & 1) - 1, (i & 2) - 1),
                    };
                    face.Ellipsoid(pip, new(x * size * 0.26f, y * size * 0.26f, size * 0.5f), new(size * 0.09f, size * 0.09f, size * 0.015f), 12, 4);
                }
            }
        });
    }

    private Prop Ball()
    {
        var radius = dice.LogUniform(0.02f, 0.15f);
        Material skin = dice.Weighted(1, 1, 1) switch
        {
            0 => Stock.Plastic(dice, Palette.Any(dice)),
            1 => new Striped(Stock.Lacquer(Palette.Any(dice))) { Period = radius * dice.Uniform(0.3f, 1), Colour = Palette.Any(dice), Level = true },
            _ => new Poster(dice) { Line = radius * 0.2f, Block = radius * dice.Uniform(0.4f, 1), Pictures = 0.9f },
        };
        return new(radius, 2 * radius, place => place.At(0, 0, radius).Pitched(dice.Uniform(0, 3)).Ball(skin, default, radius));
    }

    private Prop Car()
    {
        var length = dice.Uniform(0.06f, 0.3f);
        Material paint = Stock.Lacquer(Palette.Any(dice)), glass = new Plain(new Vector3(0.03f, 0.04f, 0.05f), 0.1f, 1), hub = Stock.Metal(dice);
        var truck = dice.Chance(0.35f);
        return new(length / 2, length * 0.4f, place =>
        {
            float wide = length * 0.42f, wheel = length * 0.11f;
            place.Rounded(paint, 0, 0, wheel * 0.7f, wide, length, length * 0.16f, length * 0.05f);
            if (truck)
            {
                place.Rounded(paint, 0, length * 0.33f, wheel * 0.7f, wide, length * 0.28f, length * 0.36f, length * 0.03f);
                place.Block(glass, 0, length * 0.33f, wheel + length * 0.2f, wide * 1.01f, length * 0.2f, length * 0.1f);
                place.Block(Paint(), 0, -length * 0.14f, wheel + length * 0.1f, wide * 1.05f, length * 0.6f, length * 0.22f);
            }
            else
            {
                place.Rounded(glass, 0, -length * 0.05f, wheel + length * 0.1f, wide * 0.85f, length * 0.5f, length * 0.15f, length * 0.05f);
                place.Rounded(paint, 0, -length * 0.06f, wheel + length * 0.2f, wide * 0.8f, length * 0.36f, length * 0.06f, length * 0.02f);
            }
            foreach (var x in (ReadOnlySpan<int>)[-1, 1])
                foreach (var y in (ReadOnlySpan<float>)[-0.3f, 0.3f])
                {
                    place.Bar(black, new(x * (wide / 2 - wheel * 0.5f), y * length, wheel), new(x * (wide / 2 + wheel * 0.15f), y * length, wheel), wheel, wheel, 16);
                    place.Bar(hub, new(x * wide / 2, y * length, wheel), new(x * (wide / 2 + wheel * 0.2f), y * length, wheel), wheel * 0.5f, wheel * 0.4f, 12);
                }
        });
    }

    private Prop Bear()
    {
        var size = dice.Uniform(0.1f, 0.4f);
        Material fur = new Mottled(dice) { Dark = Palette.Fabric(dice) * 0.6f, Light = Palette.Fabric(dice), Cloud = new(size * 0.05f), Contrast = 2, Grain = 0.5f, GrainSize = size * 0.008f },
            muzzle = Stock.Fabric(dice);
        return new(size * 0.4f, size, place =>
        {
            void Limb(float x, float y, float z, float rx, float ry, float rz) => place.Ellipsoid(fur, new Vector3(x, y, z) * size, new Vector3(rx, ry, rz) * size, 16, 10);
            Limb(0, 0, 0.28f, 0.21f, 0.18f, 0.28f);
            Limb(0, 0.02f, 0.68f, 0.2f, 0.19f, 0.19f);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                Limb(side * 0.16f, -0.01f, 0.85f, 0.08f, 0.04f, 0.08f);
                Limb(side * 0.26f, 0.1f, 0.4f, 0.08f, 0.17f, 0.09f);
                Limb(side * 0.17f, 0.24f, 0.09f, 0.09f, 0.2f, 0.09f);
                place.Ellipsoid(muzzle, new Vector3(side * 0.17f, 0.43f, 0.1f) * size, new Vector3(0.07f, 0.02f, 0.08f) * size, 12, 6);
                place.Ball(black, new Vector3(side * 0.075f, 0.19f, 0.73f) * size, size * 0.022f);
            }
            place.Ellipsoid(muzzle, new Vector3(0, 0.18f, 0.64f) * size, new Vector3(0.09f, 0.08f, 0.07f) * size, 14, 8);
            place.Ellipsoid(black, new Vector3(0, 0.26f, 0.66f) * size, new Vector3(0.03f, 0.02f, 0.02f) * size, 10, 6);
        });
    }

    private Prop Rings()
    {
        var radius = dice.Uniform(0.04f, 0.09f);
        var count = dice.Whole(3, 7);
        var thick = radius * 0.28f;
        return new(radius, count * thick * 1.6f, place =>
        {
            for (var i = 0; i < count; i++)
            {
                var reach = radius * (1 - 0.09f * i) - thick;
                place.At(0, 0, thick * (1 + 1.7f * i)).Torus(Paint(), reach, thick * 0.95f, 24, 10);
            }
            place.Post(Stock.Wood(dice), 0, 0, 0, radius * 0.3f, thick * 1.75f * count, 12);
            place.Ball(Paint(), new(0, 0, thick * 1.8f * count), radius * 0.35f);
        });
    }

    private Prop Figure()
    {
        var high = dice.Uniform(0.05f, 0.3f);
        Material dress = Paint(), skin = new Plain(Palette.Skin(dice), 0.03f, 0.4f), hair = new Plain(Palette.Any(dice), 0.02f, 0.3f);
        var nest = dice.Chance(0.4f) ? dice.Whole(2, 5) : 1;
        return new(high * 0.25f * nest, high, place =>
        {
            for (var i = 0; i < nest; i++)
            {
                var h = high * MathF.Pow(0.75f, i);
                var doll = place.At(nest == 1 ? 0 : (i - (nest - 1) / 2f) * high * 0.42f, 0);
                doll.Revolve(i == 0 ? dress : Paint(), 20, new(0, 0), new(0.2f * h, 0), new(0.24f * h, 0.2f * h), new(0.22f * h, 0.42f * h), new(0.14f * h, 0.62f * h));
                doll.Ellipsoid(skin, new(0, 0.01f * h, 0.76f * h), new(0.16f * h, 0.16f * h, 0.19f * h), 16, 10);
                doll.Ellipsoid(hair, new(0, -0.025f * h, 0.8f * h), new(0.168f * h, 0.16f * h, 0.18f * h), 16, 10);
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                    doll.Ball(black, new(side * 0.055f * h, 0.155f * h, 0.76f * h), 0.018f * h);
            }
        });
    }

    private Prop Robot()
    {
        var high = dice.Uniform(0.08f, 0.3f);
        Material shell = dice.Chance(0.5f) ? Stock.Metal(dice) : Paint(), joint = Stock.Metal(dice), light = new Plain(Palette.Any(dice)) { Emission = Palette.Any(dice) * 0.4f };
        return new(high * 0.35f, high, place =>
        {
            void Part(float x, float y, float z, float w, float d, float h) => place.Rounded(shell, x * high, y * high, z * high, w * high, d * high, h * high, 0.02f * high, 1);
            Part(0, 0, 0.35f, 0.36f, 0.22f, 0.33f);
            Part(0, 0, 0.73f, 0.24f, 0.2f, 0.2f);
            place.Post(joint, 0, 0, 0.66f * high, 0.05f * high, 0.1f * high);
            place.Post(joint, 0, 0, 0.93f * high, 0.008f * high, 0.1f * high);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                Part(side * 0.1f, 0.02f, 0, 0.13f, 0.22f, 0.09f);
                place.Post(joint, side * 0.1f * high, 0, 0.08f * high, 0.04f * high, 0.28f * high);
                place.Tube(joint, 0.035f * high, 8, [new Vector3(side * 0.18f, 0, 0.62f) * high, new Vector3(side * 0.28f, 0.02f, 0.5f) * high, new Vector3(side * 0.28f, 0.15f, 0.42f) * high]);
                place.Ball(light, new Vector3(side * 0.06f, 0.1f, 0.85f) * high, 0.028f * high);
            }
            place.Block(new Poster(dice) { Line = 0.03f * high, Block = 0.1f * high, Pictures = 0.7f }, 0, 0.11f * high, 0.45f * high, 0.22f * high, 0.006f * high, 0.16f * high);
        });
    }

    // Plastic bricks with studs, stacked into a small building.
    private Prop Bricks()
    {
        var unit = dice.Uniform(0.008f, 0.016f);
        int wide = dice.Whole(3, 6), layers = dice.Whole(2, 9);
        return new(wide * unit * 0.8f, layers * unit * 1.2f, place =>
        {
            for (var layer = 0; layer < layers; layer++)
                for (var i = 0; i < wide; i += 2)
                {
                    if (layer > 2 && dice.Chance(0.25f))
                        continue;
                    var brick = place.At((i + (layer & 1) - wide / 2f) * unit, 0, layer * unit * 1.2f);
                    var paint = Stock.Plastic(dice, Palette.Any(dice));
                    brick.Block(paint, unit, 0, 0, 1.97f * unit, 1.97f * unit, 1.19f * unit);
                    for (var k = 0; k < 4; k++)
                        brick.Post(paint, unit * (0.5f + (k & 1)), unit * ((k >> 1) - 0.5f), 1.19f * unit, 0.3f * unit, 0.2f * unit, 10);
                }
        });
    }

    private Prop Duck()
    {
        var size = dice.Uniform(0.05f, 0.15f);
        Material body = Stock.Plastic(dice, Palette.Hsv(dice.Uniform(0.1f, 0.16f), 0.85f, 0.95f)), beak = Stock.Plastic(dice, Palette.Hsv(0.05f, 0.9f, 0.9f));
        return new(size * 0.6f, size, place =>
        {
            place.Ellipsoid(body, new Vector3(0, 0, 0.32f) * size, new Vector3(0.36f, 0.5f, 0.32f) * size, 18, 10);
            place.Ellipsoid(body, new Vector3(0, 0.26f, 0.76f) * size, new Vector3(0.26f, 0.27f, 0.26f) * size, 18, 10);
            place.Ellipsoid(body, new Vector3(0, -0.45f, 0.46f) * size, new Vector3(0.14f, 0.2f, 0.12f) * size, 12, 6);
            place.Ellipsoid(beak, new Vector3(0, 0.55f, 0.7f) * size, new Vector3(0.13f, 0.16f, 0.05f) * size, 12, 6);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                place.Ball(black, new Vector3(side * 0.15f, 0.46f, 0.82f) * size, 0.035f * size);
        });
    }
}
