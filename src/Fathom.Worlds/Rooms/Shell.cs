using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Floor, ceiling, and walls with doors and windows.</summary>
internal sealed class Shell(FloorPlan plan, RoomKind kind, Dice dice)
{
    // Trim stands out this much from what it lies on, so that the two do not share a plane.
    private const float Thickness = 0.25f, Proud = 0.004f;

    private readonly bool rough = kind is RoomKind.Workshop or RoomKind.Basement;
    private readonly Material wall = kind switch
    {
        RoomKind.Bathroom when dice.Chance(0.75f) => Stock.Tiles(dice, dice.Uniform(0.08f, 0.35f)),
        RoomKind.Workshop or RoomKind.Basement when dice.Chance(0.6f) => dice.Pick(Stock.Bricks(dice), Stock.Concrete(dice), Stock.Boards(dice, Palette.Wood(dice))),
        _ => Stock.Plaster(dice, Palette.RoomWall(dice)),
    };
    private readonly Material trim = dice.Chance(0.5f) ? Stock.Lacquer(Palette.Grey(dice, 0.7f, 0.95f)) : Stock.Wood(dice);
    private readonly Material doorLeaf = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Lacquer(Palette.RoomWall(dice));
    private readonly Material curtain = Stock.Fabric(dice);

    // Which walls have a garden behind them instead of the next room.
    private readonly bool[] gardens = [dice.Chance(0.4f), dice.Chance(0.4f), dice.Chance(0.4f), dice.Chance(0.4f)];

    private readonly bool[] windowed = new bool[4];

    // Which walls can be seen through into the next room.
    private readonly bool[] open = new bool[4];

    /// <summary>The rooms that are seen through open doors and passages, bare.</summary>
    public List<FloorPlan> Next { get; } = [];

    /// <summary>The light that comes in by the windows.</summary>
    public List<Lamp> Windows { get; } = [];

    /// <summary>Those of them that the sun can shine through: clear, with a garden behind.</summary>
    public List<Lamp> SunWindows { get; } = [];

    /// <summary>Radiance of a window that cannot be looked through.</summary>
    public Vector3 Daylight { get; } = new Vector3(0.95f, 1, 1.08f) * dice.LogUniform(0.8f, 5);

    /// <summary>Builds the shell.</summary>
    public void Build()
    {
        using var label = plan.Corner.Label(Semantic.Wall);
        var floor = kind switch
        {
            RoomKind.Workshop or RoomKind.Basement => dice.Pick(Stock.Concrete(dice), Stock.Screed(dice)),
            RoomKind.Bathroom => Stock.Tiles(dice, dice.Uniform(0.05f, 0.45f)),
            RoomKind.Corridor when dice.Chance(0.5f) => Polished(),
            _ => Stock.Floor(dice),
        };
        using (plan.Corner.Label(Semantic.Floor))
            plan.Corner.Floor(floor, -8, -8, plan.Width + 8, plan.Length + 8, 0);
        Ceiling();
        var accent = dice.Chance(0.3f) ? Stock.Plaster(dice, Palette.RoomWall(dice)) : wall;
        var accentWall = dice.Whole(0, 3);
        for (var i = 0; i < 4; i++)
            Wall(i, i == accentWall ? accent : wall);
        Neighbour();
        for (var i = dice.Weighted(6, 2, 1); i > 0; i--)
            Pier();
    }

    private void Ceiling()
    {
        using var label = plan.Corner.Label(Semantic.Ceiling);
        var material = dice.Weighted(5, 2, 1) switch
        {
            0 => Stock.Plaster(dice, Palette.Grey(dice, 0.75f, 0.97f)),
            1 => Stock.Slabs(dice, 0.6f, Stock.Plaster(dice, Palette.Grey(dice, 0.7f, 0.95f))),
            _ => Stock.Boards(dice, Palette.Wood(dice)),
        };
        // No farther than the walls, or the sun would never reach a window.
        plan.Corner.Floor(material, -Thickness, -Thickness, plan.Width + Thickness, plan.Length + Thickness, plan.Height);
        if (!dice.Chance(rough ? 0.7f : 0.12f))
            return;
        var beam = Stock.Wood(dice);
        for (var y = 0.5f; y < plan.Length; y += dice.Uniform(0.6f, 1.5f))
            plan.Corner.Box(beam, 0, y, plan.Height - 0.2f, plan.Width, y + 0.12f, plan.Height);
        if (dice.Chance(0.6f))
            plan.Corner.Bar(Stock.Metal(dice), new(plan.Width * 0.3f, 0, plan.Height - 0.3f),
                new(plan.Width * 0.3f, plan.Length, plan.Height - 0.3f), 0.08f, 0.08f);
    }

