using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>Tools and stationery: screwdrivers, hammers, spanners, scissors, drills, screws, tool boxes, tape, pens, books, papers, staplers.</summary>
internal sealed class Tools(Dice dice)
{
    private readonly Material steel = new Plain(new Vector3(0.3f), 0.4f, 0.7f);

    /// <summary>A tool.</summary>
    public Prop Draw() => dice.Weighted(2, 1.5f, 1.5f, 1, 1, 1, 1, 1) switch
    {
        0 => Screwdriver(),
        1 => Hammer(),
        2 => Spanner(),
        3 => Scissors(),
        4 => Tape(),
        5 => Drill(),
        6 => Screws(),
        _ => ToolBox(),
    };

    /// <summary>What lies on desks.</summary>
    public Prop Stationery() => dice.Weighted(2, 2, 3, 1, 1, 1.5f, 1) switch
    {
        0 => Pens(),
        1 => PenCup(),
        2 => Books(),
        3 => Scissors(),
        4 => Tape(),
        5 => Papers(),
        _ => Stapler(),
    };

    /// <summary>A pile of books; the top one sometimes lies open.</summary>
    private Prop Books()
    {
        var count = dice.Whole(1, 7);
        float wide = dice.Uniform(0.11f, 0.22f), deep = wide * dice.Uniform(1.2f, 1.5f);
        var open = dice.Chance(0.2f);
        return new(deep * 0.62f, count * 0.025f, place =>
        {
            var z = 0f;
            for (var i = 0; i < count; i++)
            {
                var thick = dice.Uniform(0.01f, 0.045f);
                Book(place.At(dice.Normal(0, 0.008f), dice.Normal(0, 0.008f), z).Turned(dice.Normal(0, 0.12f)), wide * dice.Uniform(0.8f, 1), deep * dice.Uniform(0.85f, 1), thick);
                z += thick;
            }
            if (open)
                OpenBook(place.At(0, 0, z).Turned(dice.Normal(0, 0.4f)), wide, deep);
        })
        { Level = !open };
    }

    /// <summary>A closed book: cover, rounded spine, a block of pages set back from the edge.</summary>
    private void Book(Placement place, float wide, float deep, float thick)
    {
        Material cover = dice.Chance(0.6f) ? new Poster(dice) { Line = dice.Uniform(0.008f, 0.03f), Block = dice.Uniform(0.03f, 0.15f), Pictures = dice.Uniform(0.2f, 0.9f) } : Stock.Fabric(dice),
            pages = new Striped(new Plain(new Vector3(0.75f, 0.7f, 0.6f))) { Period = 0.0015f, Share = 0.4f, Colour = new(0.5f, 0.45f, 0.36f), Level = true };
        const float board = 0.0025f;
        place.Block(cover, 0, 0, 0, wide, deep, board);
        place.Block(cover, 0, 0, thick - board, wide, deep, board);
        place.Box(cover, -wide / 2 - 0.001f, -deep / 2, 0, -wide / 2 + board, deep / 2, thick);
        place.Box(pages, -wide / 2 + board, -deep / 2 + 0.004f, board, wide / 2 - 0.004f, deep / 2 - 0.004f, thick - board);
    }

