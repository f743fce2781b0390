using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Houses. Each stands in a placement whose x axis points away from the street:
/// the front is at x = 0, the length lies along y.</summary>
internal sealed class Houses(Dice dice)
{
    /// <summary>A house of a closed row: tall, with shops, cornices and balconies.</summary>
    public void Row(Placement place, float length, bool near)
    {
        using var label = place.Label(Semantic.Building);
        var storeys = dice.Whole(2, 6);
        float storey = dice.Uniform(2.8f, 3.8f), ground = dice.Uniform(3.2f, 4.8f), height = ground + storeys * storey,
            depth = dice.Uniform(9, 14);
        var wall = Stock.HouseWall(dice);
        var window = new Vector2(dice.Uniform(0.8f, 1.5f), MathF.Min(storey - 0.9f, dice.Uniform(1.3f, 2.2f)));
        var cell = new Vector2(window.X + dice.Uniform(0.7f, 1.8f), storey);
        var facade = new Facade(wall)
        {
            Cell = cell,
            Window = window,
            Sill = dice.Uniform(0.5f, 0.9f),
            Base = ground,
            Top = height - 0.4f,
            Ground = GroundFloor(wall, ground),
            FrameColour = dice.Chance(0.7f) ? new(0.7f) : Palette.Wall(dice) * 0.4f,
            Surround = Palette.Wall(dice),
            SurroundWidth = dice.Chance(0.5f) ? dice.Uniform(0.08f, 0.25f) : 0,
        };
        place.Box(facade, 0, -length / 2, -1, depth, length / 2, height);
        if (near && facade.Ground is Facade { Shop: true } shop)
            place.Light(new Lamp(new(-0.4f, 0, 0.5f * ground), new(0, -length / 3, 0), new(0, 0, ground / 4), new Vector3(1, 0.85f, 0.65f) * (shop.Lit * length * dice.Uniform(0.03f, 0.15f)), 0) { Reach = 14 });
        if (near)
            Ornaments(place, length, ground, storey, storeys, cell, wall);
        if (dice.Chance(0.6f))
            Roof(place, -0.3f, depth + 0.3f, -length / 2, length / 2, height, dice.Uniform(0.5f, 1.1f), along: true);
        else
            place.Box(wall, -0.15f, -length / 2, height - 0.1f, depth, length / 2, height + dice.Uniform(0.3f, 0.9f));
    }

    /// <summary>A detached house with a pitched roof.</summary>
    public void Detached(Placement place, float width)
    {
        using var label = place.Label(Semantic.Building);
        var storeys = dice.Whole(1, 3);
        float height = storeys * dice.Uniform(2.6f, 3.1f) + dice.Uniform(0.2f, 0.8f), depth = dice.Uniform(7, 12);
        var wall = Stock.HouseWall(dice);
        var facade = new Facade(wall)
        {
            Cell = new(dice.Uniform(1.8f, 3.6f), height / storeys),
            Window = new(dice.Uniform(0.8f, 1.6f), dice.Uniform(1, 1.5f)),
            Sill = dice.Uniform(0.7f, 1),
            Top = height - 0.2f,
            FrameColour = dice.Chance(0.7f) ? new(0.75f) : Palette.Wood(dice),
            Surround = Palette.Wall(dice),
            SurroundWidth = dice.Chance(0.3f) ? 0.12f : 0,
        };
        place.Box(facade, 0, -width / 2, -1, depth, width / 2, height);
        place.Block(Stock.Wood(dice), -0.03f, dice.Uniform(-0.3f, 0.3f) * width, 0, 0.1f, 1, 2.1f);
        Roof(place, -0.5f, depth + 0.5f, -width / 2 - 0.5f, width / 2 + 0.5f, height, dice.Uniform(0.6f, 1.2f), along: dice.Chance(0.5f));
        if (dice.Chance(0.6f))
            place.Block(Stock.Bricks(dice), depth * 0.5f, dice.Uniform(-0.3f, 0.3f) * width, height, 0.7f, 0.7f, depth * 0.5f + 1);
        if (dice.Chance(0.35f))
            place.Box(facade, dice.Uniform(0, 2), width / 2, -1, dice.Uniform(4, 7), width / 2 + dice.Uniform(2.8f, 4),
                dice.Uniform(2.3f, 3));
        if (dice.Chance(0.3f))
            Porch(place);
    }

    /// <summary>A plain hall.</summary>
    public void Hall(Placement place, float length)
    {
        using var label = place.Label(Semantic.Building);
        var height = dice.Uniform(4, 12);
        Material wall = dice.Chance(0.5f) ? new Striped(Stock.Plaster(dice, Palette.Wall(dice)))
        {
            Period = dice.Uniform(0.2f, 1),
            Share = 0.2f,
            Colour = Palette.Wall(dice) * 0.6f
        } : Stock.HouseWall(dice);
        if (dice.Chance(0.5f))
            wall = new Facade(wall)
            {
                Cell = new(dice.Uniform(3, 6), height),
                Window = new(dice.Uniform(1.5f, 2.8f), dice.Uniform(1, 2)),
                Sill = height * 0.5f,
                Top = height
            };
        place.Box(wall, 0, -length / 2, -1, dice.Uniform(12, 30), length / 2, height);
        for (var y = -length / 2 + 3; y < length / 2 - 3; y += 7)
            if (dice.Chance(0.3f))
                place.Block(new Striped(new Plain(Palette.Wall(dice)))
                {
                    Period = 0.25f,
                    Share = 0.15f,
                    Colour = Palette.Grey(dice, 0.2f, 0.5f),
                    Level = true
                }, 0, y, 0, 0.15f, 3.5f, 3.6f);
    }

