using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>What tables are laid with: cups, plates, bowls, glasses, bottles, jars, cans, jugs, vases, pans, cutlery.</summary>
internal sealed class Tableware(Dice dice)
{
    private const int Sides = 24;

    // A set has one glaze.
    private readonly Material glaze = Glaze(dice);

    /// <summary>Any of them.</summary>
    public Prop Draw() => dice.Weighted(3, 2, 1.5f, 2, 3, 2, 2, 1, 1.5f, 1, 1.2f, 0.6f) switch
    {
        0 => Cup(),
        1 => Plates(),
        2 => Bowl(),
        3 => Tumbler(),
        4 => Bottle(),
        5 => Jar(),
        6 => Can(),
        7 => Jug(),
        8 => Vase(),
        9 => Pan(),
        10 => Cutlery(),
        _ => Candlestick(),
    };

    /// <summary>A cup or mug, sometimes on a saucer.</summary>
    public Prop Cup()
    {
        float radius = dice.Uniform(0.032f, 0.05f), high = dice.Uniform(0.05f, 0.115f), foot = radius * dice.Uniform(0.55f, 1);
        var saucer = dice.Chance(0.35f);
        var belly = radius * dice.Uniform(0.95f, 1.15f);
        var drink = dice.Chance(0.7f);
        var material = dice.Chance(0.5f) ? glaze : Glaze(dice);
        return new(saucer ? radius * 1.9f : radius * 1.5f, high, place =>
        {
            if (saucer)
            {
                Dish(place, material, radius * 1.8f, 0.018f);
                place = place.At(0, 0, 0.008f);
            }
            place.Revolve(material, Sides, new(0, 0), new(foot, 0), new(belly, high * 0.4f), new(radius, high), new(radius - 0.004f, high), new(belly - 0.005f, high * 0.4f), new(foot * 0.8f, 0.006f), new(0, 0.006f));
            if (drink)
                Disc(place, new Plain(Palette.Hsv(dice.Uniform(0.04f, 0.12f), dice.Uniform(0.3f, 0.8f), dice.Uniform(0.1f, 0.7f)), 0.04f, 1), belly - 0.004f, high * 0.75f);
            Handle(place, material, belly, high * 0.85f, high * 0.2f, radius * 0.55f);
        });
    }

    /// <summary>One plate or a pile of them.</summary>
    private Prop Plates()
    {
        float radius = dice.Uniform(0.08f, 0.15f), deep = dice.Uniform(0.012f, 0.03f);
        var count = dice.Chance(0.6f) ? 1 : dice.Whole(2, 9);
        return new(radius, deep + count * 0.007f, place =>
        {
            for (var i = 0; i < count; i++)
                Dish(place.At(dice.Normal(0, 0.001f), dice.Normal(0, 0.001f), i * 0.007f), glaze, radius, deep);
        })
        { Level = true };
    }

