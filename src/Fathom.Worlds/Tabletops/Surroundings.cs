using System.Numerics;
using Fathom.Worlds.Assets;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Tabletops;

/// <summary>The surface that things stand on and what is behind it.</summary>
/// <param name="Top">The middle of the surface; its y axis points away from the camera.</param>
/// <param name="Wide">Metres along x.</param>
/// <param name="Deep">Metres along y.</param>
/// <param name="Behind">Metres from the middle to what closes the view: something may lean there. Infinite where there is nothing.</param>
/// <param name="Space">Metres from the middle within which a camera may stand, towards −y and to both sides.</param>
/// <param name="Turn">Radians to each side of −y within which it may stand.</param>
/// <param name="Ceiling">Metres above the surface that are free.</param>
/// <param name="Light">The light.</param>
internal sealed record Surroundings(Placement Top, float Wide, float Deep, float Behind, float Space, float Turn, float Ceiling, Func<Condition, Illumination> Light)
{
    /// <summary>Draws and builds them.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="mesh">Where to build.</param>
    /// <param name="wide">Metres that the things need along x.</param>
    /// <param name="deep">Metres that they need along y.</param>
    /// <param name="floor">They stand on the ground or on a plinth, not on a table.</param>
    /// <param name="own">Things of the user's; null: there are none.</param>
    public static Surroundings Draw(Dice dice, Mesh mesh, float wide, float deep, bool floor, OwnThings? own) => dice.Weighted(3, 3, 1, 1, floor ? 0 : 1.4f) switch
    {
        0 => Wall(dice, new Placement(mesh, Frame.World), wide, deep, floor),
        1 => Room(dice, mesh, wide, deep, floor, own),
        2 => Studio(dice, new Placement(mesh, Frame.World), wide, deep),
        3 => Garden(dice, new Placement(mesh, Frame.World), wide, deep, floor),
        _ => Niche(dice, new Placement(mesh, Frame.World), wide, deep),
    };

    // A table, bench or cabinet before a wall, often in a corner.
    private static Surroundings Wall(Dice dice, Placement ground, float wide, float deep, bool floor)
    {
        var height = floor ? 0 : dice.Uniform(0.4f, 1);
        var behind = deep / 2 + (dice.Chance(0.5f) ? 0.01f : dice.LogUniform(0.05f, 2));
        Material plaster = dice.Weighted(4, 1, 1, 1) switch
        {
            0 => Stock.Plaster(dice, Palette.RoomWall(dice)),
            1 => Stock.Tiles(dice, dice.Uniform(0.08f, 0.3f)),
            2 => Stock.Bricks(dice),
            _ => Stock.Boards(dice, Palette.Wood(dice)),
        };
        float left = -dice.Uniform(1.2f, 4), right = dice.Uniform(1.2f, 4), top = dice.Uniform(2.3f, 3);
        using (ground.Label(Semantic.Floor))
            ground.Floor(Stock.Floor(dice), -6, -6, 6, behind + 0.2f, 0);
        using (ground.Label(Semantic.Wall))
        {
            ground.Box(plaster, -6, behind, 0, 6, behind + 0.2f, top);
            ground.Box(plaster, left - 0.2f, -0.5f, 0, left, behind, top);
            ground.Box(plaster, right, -0.5f, 0, right + 0.2f, behind, top);
        }
        using (ground.Label(Semantic.Ceiling))
            ground.Box(Stock.Plaster(dice, Palette.Grey(dice, 0.8f, 0.95f)), -6, behind - 1.5f, top, 6, behind + 0.2f, top + 0.1f);
        for (var i = dice.Whole(0, 4); i > 0; i--)
        {
            var wall = ground.At(dice.Uniform(left + 0.3f, right - 0.3f), behind, height + dice.Uniform(0.35f, 1)).Turned(MathF.PI);
            var across = dice.LogUniform(0.1f, 0.9f);
            WallThings.Picture(dice, wall, across, across * dice.Uniform(0.6f, 1.5f));
        }
        var surface = floor ? ground : Support(dice, ground, wide, deep, height);
        return new(surface, wide, deep, behind, 3, 0.9f, top - height - 0.1f, TabletopLight.Window(dice, surface.Frame.Origin));
    }

