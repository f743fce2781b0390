using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>The material shelf: each call makes a new variant.</summary>
internal static class Stock
{
    /// <summary>A road of asphalt, seldom concrete or cobbles.</summary>
    public static Material Road(Dice dice) => dice.Weighted(7, 1, 1.6f) switch
    {
        0 => Asphalt(dice),
        1 => Slabs(dice, dice.Uniform(2, 5), Concrete(dice)),
        _ => Cobbles(dice),
    };

    public static Material Asphalt(Dice dice)
    {
        var colour = Palette.Grey(dice, 0.25f, 0.6f);
        return new Mottled(dice)
        {
            Dark = colour * 0.8f,
            Light = colour * 1.15f,
            Cloud = new(dice.Uniform(0.8f, 5), dice.Uniform(2, 15)),
            Grain = dice.Uniform(0.1f, 0.7f),
            GrainSize = dice.Uniform(0.008f, 0.03f),
            Gloss = dice.Chance(0.15f) ? 0.06f : 0.01f,
            Polish = 0.4f,
        };
    }

    public static Material Concrete(Dice dice)
    {
        var colour = Palette.Hsv(dice.Uniform(0.05f, 0.15f), dice.Uniform(0, 0.15f), dice.Uniform(0.4f, 0.8f));
        return new Mottled(dice)
        {
            Dark = colour * 0.7f,
            Light = colour * 1.1f,
            Cloud = new(dice.LogUniform(0.3f, 3)),
            Contrast = dice.Uniform(1, 3),
            Grain = dice.Uniform(0, 0.25f),
            GrainSize = 0.01f,
            Gloss = 0.01f,
            Polish = 0.3f,
        };
    }

    private static Masonry Cobbles(Dice dice) => new Masonry(Concrete(dice))
    {
        Cell = new(dice.Uniform(0.1f, 0.22f), dice.Uniform(0.1f, 0.16f)),
        Shift = 0.5f,
        Joint = 0.025f,
        JointColour = Palette.Grey(dice, 0.1f, 0.3f),
        Variation = dice.Uniform(0.1f, 0.35f),
    };

    public static Material Slabs(Dice dice, float size, Material of) => new Masonry(of)
    {
        Cell = new(size, size * dice.Uniform(0.6f, 1)),
        Shift = dice.Pick(0, 0.5f),
        Joint = dice.Uniform(0.005f, 0.03f),
        JointColour = Palette.Grey(dice, 0.1f, 0.5f),
        Variation = dice.Uniform(0, 0.15f),
    };

    public static Material Pavement(Dice dice) => dice.Weighted(3, 2, 1) switch
    {
        0 => Slabs(dice, dice.Uniform(0.25f, 0.8f), Concrete(dice)),
        1 => Asphalt(dice),
        _ => Cobbles(dice),
    };

    public static Material Grass(Dice dice)
    {
        var colour = Palette.Hsv(dice.Uniform(0.13f, 0.3f), dice.Uniform(0.25f, 0.65f), dice.Uniform(0.25f, 0.6f));
        return new Mottled(dice)
        {
            Dark = colour * dice.Uniform(0.4f, 0.8f),
            Light = colour * 1.2f,
            Cloud = new(dice.LogUniform(0.4f, 4)),
            Contrast = dice.Uniform(1, 3),
            Grain = dice.Uniform(0.3f, 0.8f),
            GrainSize = dice.Uniform(0.01f, 0.05f),
        };
    }

    public static Material Soil(Dice dice)
    {
        var colour = Palette.Hsv(dice.Uniform(0.05f, 0.12f), dice.Uniform(0.15f, 0.5f), dice.Uniform(0.2f, 0.6f));
        return new Mottled(dice)
        {
            Dark = colour * 0.5f,
            Light = colour * 1.2f,
            Cloud = new(dice.LogUniform(0.3f, 3)),
            Contrast = 2.5f,
            Grain = 0.6f,
            GrainSize = dice.Uniform(0.02f, 0.08f)
        };
    }