    // A wall from x = 0 to its length, with openings cut out in that order: from right to left as seen from inside.
    private void Wall(int wall, Material material)
    {
        var (place, length, garden) = (plan.Wall(wall), plan.WallLength(wall), gardens[wall]);
        var passages = garden || kind == RoomKind.Bathroom ? 0 : rough ? 0.5f : 1;
        var x = 0f;
        while (x < length)
        {
            var solid = dice.Uniform(0.3f, 2.2f);
            var opening = dice.Weighted(3, kind == RoomKind.Corridor ? 4 : 1, kind switch { RoomKind.Corridor => 0.2f, RoomKind.Basement => 0.3f, RoomKind.Bathroom => 0.6f, _ => 1.6f }, passages);
            var wide = opening switch { 1 => dice.Uniform(0.8f, 1), 2 => dice.Uniform(0.8f, 2.6f), 3 => dice.LogUniform(1, 4), _ => 0 };
            if (opening == 0 || x + solid + wide + 0.2f > length)
            {
                if (opening != 0)
                    solid = length - x;
                Solid(place, x, MathF.Min(length, x + solid), 0, plan.Height, material);
                x += solid;
                continue;
            }
            Solid(place, x, x + solid, 0, plan.Height, material);
            x += solid;
            if (opening == 1)
                open[wall] |= Door(place, x, wide, material);
            else if (opening == 2)
            {
                windowed[wall] = true;
                Window(place, x, wide, material, garden);
            }
            else
                Passage(place, x, wide, material);
            open[wall] |= opening == 3;
            x += wide;
        }
        if (dice.Chance(0.7f))
            place.Box(trim, 0, 0, 0, length, 0.015f, dice.Uniform(0.06f, 0.14f));
        if (!rough && dice.Chance(0.1f))
            place.Box(trim, 0, 0, 0.9f, length, 0.025f, 0.97f);
    }

    private static void Solid(Placement place, float from, float to, float bottom, float top, Material material) =>
        place.Box(material, from, -Thickness, bottom, to, 0, top);

    // An opening into the next room without a door: to the ceiling or under a lintel, some over a low wall.
    private void Passage(Placement place, float x, float wide, Material material)
    {
        var high = dice.Chance(0.35f) ? plan.Height : dice.Uniform(2, plan.Height);
        if (high < plan.Height)
            Solid(place, x, x + wide, high, plan.Height, material);
        if (dice.Chance(0.25f))
        {
            var low = dice.Uniform(0.75f, 1.2f);
            Solid(place, x, x + wide, 0, low, material);
            place.Box(trim, x, -Thickness - 0.04f, low, x + wide, 0.04f, low + 0.03f);
        }
        else
            plan.TryTake(place.At(x + wide / 2, 0.3f), wide, 0.6f);
        if (dice.Chance(0.4f))
            foreach (var side in (ReadOnlySpan<float>)[x - 0.07f, x + wide])
                place.Box(trim, side - Proud, -Thickness - 0.02f, 0, side + 0.07f + Proud, 0.02f, high);
        plan.Sights.Add(place.Frame.ToWorld(new(x + wide / 2, -1.5f, 1.1f)));
    }

    // A chimney breast, a shaft, the corner of a cupboard that was built in: where the wall comes forward.
    private void Pier()
    {
        float wide = dice.Uniform(0.25f, 1.8f), deep = dice.Uniform(0.1f, 0.6f);
        var side = dice.Whole(0, 3);
        if (windowed[side] || plan.WallLength(side) < wide + 1)
            return;
        var x = dice.Chance(0.3f) ? wide / 2 : dice.Uniform(wide / 2, plan.WallLength(side) - wide / 2);
        var place = plan.Wall(side).At(x, deep / 2);
        if (plan.TryTake(place, wide, deep))
            place.Block(dice.Chance(0.8f) ? wall : Stock.Bricks(dice), 0, 0, 0, wide, deep, plan.Height);
    }