    private void OpenBook(Placement place, float wide, float deep)
    {
        Material page = new Poster(dice) { Line = dice.Uniform(0.004f, 0.008f), Block = dice.Uniform(0.04f, 0.1f), Pictures = 0.3f };
        var thick = dice.Uniform(0.008f, 0.025f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            place.Sheet(page, 10, 1, (u, v) => new(side * wide * u, (v - 0.5f) * deep, 0.002f + thick * (MathF.Exp(-6 * u) * MathF.Min(1, 14 * u) * 1.6f + 0.55f * (1 - u * u))));
    }

    private Prop Screwdriver()
    {
        float grip = dice.Uniform(0.07f, 0.11f), shaft = dice.Uniform(0.05f, 0.18f), radius = dice.Uniform(0.01f, 0.017f);
        var handle = Stock.Plastic(dice, Palette.Any(dice));
        return new((grip + shaft) / 2, 2 * radius, place =>
        {
            var tool = place.At(0, -(grip + shaft) / 2, radius).Pitched(-MathF.PI / 2);
            tool.Revolve(handle, 10, new(0, 0), new(radius * 0.7f, 0.002f), new(radius, grip * 0.2f), new(radius * 0.9f, grip * 0.6f), new(radius * 0.6f, grip * 0.8f), new(radius * 0.8f, grip), new(0, grip));
            tool.Revolve(steel, 8, new(0.0035f, grip), new(0.0035f, grip + shaft * 0.95f), new(0.001f, grip + shaft));
        });
    }

    private Prop Hammer()
    {
        var length = dice.Uniform(0.22f, 0.32f);
        var handle = dice.Chance(0.6f) ? Stock.Wood(dice) : Stock.Plastic(dice, Palette.Any(dice));
        return new(length * 0.55f, 0.04f, place =>
        {
            place.Tube(handle, 0.013f, 8, [new(0, -length / 2, 0.016f), new(0, -length * 0.2f, 0.017f), new(0, 0, 0.016f), new(0, length / 2, 0.016f)], t => 1.15f - 0.35f * MathF.Sin(MathF.PI * MathF.Min(1, 1.4f * t)));
            var head = place.At(0, length / 2 - 0.015f, 0.016f);
            head.Bar(steel, new(-0.055f, 0, 0), new(-0.015f, 0, 0), 0.016f, 0.012f, 14);
            head.Rounded(steel, 0, 0, -0.013f, 0.035f, 0.028f, 0.027f, 0.004f);
            head.Tube(steel, 0.011f, 8, Curve.Smooth([new(0.012f, 0, 0), new(0.04f, 0, 0.002f), new(0.065f, 0, -0.012f)], 3), t => 1.1f - 0.85f * t);
        });
    }

    private Prop Spanner()
    {
        var length = dice.Uniform(0.12f, 0.26f);
        return new(length / 2, 0.01f, place =>
        {
            place.Rounded(steel, 0, 0, 0.002f, length * 0.07f, length * 0.8f, 0.006f, 0.002f);
            place.At(0, -length * 0.43f, 0.005f).Torus(steel, length * 0.06f, length * 0.025f, 16, 6);
            for (var i = -3; i <= 3; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.PI / 2 + i * 0.62f + MathF.PI);
                place.At(length * 0.065f * cos, length * 0.44f + length * 0.065f * sin, 0.001f).Turned(i * 0.62f).Block(steel, 0, 0, 0, length * 0.055f, length * 0.045f, 0.008f);
            }
        });
    }