    // A table in the middle of a furnished room.
    private static Surroundings Room(Dice dice, Mesh mesh, float wide, float deep, bool floor, OwnThings? own)
    {
        var height = floor ? 0 : dice.Uniform(0.45f, 0.9f);
        var kind = dice.Pick(RoomKind.Living, RoomKind.Office, RoomKind.Kitchen, RoomKind.Workshop);
        var room = RoomGrammar.Furnish(dice, mesh, kind, MathF.Max(wide, deep) + 1.2f, own, out var plan);
        var middle = plan.Corner.At(plan.Width / 2, plan.Length / 2).Turned(dice.Whole(0, 3) * MathF.PI / 2 + dice.Normal(0, 0.1f));
        var top = floor ? middle : Support(dice, middle, wide, deep, height);
        return new(top, wide, deep, float.PositiveInfinity, MathF.Min(plan.Width, plan.Length) / 2 - 0.15f, MathF.PI, plan.Height - height - 0.15f, room);
    }

    // A sheet of paper or cloth that rises behind the things in a curve.
    private static Surroundings Studio(Dice dice, Placement ground, float wide, float deep)
    {
        var paper = dice.Chance(0.7f) ? new Plain(Palette.Grey(dice, 0.05f, 0.95f)) : Stock.Plaster(dice, Palette.Any(dice));
        float back = deep / 2 + dice.Uniform(0.2f, 1), radius = dice.Uniform(0.2f, 0.8f);
        using (ground.Label(Semantic.Wall))
            ground.Sheet(paper, 1, 24, (u, v) =>
            {
                float along = -6 + 14 * v, bend = Math.Clamp((along - back) / radius, 0, MathF.PI / 2);
                var (sin, cos) = MathF.SinCos(bend);
                return new((u - 0.5f) * 12, MathF.Min(along, back) + radius * sin, radius * (1 - cos) + MathF.Max(0, along - back - radius * MathF.PI / 2));
            });
        return new(ground, wide, deep, back + radius, 3, 1.1f, 2, TabletopLight.Window(dice, default));
    }

    // Out of doors, before a hedge, a wall, or the open.
    private static Surroundings Garden(Dice dice, Placement ground, float wide, float deep, bool floor)
    {
        var height = floor ? 0 : dice.Uniform(0.35f, 0.8f);
        using (ground.Label(Semantic.Terrain))
            ground.Floor(dice.Chance(0.5f) ? Stock.Grass(dice) : Stock.Pavement(dice), -300, -300, 300, 300, 0);
        var far = dice.Uniform(1.5f, 9);
        if (dice.Chance(0.6f))
            using (ground.Label(Semantic.Fence))
                ground.Box(dice.Pick(Stock.Bricks(dice), Stock.Boards(dice, Palette.Wood(dice)), Stock.Plaster(dice, Palette.Wall(dice))), -30, far, 0, 30, far + 0.3f, dice.Uniform(0.8f, 4));
        var plants = new Vegetation(dice);
        for (var i = dice.Whole(2, 7); i > 0; i--)
            plants.Bush(ground.At(dice.Uniform(-5, 5), dice.Uniform(1.2f, far + 4)), 4);
        var top = floor ? ground : Support(dice, ground, wide, deep, height);
        // A lantern outside of the picture.
        top.Light(new Lamp(new(dice.Normal(0, 0.5f), dice.Uniform(-1.5f, -0.5f), dice.Uniform(0.8f, 1.8f)), new(0, 0.1f, 0), new(0.1f, 0, 0), new Vector3(1, 0.7f, 0.42f) * dice.Uniform(0.5f, 1.5f), 1));
        return new(top, wide, deep, float.PositiveInfinity, 3, 0.9f, 3, Outdoors.Draw(dice));
    }

    // A compartment of a shelf or cupboard.
    private static Surroundings Niche(Dice dice, Placement ground, float wide, float deep)
    {
        (wide, deep) = (MathF.Min(wide, 1.1f), MathF.Min(deep, 0.45f));
        float high = dice.Uniform(0.28f, 0.5f), thick = dice.Uniform(0.015f, 0.035f), z = dice.Uniform(0.5f, 1.4f);
        var wood = dice.Chance(0.8f) ? Stock.Wood(dice) : Stock.Metal(dice);
        var top = ground.At(0, 0, z);
        using (ground.Label(Semantic.Wall))
            ground.Box(Stock.Plaster(dice, Palette.RoomWall(dice)), -6, deep / 2 + 0.02f, -1, 6, deep / 2 + 0.2f, 4);
        using (ground.Label(Semantic.Floor))
            ground.Floor(Stock.Floor(dice), -6, -6, 6, deep / 2 + 0.1f, 0);
        using (ground.Label(Semantic.Furniture))
        {
            for (var level = -2; level <= 3; level++)
            {
                var board = top.At(0, 0, level * (high + thick));
                if (z + level * (high + thick) < 0)
                    continue;
                board.Block(wood, 0, 0, -thick, 3 * wide + 4 * thick, deep, thick);
                for (var column = -1; column <= 1; column++)
                    if (level != 0 || column != 0)
                        new Clutter(dice).FillShelf(board.At(column * (wide + thick), 0).Turned(MathF.PI), wide, deep * 0.9f, high * 0.95f);
            }
            for (var side = -3; side <= 3; side += 2)
                top.Block(wood, side * (wide + thick) / 2, 0, -z, thick, deep, z + 3 * (high + thick));
            top.Block(dice.Chance(0.6f) ? wood : Stock.Lacquer(Palette.RoomWall(dice)), 0, deep / 2, -z, 3 * wide, 0.012f, z + 3 * (high + thick));
        }
        return new(top, wide, deep, deep / 2, 2, 0.6f, high, TabletopLight.Window(dice, top.Frame.Origin + new Vector3(0, -deep, 0)));
    }