    public static Material Bricks(Dice dice)
    {
        var colour = Palette.Brick(dice);
        var stone = dice.Chance(0.3f);
        var size = stone ? new Vector2(dice.Uniform(0.4f, 0.9f), dice.Uniform(0.25f, 0.45f))
            : new Vector2(dice.Uniform(0.2f, 0.28f), dice.Uniform(0.065f, 0.09f));
        return new Masonry(new Mottled(dice)
        {
            Dark = colour * 0.75f,
            Light = colour * 1.2f,
            Cloud = new(dice.Uniform(0.2f, 2)),
            Grain = 0.2f
        })
        {
            Cell = size,
            Shift = 0.5f,
            Joint = stone ? 0.02f : 0.012f,
            JointColour = Palette.Grey(dice, 0.3f, 0.75f),
            Variation = dice.Uniform(0.05f, 0.3f),
        };
    }

    public static Material Plaster(Dice dice, Vector3 colour) => new Mottled(dice)
    {
        Dark = colour * dice.Uniform(0.75f, 0.95f),
        Light = colour * 1.05f,
        Cloud = new(dice.LogUniform(0.5f, 5), dice.LogUniform(0.5f, 8)),
        Contrast = dice.Uniform(0.7f, 2),
        Grain = dice.Uniform(0, 0.12f),
        GrainSize = dice.Uniform(0.005f, 0.02f),
    };

    public static Material Boards(Dice dice, Vector3 colour) => new Masonry(Grain(dice, colour))
    {
        Cell = new(dice.Uniform(1.5f, 4), dice.Uniform(0.08f, 0.25f)),
        Shift = 0.37f,
        Turned = dice.Chance(0.4f),
        Joint = dice.Uniform(0.004f, 0.02f),
        JointColour = colour * 0.3f,
        Variation = dice.Uniform(0.05f, 0.25f),
    };

    /// <summary>The wall of a house.</summary>
    public static Material HouseWall(Dice dice) => dice.Weighted(5, 3, 1) switch
    {
        0 => Plaster(dice, Palette.Wall(dice)),
        1 => Bricks(dice),
        _ => Boards(dice, Palette.Wall(dice)),
    };

    public static Material RoofTiles(Dice dice)
    {
        var colour = dice.Chance(0.6f) ? Palette.Hsv(dice.Uniform(0, 0.06f), dice.Uniform(0.4f, 0.75f), dice.Uniform(0.25f, 0.65f))
            : Palette.Grey(dice, 0.12f, 0.45f);
        return new Masonry(new Mottled(dice) { Dark = colour * 0.7f, Light = colour * 1.2f, Cloud = new(dice.Uniform(0.5f, 3)) })
        {
            Cell = new(dice.Uniform(0.2f, 0.35f), dice.Uniform(0.25f, 0.4f)),
            Joint = 0.03f,
            JointColour = colour * 0.4f,
            Variation = 0.2f,
        };
    }

    /// <summary>Solid wood: clouds stretched along the grain.</summary>
    public static Material Grain(Dice dice, Vector3 colour) => new Mottled(dice)
    {
        Dark = colour * dice.Uniform(0.5f, 0.85f),
        Light = colour * 1.15f,
        Cloud = dice.Chance(0.5f) ? new(dice.Uniform(0.5f, 2), dice.Uniform(0.02f, 0.08f))
            : new(dice.Uniform(0.02f, 0.08f), dice.Uniform(0.5f, 2)),
        Contrast = dice.Uniform(1, 3),
        Gloss = dice.Chance(0.6f) ? dice.Uniform(0.01f, 0.06f) : 0,
        Polish = dice.Uniform(0.2f, 0.9f),
    };

    public static Material Wood(Dice dice) => Grain(dice, Palette.Wood(dice));

    public static Material Foliage(Dice dice)
    {
        var colour = Palette.Foliage(dice);
        return new Leaves(colour * dice.Uniform(0.25f, 0.6f), colour * dice.Uniform(1, 1.6f), dice.Uniform(0.2f, 0.6f));
    }

    /// <summary>Lacquer, car paint, enamel.</summary>
    public static Material Lacquer(Vector3 colour) => new Plain(colour, 0.05f, 0.85f);

    /// <summary>Plastic or painted metal.</summary>
    public static Material Plastic(Dice dice, Vector3 colour) => new Plain(colour, dice.Uniform(0, 0.05f), dice.Uniform(0.1f, 0.8f));

    public static Material Metal(Dice dice) => new Plain(Palette.Grey(dice, 0.3f, 0.65f), dice.Uniform(0.15f, 0.6f),
        dice.Uniform(0.2f, 0.95f));

    /// <summary>A dark window that nothing is seen through.</summary>
    public static Material Glass(Dice dice) => new Plain(new Vector3(dice.Uniform(0.005f, 0.04f)), dice.Uniform(0.06f, 0.2f), 1);