    // True where it stands open.
    private bool Door(Placement place, float x, float wide, Material material)
    {
        var high = MathF.Min(plan.Height - 0.1f, dice.Uniform(1.98f, 2.15f));
        Solid(place, x, x + wide, high, plan.Height, material);
        using var label = place.Label(Semantic.Window);
        foreach (var side in (ReadOnlySpan<float>)[x - 0.07f, x + wide])
            place.Box(trim, side - Proud, -Thickness - Proud, 0, side + 0.07f + Proud, 0.02f, high + 0.07f);
        place.Box(trim, x - 0.07f, -Thickness - Proud, high - Proud, x + wide + 0.07f, 0.02f, high + 0.07f);
        var angle = dice.Weighted(3, 1, 1) switch { 0 => 0, 1 => dice.Uniform(0.3f, 1.8f), _ => -1 };
        plan.TryTake(place.At(x + wide / 2, angle > 0 ? wide / 2 : 0.3f), wide, angle > 0 ? wide : 0.6f);
        if (angle < 0)
            return true;
        var leaf = place.At(x, -0.06f).Turned(angle);
        leaf.Box(doorLeaf, 0, -0.04f, 0.01f, wide, 0, high);
        leaf.Box(Stock.Metal(dice), wide - 0.18f, 0, 1.02f, wide - 0.06f, 0.06f, 1.05f);
        if (dice.Chance(0.4f))
            for (var i = 0; i < 2; i++)
                leaf.Box(trim, 0.15f, 0, 0.2f + i * 1, wide - 0.15f, 0.012f, 0.95f + i * 0.95f);
        return angle > 0;
    }

    private void Window(Placement place, float x, float wide, Material material, bool garden)
    {
        float sill = dice.Chance(0.2f) ? 0.02f : dice.Uniform(0.6f, 1.1f),
            high = MathF.Min(plan.Height - 0.15f, sill + dice.Uniform(1, 2.1f));
        Solid(place, x, x + wide, 0, sill, material);
        Solid(place, x, x + wide, high, plan.Height, material);
        using var label = place.Label(Semantic.Window);
        place.Box(trim, x - 0.05f, -0.2f, sill - 0.04f, x + wide + 0.05f, 0.1f, sill + Proud);
        for (var i = 0; i <= 2; i++)
            place.Block(trim, x + wide * i / 2, -0.18f, sill, 0.06f, 0.05f, high - sill);
        foreach (var z in (ReadOnlySpan<float>)[sill, high - 0.06f])
            place.Box(trim, x, -0.2f, z, x + wide, -0.15f, z + 0.06f);

        Vector3 middle = new(x + wide / 2, 0.01f, (sill + high) / 2);
        var light = new Lamp(place.Frame.ToWorld(middle), place.Frame.Rotate(new(0, 0, (high - sill) / 2)),
            place.Frame.Rotate(new(wide / 2, 0, 0)), Daylight * (wide * (high - sill)) / MathF.PI, 0);
        Windows.Add(light);
        var covered = dice.Chance(0.55f);
        if (covered)
            place.Box(new Plain(new Vector3(0.5f)) { Daylight = Daylight * dice.Uniform(0.3f, 1) }, x, -0.24f, sill, x + wide, -0.22f,
                high);
        else if (garden)
            SunWindows.Add(light);
        switch (dice.Weighted(4, 4, 2, 1.2f))
        {
            case 1: Curtains(place, x, wide, sill, high); break;
            case 2: Slats(place, x, wide, sill, high); break;
            case 3: Roller(place, x, wide, sill, high); break;
        }
        if (dice.Chance(0.5f) && sill > 0.5f)
            place.Box(new Striped(Stock.Lacquer(new Vector3(0.75f))) { Period = 0.06f, Share = 0.25f, Colour = new Vector3(0.3f) },
                x + 0.1f, 0.03f, 0.12f, x + wide - 0.1f, 0.12f, sill - 0.1f);
    }