    // Table, cabinet, stool, plinth or bench; returns the middle of its top.
    private static Placement Support(Dice dice, Placement ground, float wide, float deep, float height)
    {
        using var label = ground.Label(Semantic.Furniture);
        float w = wide + dice.Uniform(0.05f, 0.5f), d = deep + dice.Uniform(0.02f, 0.2f), thick = dice.Uniform(0.02f, 0.06f);
        var top = dice.Weighted(5, 2, 1, 1) switch
        {
            0 => Stock.Wood(dice),
            1 => Stock.Plastic(dice, Palette.RoomWall(dice)),
            2 => Stock.Screed(dice),
            _ => Stock.Boards(dice, Palette.Wood(dice)),
        };
        var legs = dice.Chance(0.5f) ? top : Stock.Metal(dice);
        switch (dice.Weighted(4, 2, 1))
        {
            case 0:
                foreach (var x in (ReadOnlySpan<int>)[-1, 1])
                    foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                        ground.Block(legs, x * (w / 2 - 0.06f), y * (d / 2 - 0.06f), 0, 0.06f, 0.06f, height - thick);
                ground.Rounded(top, 0, 0, height - thick, w, d, thick, dice.Uniform(0.002f, 0.012f));
                break;
            case 1:
                ground.Block(top, 0, 0, 0, w - 0.06f, d - 0.06f, height - thick);
                ground.Rounded(top, 0, 0, height - thick, w, d, thick, 0.004f);
                break;
            default:
                var radius = MathF.Sqrt(w * w + d * d) / 2;
                ground.Revolve(top, 40, new(0, height - thick), new(radius - 0.005f, height - thick), new(radius, height - thick / 2), new(radius - 0.005f, height), new(0, height));
                ground.Revolve(legs, 20, new(0.3f, 0), new(0.28f, 0.03f), new(0.05f, 0.08f), new(0.05f, height - thick));
                break;
        }
        var surface = ground.At(0, 0, height);
        if (dice.Chance(0.25f))
            Cloth(dice, surface, w, d);
        return surface.At(0, 0, 0.002f);
    }

    // A cloth over the table: flat on it, hanging in folds over its edges.
    private static void Cloth(Dice dice, Placement surface, float wide, float deep)
    {
        var fabric = Stock.Fabric(dice);
        float hang = dice.Uniform(0.1f, 0.35f), waves = dice.Uniform(2.5f, 6), turn = dice.Uniform(0, MathF.Tau);
        surface.Sheet(fabric, 48, 48, (u, v) =>
        {
            float x = (u - 0.5f) * (wide + 2 * hang), y = (v - 0.5f) * (deep + 2 * hang);
            float overX = MathF.Max(0, MathF.Abs(x) - wide / 2), overY = MathF.Max(0, MathF.Abs(y) - deep / 2), over = MathF.Sqrt(overX * overX + overY * overY);
            var fold = over * 0.16f * MathF.Sin(waves * 6 * (MathF.Abs(x) > wide / 2 ? y : x) + turn);
            return new(Math.Clamp(x, -wide / 2, wide / 2) + MathF.Sign(x) * (MathF.Min(over, 0.006f) + MathF.Max(0, fold) * (overX > 0 ? 1 : 0)),
                Math.Clamp(y, -deep / 2, deep / 2) + MathF.Sign(y) * (MathF.Min(over, 0.006f) + MathF.Max(0, fold) * (overY > 0 ? 1 : 0)), 0.0016f - over);
        });
    }
}