    /// <summary>A car's window, from clear to darkened; the same draws as <see cref="Glass"/>.</summary>
    public static Material Pane(Dice dice)
    {
        var grey = dice.Uniform(0.005f, 0.04f);
        return new Plain(new Vector3(grey), dice.Uniform(0.06f, 0.2f), 1) { Clarity = 0.25f + 10 * grey };
    }

    /// <summary>Woven cloth, plain, striped, checked or printed.</summary>
    public static Material Fabric(Dice dice)
    {
        var colour = Palette.Fabric(dice);
        Material cloth = new Mottled(dice)
        {
            Dark = colour * dice.Uniform(0.7f, 0.95f),
            Light = colour * 1.1f,
            Cloud = new(dice.LogUniform(0.03f, 0.6f)),
            Contrast = dice.Uniform(1, 4),
            Grain = dice.Uniform(0, 0.35f),
            GrainSize = dice.Uniform(0.002f, 0.008f),
            Translucency = 0.1f,
        };
        return dice.Weighted(6, 1.2f, 0.8f) switch
        {
            0 => cloth,
            1 => new Striped(cloth)
            {
                Period = dice.LogUniform(0.02f, 0.25f),
                Share = dice.Uniform(0.2f, 0.6f),
                Colour = Palette.Fabric(dice),
                Level = dice.Chance(0.5f)
            },
            _ => new Striped(cloth)
            {
                Period = dice.LogUniform(0.03f, 0.2f),
                Share = dice.Uniform(0.2f, 0.6f),
                Colour = Palette.Fabric(dice),
                Crossed = true
            },
        };
    }

    /// <summary>The floor of a room.</summary>
    public static Material Floor(Dice dice) => dice.Weighted(3, 2, 2.5f, 1.5f) switch
    {
        0 => Parquet(dice),
        1 => Tiles(dice, dice.Uniform(0.2f, 0.6f)),
        2 => Carpet(dice),
        _ => Screed(dice),
    };

    public static Material Parquet(Dice dice)
    {
        var colour = Palette.Wood(dice);
        return new Masonry(Grain(dice, colour))
        {
            Cell = new(dice.Uniform(0.4f, 1.8f), dice.Uniform(0.06f, 0.2f)),
            Shift = dice.Uniform(0.2f, 0.5f),
            Turned = dice.Chance(0.5f),
            Joint = dice.Uniform(0.001f, 0.004f),
            JointColour = colour * 0.3f,
            Variation = dice.Uniform(0.05f, 0.25f),
        };
    }

    public static Material Tiles(Dice dice, float size)
    {
        var colour = Palette.RoomWall(dice);
        return new Masonry(new Mottled(dice)
        {
            Dark = colour * dice.Uniform(0.75f, 1),
            Light = colour,
            Cloud = new(dice.Uniform(0.1f, 1)),
            Gloss = dice.Uniform(0, 0.08f),
            Polish = dice.Uniform(0.3f, 1)
        })
        {
            Cell = new(size, size * dice.Pick(1, 1, 0.5f)),
            Joint = dice.Uniform(0.003f, 0.012f),
            JointColour = Palette.Grey(dice, 0.2f, 0.8f),
            Variation = dice.Uniform(0, 0.1f),
            Alternate = dice.Chance(0.2f) ? Palette.RoomWall(dice) : null,
        };
    }

    public static Material Carpet(Dice dice)
    {
        var colour = Palette.Fabric(dice);
        return new Mottled(dice)
        {
            Dark = colour * dice.Uniform(0.5f, 0.9f),
            Light = colour * 1.15f,
            Cloud = new(dice.LogUniform(0.05f, 1)),
            Contrast = dice.Uniform(1, 5),
            Grain = dice.Uniform(0.05f, 0.4f),
            GrainSize = dice.Uniform(0.005f, 0.02f),
        };
    }

    public static Material Screed(Dice dice)
    {
        var colour = Palette.Grey(dice, 0.4f, 0.8f);
        return new Mottled(dice)
        {
            Dark = colour * 0.8f,
            Light = colour * 1.1f,
            Cloud = new(dice.LogUniform(0.2f, 2)),
            Contrast = dice.Uniform(1, 2.5f),
            Gloss = dice.Uniform(0, 0.05f),
            Polish = dice.Uniform(0.2f, 0.9f),
            Grain = dice.Uniform(0, 0.1f)
        };
    }
}