    private void Curtains(Placement place, float x, float wide, float sill, float high)
    {
        var bottom = dice.Chance(0.6f) ? 0.03f : sill - 0.1f;
        foreach (var (from, to) in (ReadOnlySpan<(float, float)>)[(x - 0.25f, x + wide * dice.Uniform(0.05f, 0.3f)),
            (x + wide * dice.Uniform(0.7f, 0.95f), x + wide + 0.25f)])
        {
            float folds = MathF.Max(2, (to - from) / dice.Uniform(0.09f, 0.16f)), phase = dice.Uniform(0, 6), deep = dice.Uniform(0.025f, 0.045f);
            place.Sheet(curtain, (int)(folds * 8), 6, (u, v) => new(from + (to - from) * u, 0.085f + deep * MathF.Sin(MathF.Tau * folds * u + phase + 0.8f * MathF.Sin(2 * v)) * (0.7f + 0.4f * v), high + 0.15f - v * (high + 0.15f - bottom)));
        }
        place.Bar(Stock.Metal(dice), new(x - 0.4f, 0.07f, high + 0.17f), new(x + wide + 0.4f, 0.07f, high + 0.17f), 0.015f, 0.015f, 6);
    }

    // A blind of slats, let down some way.
    private void Slats(Placement place, float x, float wide, float sill, float high)
    {
        var slat = Stock.Lacquer(dice.Chance(0.7f) ? Palette.Grey(dice, 0.6f, 0.95f) : Palette.RoomWall(dice));
        float low = float.Lerp(sill, high, dice.Chance(0.5f) ? 0 : dice.Uniform(0, 0.8f)), tilt = dice.Uniform(-1.2f, 1.2f), step = dice.Uniform(0.025f, 0.05f);
        place.Box(slat, x, 0, high - 0.02f, x + wide, 0.05f, high + 0.03f);
        for (var z = low; z < high - 0.02f; z += step)
            place.At(x + wide / 2, 0.025f, z).Pitched(tilt).Block(slat, 0, 0, 0, wide, step * 0.95f, 0.001f);
        foreach (var cord in (ReadOnlySpan<float>)[0.15f, 0.85f])
            place.Bar(slat, new(x + cord * wide, 0.025f, low), new(x + cord * wide, 0.025f, high), 0.002f, 0.002f, 4, capped: false);
    }

    private void Roller(Placement place, float x, float wide, float sill, float high)
    {
        var low = float.Lerp(sill, high, dice.Uniform(0, 0.8f));
        place.Box(curtain, x - 0.03f, 0.02f, low, x + wide + 0.03f, 0.023f, high + 0.08f);
        place.Bar(curtain, new(x - 0.03f, 0.04f, high + 0.1f), new(x + wide + 0.03f, 0.04f, high + 0.1f), 0.025f, 0.025f, 10);
        place.Box(trim, x - 0.03f, 0.012f, low - 0.015f, x + wide + 0.03f, 0.03f, low);
    }

    // Linoleum or stone that was just waxed: the corridor stands in it upside down.
    private Masonry Polished()
    {
        var colour = Palette.Grey(dice, 0.35f, 0.8f);
        return new Masonry(new Mottled(dice) { Dark = colour * 0.8f, Light = colour, Cloud = new(dice.LogUniform(0.1f, 1)), Grain = dice.Uniform(0, 0.15f), Gloss = dice.Uniform(0.04f, 0.1f), Polish = dice.Uniform(0.8f, 1) })
        { Cell = new(dice.Uniform(0.3f, 1.2f)), Joint = 0.003f, JointColour = colour * 0.6f, Variation = dice.Uniform(0, 0.08f) };
    }

    // What is seen through open doors, passages and windows: the next room, or a garden with a house.
    private void Neighbour()
    {
        for (var i = 0; i < 4; i++)
        {
            var far = dice.Uniform(2, 7);
            if (!gardens[i])
            {
                // As wide as this room: the rooms around it do not meet.
                var next = Stock.Plaster(dice, Palette.RoomWall(dice));
                var (place, length) = (plan.Wall(i), plan.WallLength(i));
                place.Box(next, 0, -far - 0.3f, 0, length, -far, plan.Height);
                place.Box(next, -0.3f, -far, 0, 0, -Thickness, plan.Height);
                place.Box(next, length, -far, 0, length + 0.3f, -Thickness, plan.Height);
                place.Floor(next, 0, -far, length, -Thickness, plan.Height);
                if (open[i])
                    Next.Add(new FloorPlan(far - Thickness, length, plan.Height, place.At(0, -Thickness).Turned(-MathF.PI / 2)) { Walls = 3 });
            }
            else
                using (plan.Corner.Label(Semantic.Building))
                    plan.Wall(i).Box(new Facade(Stock.HouseWall(dice)) { Cell = new(2.5f, 3), Window = new(1.2f, 1.4f) }, -20, -far - 16, -3,
                    20, -far - 9, dice.Uniform(1, 9));
        }
    }
}