    /// <summary>A bowl, empty or with something in it.</summary>
    private Prop Bowl()
    {
        float radius = dice.Uniform(0.06f, 0.16f), high = radius * dice.Uniform(0.4f, 0.9f), foot = radius * dice.Uniform(0.3f, 0.5f);
        var material = dice.Weighted(3, 1, 1) switch { 0 => Glaze(dice), 1 => Stock.Wood(dice), _ => Stock.Metal(dice) };
        var fruit = dice.Chance(0.5f) ? dice.Whole(2, 6) : 0;
        var food = new Food(dice);
        return new(radius, high * (fruit > 0 ? 1.4f : 1), place =>
        {
            place.Revolve(material, Sides, new(0, 0), new(foot, 0), new(foot, high * 0.08f), new(radius * 0.75f, high * 0.4f), new(radius * 0.95f, high * 0.8f), new(radius, high),
                new(radius - 0.005f, high), new(radius * 0.72f, high * 0.42f), new(foot * 0.8f, high * 0.12f), new(0, high * 0.1f));
            for (var i = 0; i < fruit; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * (i + 0.3f * dice.Uniform()) / fruit);
                var reach = fruit > 1 ? radius * 0.45f : 0;
                food.Round(place.At(reach * cos, reach * sin, high * 0.35f).Pitched(dice.Normal(0, 0.6f)), radius * dice.Uniform(0.32f, 0.42f));
            }
        });
    }

    /// <summary>A drinking glass or stemmed wine glass.</summary>
    public Prop Tumbler()
    {
        float radius = dice.Uniform(0.028f, 0.045f), high = dice.Uniform(0.08f, 0.16f);
        var glass = Glass();
        var stem = dice.Chance(0.4f);
        return new(radius * 1.1f, stem ? high + 0.08f : high, place =>
        {
            if (stem)
                place.Revolve(glass, Sides, new(0, 0.002f), new(radius * 0.95f, 0), new(radius * 0.9f, 0.003f), new(0.005f, 0.012f), new(0.004f, 0.08f), new(radius * 0.6f, 0.1f), new(radius * 1.08f, 0.08f + high * 0.4f),
                    new(radius * 0.85f, 0.08f + high), new(radius * 0.8f, 0.08f + high), new(radius, 0.08f + high * 0.4f), new(0, 0.1f));
            else
                place.Revolve(glass, Sides, new(0, 0), new(radius * 0.8f, 0), new(radius, high), new(radius - 0.002f, high), new(radius * 0.75f, 0.01f), new(0, 0.01f));
            if (dice.Chance(0.5f))
                Disc(place, new Plain(Palette.Hsv(dice.Uniform(), dice.Uniform(0.2f, 0.9f), dice.Uniform(0.15f, 0.8f)), 0.06f, 1), radius * 0.9f, (stem ? 0.08f : 0) + high * 0.5f);
        });
    }

    /// <summary>A bottle of wine, water, sauce, medicine or detergent.</summary>
    public Prop Bottle()
    {
        float radius = dice.Uniform(0.018f, 0.048f), body = radius * dice.Uniform(2.5f, 5.5f), neck = radius * dice.Uniform(0.22f, 0.5f), reach = radius * dice.Uniform(0.6f, 2.2f), shoulder = radius * dice.Uniform(0.4f, 1.4f);
        Material material = dice.Chance(0.6f) ? Glass() : Stock.Plastic(dice, Palette.Any(dice)), cap = Stock.Plastic(dice, Palette.Any(dice));
        var label = Label();
        float top = body + shoulder + reach, from = body * dice.Uniform(0.1f, 0.35f), to = body * dice.Uniform(0.6f, 0.95f);
        return new(radius, top, place =>
        {
            place.Revolve(material, Sides, new(0, 0), new(radius * 0.95f, 0), new(radius, radius * 0.1f), new(radius, body), new(radius * 0.85f, body + shoulder * 0.45f), new(neck * 1.1f, body + shoulder), new(neck, top - 0.01f));
            place.Revolve(cap, 12, new(neck * 1.15f, top - 0.022f), new(neck * 1.15f, top), new(0, top));
            if (dice.Chance(0.8f))
                place.Revolve(label, Sides, new(radius * 1.012f, from), new(radius * 1.012f, to));
        });
    }

    /// <summary>A jar with a lid.</summary>
    public Prop Jar()
    {
        float radius = dice.Uniform(0.03f, 0.06f), high = radius * dice.Uniform(1.4f, 3.5f);
        Material lid = dice.Chance(0.5f) ? Stock.Metal(dice) : Stock.Lacquer(Palette.Any(dice)), body = dice.Chance(0.6f) ? Glass() : Glaze(dice), label = Label();
        return new(radius, high, place =>
        {
            place.Revolve(body, Sides, new(0, 0), new(radius * 0.95f, 0), new(radius, high * 0.05f), new(radius, high * 0.75f), new(radius * 0.85f, high * 0.86f));
            place.Revolve(lid, Sides, new(radius * 0.9f, high * 0.84f), new(radius * 0.9f, high * 0.99f), new(radius * 0.86f, high), new(0, high));
            if (dice.Chance(0.6f))
                place.Revolve(label, Sides, new(radius * 1.01f, high * 0.15f), new(radius * 1.01f, high * 0.65f));
        })
        { Level = true };
    }

    /// <summary>A can, standing or lying.</summary>
    public Prop Can()
    {
        float radius = dice.Uniform(0.026f, 0.06f), high = radius * dice.Uniform(0.9f, 4);
        Material metal = Stock.Metal(dice), print = Label();
        var lying = dice.Chance(0.12f);
        return new(lying ? high / 2 : radius, lying ? 2 * radius : high, place =>
        {
            if (lying)
                place = place.At(0, -high / 2, radius).Pitched(-MathF.PI / 2);
            place.Revolve(metal, Sides, new(0, 0.002f), new(radius * 0.92f, 0.002f), new(radius * 0.94f, 0), new(radius, 0.005f));
            place.Revolve(print, Sides, new(radius, 0.005f), new(radius, high - 0.006f));
            place.Revolve(metal, Sides, new(radius, high - 0.006f), new(radius * 0.92f, high), new(radius * 0.9f, high - 0.004f), new(0, high - 0.004f));
        })
        { Level = !lying };
    }

    /// <summary>A jug, teapot or watering can.</summary>
    public Prop Jug()
    {
        float radius = dice.Uniform(0.05f, 0.1f), high = radius * dice.Uniform(1.3f, 2.8f), mouth = radius * dice.Uniform(0.35f, 0.8f);
        var material = dice.Chance(0.3f) ? Stock.Metal(dice) : Glaze(dice);
        var tea = dice.Chance(0.4f);
        return new(radius * 1.5f, high, place =>
        {
            place.Revolve(material, Sides, new(0, 0), new(radius * 0.7f, 0), new(radius * 0.95f, high * 0.2f), new(radius, high * 0.4f), new(radius * 0.85f, high * 0.65f), new(mouth, high * 0.88f), new(mouth * 1.08f, high), new(mouth * 0.95f, high), new(mouth * 0.85f, high * 0.85f), new(0, high * 0.6f));
            Handle(place, material, radius * 0.9f, high * 0.88f, high * 0.25f, radius * 0.6f);
            if (tea)
            {
                place.Tube(material, radius * 0.14f, 8, Curve.Smooth([new(-radius * 0.8f, 0, high * 0.3f), new(-radius * 1.25f, 0, high * 0.5f), new(-radius * 1.55f, 0, high * 0.9f)], 4), t => 1.6f - t);
                place.Revolve(material, Sides, new(mouth * 1.1f, high * 0.98f), new(mouth * 0.7f, high * 1.08f), new(0.008f, high * 1.1f), new(0.012f, high * 1.16f), new(0, high * 1.18f));
            }
        });
    }

    /// <summary>A vase, sometimes with flowers.</summary>
    public Prop Vase()
    {
        float radius = dice.Uniform(0.03f, 0.09f), high = radius * dice.Uniform(2, 5);
        float foot = radius * dice.Uniform(0.4f, 0.9f), neck = radius * dice.Uniform(0.25f, 0.8f), mouth = neck * dice.Uniform(1, 1.7f), belly = dice.Uniform(0.25f, 0.7f);
        var material = dice.Chance(0.3f) ? Glass() : Glaze(dice);
        var flowers = dice.Chance(0.5f) ? dice.Whole(3, 14) : 0;
        return new(radius * 1.1f, high * (flowers > 0 ? 2 : 1), place =>
        {
            place.Revolve(material, Sides, new(0, 0), new(foot, 0), new(float.Lerp(foot, radius, 0.7f), high * belly * 0.5f), new(radius, high * belly), new(float.Lerp(neck, radius, 0.6f), high * float.Lerp(belly, 0.85f, 0.6f)), new(neck, high * 0.88f), new(mouth, high), new(mouth * 0.9f, high), new(neck * 0.85f, high * 0.85f), new(0, high * 0.5f));
            if (flowers > 0)
                new Houseplants(dice).Bunch(place.At(0, 0, high * 0.8f), flowers, high * dice.Uniform(0.7f, 1.3f), neck);
        });
    }

    /// <summary>A pot or frying pan.</summary>
    private Prop Pan()
    {
        float radius = dice.Uniform(0.08f, 0.15f), high = dice.Chance(0.5f) ? dice.Uniform(0.04f, 0.06f) : radius * dice.Uniform(0.8f, 1.5f);
        Material metal = dice.Chance(0.6f) ? Stock.Metal(dice) : Stock.Lacquer(Palette.Any(dice)), black = new Plain(new Vector3(0.03f), 0.03f, 0.4f);
        var lid = dice.Chance(0.4f);
        return new(radius * 1.2f, high, place =>
        {
            place.Revolve(metal, 28, new(0, 0), new(radius * 0.93f, 0), new(radius * 0.98f, high * 0.1f), new(radius, high), new(radius * 0.97f, high), new(radius * 0.92f, 0.006f), new(0, 0.006f));
            if (lid)
                place.Revolve(metal, 28, new(radius, high), new(radius * 0.6f, high + 0.015f), new(0.012f, high + 0.02f), new(0.018f, high + 0.04f), new(0, high + 0.045f));
            if (high < 0.07f)
                place.Tube(black, 0.011f, 8, [new(radius, 0, high * 0.8f), new(radius * 1.5f, 0, high), new(radius * 2.3f, 0, high * 1.1f)]);
            else
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                    place.Tube(black, 0.007f, 6, Curve.Smooth([new(side * radius, -0.035f, high * 0.8f), new(side * (radius + 0.035f), -0.03f, high * 0.82f), new(side * (radius + 0.035f), 0.03f, high * 0.82f), new(side * radius, 0.035f, high * 0.8f)], 3));
        });
    }

    /// <summary>A few knives, forks and spoons.</summary>
    private Prop Cutlery()
    {
        var metal = new Plain(new Vector3(0.35f), 0.5f, 0.9f);
        var count = dice.Whole(1, 3);
        return new(0.09f, 0.01f, place =>
        {
            for (var i = 0; i < count; i++)
            {
                var one = place.At((i - count / 2f) * 0.03f, dice.Normal(0, 0.01f)).Turned(dice.Normal(0, 0.12f));
                one.Tube(metal, 0.004f, 6, [new(0, -0.1f, 0.004f), new(0, -0.03f, 0.007f), new(0, 0.03f, 0.004f)], t => 1.5f - t);
                switch (dice.Whole(0, 2))
                {
                    case 0: one.Ellipsoid(metal, new(0, 0.055f, 0.006f), new(0.018f, 0.028f, 0.005f), 12, 6); break;
                    case 1: one.Rounded(metal, 0, 0.07f, 0.002f, 0.018f, 0.1f, 0.0025f, 0.001f, 1); break;
                    default:
                        one.Block(metal, 0, 0.038f, 0.003f, 0.022f, 0.02f, 0.003f);
                        for (var k = -1.5f; k < 2; k++)
                            one.Block(metal, k * 0.0065f, 0.07f, 0.003f, 0.0028f, 0.05f, 0.003f);
                        break;
                }
            }
        });
    }

    private Prop Candlestick()
    {
        float high = dice.Uniform(0.05f, 0.25f), radius = dice.Uniform(0.03f, 0.06f), candle = dice.Uniform(0.05f, 0.2f);
        var metal = dice.Chance(0.6f) ? Stock.Metal(dice) : Stock.Wood(dice);
        return new(radius, high + candle, place =>
        {
            place.Revolve(metal, Sides, new(0, 0), new(radius, 0), new(radius, 0.006f), new(radius * 0.3f, high * 0.15f), new(radius * 0.2f, high * 0.3f), new(radius * 0.4f, high * 0.45f), new(radius * 0.18f, high * 0.6f), new(radius * 0.45f, high), new(0, high));
            place.Post(new Plain(Palette.Hsv(dice.Uniform(0, 0.15f), dice.Uniform(0, 0.6f), 0.9f), 0.02f, 0.3f), 0, 0, high, 0.011f, candle, 12);
        });
    }

    // Earthenware, porcelain, enamel; plain, banded, speckled or printed.
    private static Material Glaze(Dice dice)
    {
        var colour = dice.Chance(0.45f) ? Palette.Grey(dice, 0.75f, 0.97f) : Palette.Any(dice);
        Material plain = dice.Chance(0.6f) ? Stock.Lacquer(colour)
            : new Mottled(dice) { Dark = colour * 0.7f, Light = colour * 1.05f, Cloud = new(dice.LogUniform(0.01f, 0.1f)), Contrast = dice.Uniform(1, 4), Grain = dice.Uniform(0, 0.3f), GrainSize = 0.0015f, Gloss = 0.04f, Polish = dice.Uniform(0.2f, 0.9f) };
        return dice.Weighted(4, 1.5f, 1) switch
        {
            0 => plain,
            1 => new Striped(plain) { Period = dice.LogUniform(0.008f, 0.06f), Share = dice.Uniform(0.1f, 0.5f), Colour = Palette.Any(dice), Level = true },
            _ => new Poster(dice) { Line = 0.008f, Block = dice.Uniform(0.015f, 0.06f), Pictures = 0.8f, Gloss = 0.05f },
        };
    }

    private Plain Glass() => dice.Weighted(2, 2, 1) switch
    {
        0 => new Plain(Palette.Hsv(dice.Uniform(0.2f, 0.45f), dice.Uniform(0.3f, 0.8f), dice.Uniform(0.15f, 0.5f)), 0.09f, 1) { Clarity = 0.8f },
        1 => new Plain(Palette.Hsv(dice.Uniform(0.4f, 0.6f), dice.Uniform(0.02f, 0.12f), dice.Uniform(0.4f, 0.75f)), 0.06f, 1) { Clarity = 0.93f },
        _ => new Plain(Palette.Hsv(dice.Uniform(0.04f, 0.1f), dice.Uniform(0.6f, 0.95f), dice.Uniform(0.12f, 0.45f)), 0.09f, 1) { Clarity = 0.7f },
    };

    private Poster Label() => new(dice) { Line = dice.LogUniform(0.003f, 0.014f), Block = dice.Uniform(0.02f, 0.08f), Pictures = dice.Uniform(0.1f, 0.7f) };

    private static void Dish(Placement place, Material material, float radius, float deep) =>
        place.Revolve(material, Sides, new(0, 0), new(radius * 0.6f, 0), new(radius, deep), new(radius * 0.99f, deep + 0.002f), new(radius * 0.62f, 0.004f), new(0, 0.004f));

    private static void Disc(Placement place, Material material, float radius, float height) => place.Revolve(material, Sides, new(radius, height), new(0, height));

    private static void Handle(Placement place, Material material, float radius, float top, float bottom, float reach) =>
        place.Tube(material, MathF.Max(0.004f, reach * 0.16f), 8, Curve.Smooth([new(radius * 0.95f, 0, top), new(radius + reach, 0, top - (top - bottom) * 0.15f), new(radius + reach * 0.9f, 0, bottom + (top - bottom) * 0.25f), new(radius * 0.93f, 0, bottom)], 4));
}
