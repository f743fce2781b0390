using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Nature;

/// <summary>The shape of a landscape around the origin; the view goes along y.</summary>
internal sealed class NaturePlan
{
    private readonly int salt;
    private readonly float bumps, bumpSize, rolling, rollingSize, rise, riseSize, riseStart, width, wall, bend, shore, terrace;

    /// <summary>Draws a landscape.</summary>
    public NaturePlan(Dice dice, Mesh mesh)
    {
        Kind = (Landscape)dice.Weighted(2, 2.2f, 1.8f, 1.5f, 1.4f, 1.2f, 1.5f, 1.5f, 1.3f, 1.2f);
        salt = dice.Whole(0, 1 << 20);
        (bumps, bumpSize) = (dice.Uniform(0.15f, 0.6f), dice.Uniform(4, 9));
        (rolling, rollingSize) = (dice.Uniform(2, 9), dice.Uniform(40, 110));
        (rise, riseSize, riseStart) = (dice.LogUniform(40, 400), dice.Uniform(500, 1500), dice.Uniform(150, 900));
        (width, wall, bend, terrace) = (dice.Uniform(2, 6), dice.Uniform(9, 45), dice.Uniform(0.5f, 1), dice.Uniform(2.5f, 7));
        shore = dice.Uniform(2.5f, 9);
        Water = float.NegativeInfinity;
        SnowLine = float.PositiveInfinity;
        switch (Kind)
        {
            case Landscape.Mountains:
                (rise, riseSize, riseStart) = (dice.Uniform(500, 2000), dice.Uniform(1000, 2400), dice.Uniform(200, 1500));
                SnowLine = dice.Chance(0.6f) ? rise * dice.Uniform(0.3f, 0.7f) : float.PositiveInfinity;
                break;
            case Landscape.Lake:
                Water = 0;
                // From 120 m, a pond, to a kilometre.
                width = dice.LogUniform(120, 1100);
                if (dice.Chance(0.5f))
                    (rise, riseSize) = (dice.Uniform(300, 1500), dice.Uniform(900, 2000));
                riseStart = 2 * width;
                SnowLine = rise > 700 ? rise * 0.5f : float.PositiveInfinity;
                break;
            case Landscape.River:
                Water = 0;
                width = dice.Uniform(2, 9);
                rolling *= 1.5f;
                break;
            case Landscape.Beach:
                (Water, rise, rolling) = (0, dice.Uniform(0, 60), dice.Uniform(1, 3));
                break;
            case Landscape.Snowfield:
                SnowLine = -1000;
                (rise, riseSize, riseStart) = (dice.LogUniform(60, 1200), dice.Uniform(600, 2000), dice.Uniform(200, 1200));
                break;
            case Landscape.Meadow:
                (bumps, rolling) = (dice.Uniform(0.05f, 0.2f), dice.Uniform(0.5f, 4));
                break;
            case Landscape.Desert:
                (rolling, rollingSize, bumps) = (dice.Chance(0.5f) ? dice.Uniform(5, 16) : 1.5f, dice.Uniform(50, 140), 0.06f);
                break;
        }
        Ground = new Terrain(mesh, Height);
    }

    /// <summary>What it looks like.</summary>
    public Landscape Kind { get; }

    /// <summary>Height of the water's surface, or minus infinity.</summary>
    public float Water { get; }

    /// <summary>World height from which snow lies.</summary>
    public float SnowLine { get; }

    /// <summary>The ground.</summary>
    public Terrain Ground { get; }

    private Height Height(float x, float y)
    {
        Height h = Relief.Fractal(x, y, bumpSize, salt, 3) * bumps, u = Geometry.Height.OfX(x), v = Geometry.Height.OfY(y);
        var distance = (u * u + v * v + 1).Root();
        var hills = Relief.Fractal(x, y, rollingSize, salt + 10, 4) * rolling;
        var risen = distance.Step(riseStart * 0.4f, riseStart + 2 * riseSize);
        var mountains = risen == 0 ? 0 : Relief.Ridges(x, y, riseSize, salt + 20, 7) * rise * risen;
        switch (Kind)
        {
            case Landscape.Lake:
                // A basin ahead whose rim passes close before the camera.
                var middle = v - (width + shore);
                var ashore = (u * u + middle * middle + 1).Root() - width + Relief.Fractal(x, y, 60 + width * 0.15f, salt + 30, 4) * MathF.Min(30, 0.12f * width) * distance.Step(15, 120);
                return h * ashore.Step(-1, 6) + Sloped(ashore, 0.16f) + (hills + mountains) * ashore.Step(6, 120 + width * 0.3f);
            case Landscape.River:
                var course = (u - Meander(y, 1) - (width * 0.9f + 1)).Abs() - width + Relief.Noise(x, y, 7, salt + 30);
                return h * course.Step(-2, 3) + Sloped(course, 0.32f) + (hills + mountains) * course.Step(2, 60);
            case Landscape.Beach:
                var land = shore + u + Relief.Fractal(x, y, 90, salt + 30, 4) * 9;
                return h * land.Step(0, 25) * 0.6f + Sloped(land, 0.045f) + (hills * 0.5f + rolling * 1.4f) * land.Step(14, 45) + mountains * land.Step(60, 500);
            case Landscape.Gorge:
                var off = (u - Meander(y, bend)).Abs() + Relief.Fractal(x, y, 12, salt + 30, 4) * 2.4f;
                var high = off.Step(width, width + wall * 0.28f) * wall + off.Step(width + wall * 0.4f, width + wall * 1.1f) * wall * 0.6f;
                return h + Terraced(high) + hills * off.Step(wall, 3 * wall) + mountains;
            case Landscape.Desert:
                // Wind piles dunes into ridges.
                var dunes = Relief.Ridges(x * 0.6f + y * 0.25f, y, rollingSize, salt + 40, 3) * rolling;
                return h + dunes * distance.Step(1, 30) + mountains;
            case Landscape.Forest:
                return h + hills + mountains * 0.3f;
            default:
                return h + hills * distance.Step(2, 60) + mountains;
        }
    }

    // Rock stands in steps: layers that resist and layers that do not.
    private Height Terraced(Height h)
    {
        var level = h * (1 / terrace);
        var floor = MathF.Floor(level.Value);
        return ((level - floor).Step(0.15f, 0.85f) + floor) * terrace;
    }

    private Height Meander(float y, float strength)
    {
        var (sin, cos) = MathF.SinCos(y * 0.021f + salt);
        var start = MathF.Sin(salt);
        return new Height(strength * 9 * (sin - start), 0, strength * 9 * 0.021f * cos);
    }

    // A bank that falls to three metres under water and rises to three above.
    private static Height Sloped(Height ashore, float slope)
    {
        var share = MathF.Tanh(ashore.Value * slope / 3);
        return (ashore * slope).Through(3 * share, 1 - share * share);
    }
}