    private Prop Scissors()
    {
        var length = dice.Uniform(0.13f, 0.22f);
        var handle = Stock.Plastic(dice, Palette.Any(dice));
        var angle = dice.Uniform(0.05f, 0.5f);
        return new(length / 2, 0.012f, place =>
        {
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                var half = place.At(0, 0, 0.004f + side * 0.0015f).Turned(side * angle);
                half.Frustum(steel, 0, -0.008f, -0.02f, 0.008f, length * 0.55f, 0.0015f, -0.008f, -0.02f, 0.001f, length * 0.56f);
                half.Tube(handle, 0.005f, 6, [new(0, -0.01f, 0), new(side * 0.006f, -length * 0.2f, 0)]);
                half.At(side * 0.016f, -length * 0.29f, 0).Torus(handle, length * 0.085f, 0.005f, 16, 6);
            }
            place.Post(steel, 0, 0, 0, 0.005f, 0.009f);
        });
    }

    private Prop Tape()
    {
        float radius = dice.Uniform(0.03f, 0.065f), high = dice.Uniform(0.012f, 0.05f), core = radius * dice.Uniform(0.5f, 0.85f);
        Material tape = Stock.Plastic(dice, Palette.Any(dice)), card = Stock.Plaster(dice, new Vector3(0.5f, 0.38f, 0.24f));
        return new(radius, high, place =>
        {
            place.Revolve(tape, 24, new(core + 0.003f, 0), new(radius, 0), new(radius, high), new(core + 0.003f, high));
            place.Revolve(card, 24, new(core + 0.003f, high), new(core, high), new(core, 0), new(core + 0.003f, 0));
        })
        { Level = true };
    }

    private Prop Drill()
    {
        Material shell = Stock.Plastic(dice, Palette.Any(dice)), black = new Plain(new Vector3(0.02f), 0.03f, 0.4f);
        return new(0.13f, 0.22f, place =>
        {
            place.Rounded(black, 0, -0.02f, 0, 0.075f, 0.11f, 0.045f, 0.01f);
            place.At(0, -0.01f, 0.04f).Pitched(0.15f).Rounded(shell, 0, 0, 0, 0.034f, 0.048f, 0.12f, 0.014f);
            var body = place.At(0, -0.09f, 0.185f).Pitched(-MathF.PI / 2);
            body.Revolve(shell, 18, new(0, 0), new(0.026f, 0.004f), new(0.033f, 0.03f), new(0.033f, 0.12f), new(0.027f, 0.15f));
            body.Revolve(black, 16, new(0.025f, 0.15f), new(0.024f, 0.18f), new(0.012f, 0.205f), new(0, 0.205f));
            body.Bar(steel, new(0, 0, 0.2f), new(0, 0, 0.27f), 0.003f, 0.002f, 6);
            place.Block(black, 0, 0.025f, 0.13f, 0.012f, 0.02f, 0.02f);
        });
    }

    private Prop Screws()
    {
        var count = dice.Whole(5, 24);
        float length = dice.Uniform(0.015f, 0.05f), radius = length * 0.08f;
        return new(length * 1.5f, 2 * radius, place =>
        {
            for (var i = 0; i < count; i++)
            {
                var screw = place.At(dice.Normal(0, length), dice.Normal(0, length), radius * 2).Turned(dice.Uniform(0, MathF.Tau)).Pitched(-MathF.PI / 2 - 0.06f);
                screw.Revolve(steel, 6, new(0, 0), new(radius * 2, 0), new(radius, radius * 1.6f), new(radius, length * 0.8f), new(0, length));
            }
        });
    }

    private Prop ToolBox()
    {
        float wide = dice.Uniform(0.25f, 0.4f), deep = wide * 0.5f, high = wide * 0.35f;
        Material body = Stock.Lacquer(Palette.Any(dice)), lid = dice.Chance(0.5f) ? body : new Plain(new Vector3(0.03f), 0.03f, 0.4f);
        return new(wide * 0.55f, high * 1.3f, place =>
        {
            place.Rounded(body, 0, 0, 0, wide, deep, high * 0.8f, 0.008f);
            place.Rounded(lid, 0, 0, high * 0.8f, wide * 1.01f, deep * 1.02f, high * 0.22f, 0.015f);
            place.Tube(lid, 0.009f, 8, Curve.Smooth([new(-wide * 0.28f, 0, high), new(-wide * 0.24f, 0, high * 1.3f), new(wide * 0.24f, 0, high * 1.3f), new(wide * 0.28f, 0, high)], 4));
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                place.Block(steel, side * wide * 0.3f, deep / 2, high * 0.65f, 0.03f, 0.008f, high * 0.25f);
        });
    }

    private Prop Pens()
    {
        var count = dice.Whole(1, 4);
        return new(0.08f, 0.01f, place =>
        {
            for (var i = 0; i < count; i++)
                Pen(place.At(dice.Normal(0, 0.025f), 0, 0.005f).Turned(dice.Normal(0, 0.6f)).At(0, -0.07f).Pitched(-MathF.PI / 2));
        });
    }

    private void Pen(Placement place)
    {
        Material body = Stock.Lacquer(Palette.Any(dice)), tip = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Metal(dice);
        var radius = dice.Uniform(0.0032f, 0.006f);
        place.Revolve(body, 8, new(0, 0), new(radius, 0.001f), new(radius, 0.115f));
        place.Revolve(tip, 8, new(radius, 0.115f), new(0.0006f, 0.138f));
    }

    private Prop PenCup()
    {
        float radius = dice.Uniform(0.03f, 0.045f), high = dice.Uniform(0.08f, 0.12f);
        var wall = dice.Chance(0.5f) ? Stock.Metal(dice) : Stock.Plastic(dice, Palette.Any(dice));
        return new(radius * 1.3f, high + 0.06f, place =>
        {
            place.Revolve(wall, 20, new(0, 0), new(radius, 0), new(radius, high), new(radius - 0.002f, high), new(radius - 0.002f, 0.004f), new(0, 0.004f));
            for (var i = dice.Whole(2, 9); i > 0; i--)
                Pen(place.At(dice.Normal(0, 0.4f) * radius, dice.Normal(0, 0.4f) * radius, high * 0.35f).Turned(dice.Uniform(0, MathF.Tau)).Pitched(dice.Uniform(0.05f, 0.25f)));
        });
    }

    private Prop Papers()
    {
        var count = dice.Whole(1, 6);
        return new(0.16f, 0.004f * count, place =>
        {
            for (var i = 0; i < count; i++)
            {
                var paper = new Poster(dice) { Line = dice.Uniform(0.004f, 0.012f), Block = dice.Uniform(0.04f, 0.15f), Pictures = 0.25f };
                float curl = dice.Chance(0.4f) ? dice.Uniform(0.005f, 0.05f) : 0.001f, lift = 0.002f * i;
                place.At(dice.Normal(0, 0.02f), dice.Normal(0, 0.02f)).Turned(dice.Normal(0, 0.35f))
                    .Sheet(paper, 6, 6, (u, v) => new((u - 0.5f) * 0.21f, (v - 0.5f) * 0.297f, 0.002f + lift + curl * u * u * v * v));
            }
        });
    }

    private Prop Stapler()
    {
        var shell = Stock.Plastic(dice, Palette.Any(dice));
        return new(0.07f, 0.06f, place =>
        {
            place.Rounded(new Plain(new Vector3(0.02f), 0.03f, 0.4f), 0, 0, 0, 0.036f, 0.14f, 0.012f, 0.005f);
            place.At(0, -0.06f, 0.012f).Pitched(0.12f).Rounded(shell, 0, 0.062f, 0.006f, 0.032f, 0.13f, 0.026f, 0.011f);
        });
    }
}