    private Facade GroundFloor(Material wall, float height)
    {
        if (dice.Chance(0.25f))
            return new Facade(wall)
            {
                Cell = new(dice.Uniform(2, 3.5f), height),
                Window = new(dice.Uniform(0.9f, 1.5f), height * 0.5f),
                Sill = dice.Uniform(0.7f, 1.2f)
            };
        var front = dice.Chance(0.5f) ? wall : Stock.HouseWall(dice);
        return new Facade(front)
        {
            Cell = new(dice.Uniform(2, 5), height),
            Window = new(dice.Uniform(1.4f, 2.2f), height * 0.62f),
            Sill = dice.Uniform(0.1f, 0.6f),
            FrameColour = Palette.Grey(dice, 0.1f, 0.8f),
            Shop = true,
        };
    }

    private void Ornaments(Placement place, float length, float ground, float storey, int storeys, Vector2 cell, Material wall)
    {
        var trim = dice.Chance(0.5f) ? wall : Stock.Plaster(dice, Palette.Wall(dice));
        place.Box(trim, -dice.Uniform(0.08f, 0.35f), -length / 2, ground - 0.15f, 0, length / 2, ground + 0.12f);
        place.Box(trim, -dice.Uniform(0.1f, 0.5f), -length / 2, ground + storeys * storey - 0.35f, 0, length / 2,
            ground + storeys * storey);
        for (var y = -length / 2 + 1; y < length / 2 - 1; y += dice.Uniform(2.5f, 5))
            switch (dice.Weighted(2, 1.5f, 1, 1))
            {
                case 1:
                    place.Block(Stock.Wood(dice), -0.02f, y, 0, 0.12f, dice.Uniform(0.9f, 1.4f), dice.Uniform(2.1f, 2.8f));
                    break;
                case 2:
                    place.Block(new Poster(dice) { Line = dice.Uniform(0.2f, 0.5f), Block = 2, Pictures = 0.15f, Backlight = dice.Chance(0.6f) ? dice.LogUniform(0.2f, 1.2f) : 0 }, -0.06f, y,
                        ground - dice.Uniform(0.8f, 1.1f), 0.14f, 2.4f, dice.Uniform(0.4f, 0.7f));
                    break;
                case 3:
                    Awning(place, y, ground);
                    break;
            }
        if (!dice.Chance(0.4f))
            return;
        var rail = new Striped(new Plain(Palette.Grey(dice, 0.05f, 0.3f)))
        {
            Period = 0.12f,
            Share = 0.3f,
            Colour = Palette.Grey(dice, 0.2f, 0.8f)
        };
        for (var floor = 0; floor < storeys; floor++)
            for (var y = cell.X * (MathF.Floor(-length / 2 / cell.X) + 1.5f); y < length / 2 - cell.X; y += cell.X)
                if (dice.Chance(0.25f))
                {
                    var z = ground + floor * storey;
                    place.Block(trim, -0.55f, y, z + 0.05f, 1.1f, cell.X, 0.15f);
                    place.Block(rail, -1.08f, y, z + 0.2f, 0.04f, cell.X, 0.9f);
                }
    }

    private void Awning(Placement place, float y, float ground)
    {
        var cloth = new Striped(new Plain(Palette.Any(dice))) { Period = dice.Uniform(0.2f, 0.6f), Colour = new(0.7f) };
        float half = dice.Uniform(1, 1.8f), top = ground - 0.4f, reach = dice.Uniform(0.8f, 1.6f), drop = dice.Uniform(0.4f, 0.8f);
        place.Quad(cloth, new(0, y - half, top), new(0, y + half, top), new(-reach, y + half, top - drop),
            new(-reach, y - half, top - drop));
    }

    private void Porch(Placement place)
    {
        var wood = Stock.Wood(dice);
        place.Box(Stock.RoofTiles(dice), -1.8f, -2, 2.5f, 0.2f, 2, 2.7f);
        place.Post(wood, -1.7f, -1.9f, 0, 0.07f, 2.5f, 4);
        place.Post(wood, -1.7f, 1.9f, 0, 0.07f, 2.5f, 4);
        place.Box(Stock.Concrete(dice), -1.8f, -2, -0.5f, 0, 2, 0.25f);
    }

    // A roof over a rectangle; along: the ridge is parallel to the street.
    private void Roof(Placement place, float x0, float x1, float y0, float y1, float z, float pitch, bool along)
    {
        var tiles = Stock.RoofTiles(dice);
        var rise = (along ? x1 - x0 : y1 - y0) / 2 * pitch;
        if (dice.Chance(0.4f))
        {
            var inset = MathF.Min(x1 - x0, y1 - y0) / 2 * 0.96f;
            place.Frustum(tiles, z, x0, y0, x1, y1, z + inset * pitch, x0 + inset, y0 + inset, x1 - inset, y1 - inset);
            return;
        }
        if (along)
            place.Turned(MathF.PI / 2).Prism(tiles, y0, y1, new(-x1, z), new(-x0, z), new(-(x0 + x1) / 2, z + rise));
        else
            place.Prism(tiles, x0, x1, new(y0, z), new(y1, z), new((y0 + y1) / 2, z + rise));
        if (along && dice.Chance(0.4f))
            for (var y = y0 + 1.5f; y < y1 - 1.5f; y += dice.Uniform(2.5f, 5))
                place.Box(tiles, x0 + 0.8f, y - 0.6f, z, (x0 + x1) / 2, y + 0.6f, z + MathF.Min(2, rise * 0.8f));
    }
}
