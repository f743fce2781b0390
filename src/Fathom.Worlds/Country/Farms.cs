using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Country;

/// <summary>What stands in the fields: barns, silos, churches, wind turbines, pylons, poles, bales, fences, cattle.</summary>
internal sealed class Farms(Dice dice)
{
    private readonly Material wood = Stock.Wood(dice), steel = Stock.Metal(dice), wire = new Plain(new(0.1f));

    /// <summary>A barn or stable, its middle at the origin.</summary>
    public void Barn(Placement place)
    {
        using var label = place.Label(Semantic.Building);
        float half = dice.Uniform(7, 16), wide = dice.Uniform(5, 9), wall = dice.Uniform(3, 5), ridge = wall + wide * dice.Uniform(0.45f, 0.9f);
        var boards = dice.Weighted(3, 1, 1) switch { 0 => Stock.Boards(dice, dice.Chance(0.4f) ? Palette.Hsv(0.01f, 0.7f, 0.45f) : Palette.Wood(dice)), 1 => Stock.Bricks(dice), _ => Stock.Plaster(dice, Palette.Wall(dice)) };
        Material roof = dice.Chance(0.5f) ? Stock.RoofTiles(dice) : new Striped(Stock.Metal(dice)) { Period = 0.3f, Share = 0.2f, Colour = Palette.Grey(dice, 0.2f, 0.5f) };
        place.Prism(boards, -half, half, new(-wide, -1.5f), new(-wide, wall), new(0, ridge - 0.15f), new(wide, wall), new(wide, -1.5f));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            place.Prism(roof, -half - 0.5f, half + 0.5f, new(side * (wide + 0.6f), wall - 0.45f), new(side * (wide + 0.6f), wall - 0.25f), new(0, ridge + 0.15f), new(0, ridge - 0.05f));
        var door = new Plain(new(0.04f));
        place.Block(door, half, 0, 0, 0.05f, wide * 0.7f, wall);
        place.Block(door, -half, 0, 0, 0.05f, wide * 0.7f, wall);
        place.Block(Stock.Wood(dice), dice.Uniform(-0.5f, 0.5f) * half, -wide, 0, 3.5f, 0.1f, wall * 0.85f);
    }

    /// <summary>A round silo.</summary>
    public void Silo(Placement place)
    {
        using var label = place.Label(Semantic.Building);
        float radius = dice.Uniform(1.5f, 3), height = dice.Uniform(7, 16);
        Material skin = new Striped(Stock.Metal(dice)) { Period = 1, Share = 0.06f, Colour = new(0.2f), Level = true };
        place.Revolve(skin, 20, new(radius, -1), new(radius, height), new(radius, height), new(radius * 0.85f, height + radius * 0.35f), new(radius * 0.5f, height + radius * 0.65f), new(0, height + radius * 0.78f));
    }

    /// <summary>A village church: nave, tower and spire.</summary>
    public void Church(Placement place)
    {
        using var label = place.Label(Semantic.Building);
        Material wall = Stock.HouseWall(dice), tiles = Stock.RoofTiles(dice);
        float tower = dice.Uniform(14, 24), half = dice.Uniform(2.2f, 3.2f);
        var windows = new Facade(wall) { Cell = new(3.5f, 7), Window = new(1.1f, 3.6f), Sill = 1.8f, FrameColour = new(0.1f), Top = 8 };
        place.Box(windows, half, -4.5f, -1.5f, half + 18, 4.5f, 7);
        place.Prism(tiles, half, half + 18.4f, new(-5, 6.8f), new(5, 6.8f), new(0, 12));
        place.Box(wall, -half, -half, -1.5f, half, half, tower);
        foreach (var turn in (ReadOnlySpan<float>)[0, 1, 2, 3])
            place.Turned(turn * MathF.PI / 2).Block(new Plain(new(0.03f)), 0, -half, tower - 4, 1, 0.06f, 2.4f);
        if (dice.Chance(0.5f))
            place.Frustum(tiles, tower, -half - 0.3f, -half - 0.3f, half + 0.3f, half + 0.3f, tower + dice.Uniform(7, 14), -0.05f, -0.05f, 0.05f, 0.05f);
        else
            place.At(0, 0, tower).Revolve(tiles, 16, new(half * 1.1f, 0), new(half * 1.25f, 1.2f), new(half, 2.6f), new(half * 0.4f, 3.6f), new(half * 0.35f, 4.6f), new(half * 0.4f, 5), new(0, 8));
    }

    /// <summary>A wind turbine.</summary>
    public void Turbine(Placement place, float turn)
    {
        using var label = place.Label(Semantic.Pole);
        var white = new Plain(new(0.75f));
        float hub = dice.Uniform(60, 110), reach = hub * dice.Uniform(0.35f, 0.5f);
        place.Tube(white, 10, new Vector4(0, 0, -3, 2.2f), new Vector4(0, 0, hub * 0.5f, 1.7f), new Vector4(0, 0, hub, 1.1f));
        place.Capsule(white, new(0, -3, hub), new(0, 3, hub), 1.6f, 8);
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = MathF.SinCos(turn + MathF.Tau * i / 3);
            var blade = new Vector3(cos, 0, sin);
            place.Tube(white, 5, new Vector4(new(0, -4.6f, hub), 0.9f), new Vector4(new Vector3(0, -4.6f, hub) + blade * reach * 0.2f, 1.3f), new Vector4(new Vector3(0, -4.6f, hub) + blade * reach, 0.15f));
        }
    }

    /// <summary>A lattice pylon whose arms reach along x. Wires, here and on poles, are left out: in a pixel's width they would be dots in the depth.</summary>
    public void Pylon(Placement place, float height)
    {
        using var label = place.Label(Semantic.Pole);
        var foot = height * 0.09f;
        const int storeys = 7;
        for (var storey = 0; storey < storeys; storey++)
        {
            float low = Level(storey), high = Level(storey + 1);
            for (var corner = 0; corner < 4; corner++)
            {
                Vector3 a = Corner(corner, low), b = Corner(corner, high), c = Corner(corner + 1, high), d = Corner(corner + 1, low);
                Strut(a, b, 0.12f);
                Strut(a, c, 0.06f);
                Strut(d, b, 0.06f);
            }
        }
        for (var arm = 0; arm < 3; arm++)
        {
            float z = height * (0.68f + 0.13f * arm), reach = height * (arm == 0 ? 0.22f : 0.17f);
            foreach (var side in (ReadOnlySpan<int>)[0, 1])
            {
                var tip = new Vector3((2 * side - 1) * reach, 0, z);
                Strut(new(0, -0.3f, z + height * 0.045f), tip, 0.08f);
                Strut(new(0, 0.3f, z - 0.2f), tip, 0.08f);
                Strut(tip, tip - new Vector3(0, 0, 1.6f), 0.12f);
            }
        }

        float Level(int storey) => height * (1 - MathF.Pow(1 - storey / (float)storeys, 1.25f));

        Vector3 Corner(int corner, float z)
        {
            var half = foot * MathF.Max(0.1f, 1 - 1.05f * z / height);
            return new((corner & 3) is 0 or 3 ? -half : half, (corner & 3) < 2 ? -half : half, z);
        }

        void Strut(Vector3 from, Vector3 to, float radius) => place.Bar(steel, from, to, radius, radius, 3, capped: false);
    }

    /// <summary>A wooden pole with a cross-arm.</summary>
    public void Pole(Placement place)
    {
        using var label = place.Label(Semantic.Pole);
        place.Tube(wood, 7, new Vector4(0, 0, -0.5f, 0.15f), new Vector4(0, 0, 8, 0.1f));
        place.Block(wood, 0, 0, 7.4f, 1.8f, 0.1f, 0.12f);
        for (var i = 0; i < 3; i++)
            place.At(0.8f * (i - 1), 0).Revolve(new Plain(new(0.5f), 0.1f, 0.8f), 6, new(0.04f, 7.5f), new(0.07f, 7.58f), new(0.04f, 7.66f), new(0, 7.72f));
    }

    /// <summary>A round bale of straw, lying.</summary>
    public void Bale(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        float radius = dice.Uniform(0.6f, 0.85f), half = dice.Uniform(0.55f, 0.7f);
        var straw = Palette.Hsv(dice.Uniform(0.1f, 0.13f), dice.Uniform(0.35f, 0.55f), dice.Uniform(0.55f, 0.8f));
        place.At(-half, 0, radius * 0.96f).Towards(default, Vector3.UnitX).Revolve(new Mottled(dice) { Dark = straw * 0.6f, Light = straw * 1.15f, Cloud = new(0.3f, 0.04f), Grain = 0.5f, GrainSize = 0.015f }, 20,
            new(0, 0), new(radius * 0.93f, 0), new(radius * 0.93f, 0), new(radius, 0.08f), new(radius, 2 * half - 0.08f), new(radius * 0.93f, 2 * half), new(radius * 0.93f, 2 * half), new(0, 2 * half));
    }

    /// <summary>A fence of posts with wires or rails between points of the ground.</summary>
    public void Fence(Terrain ground, IReadOnlyList<Vector3> posts)
    {
        using var label = ground.Mesh.Label(Semantic.Fence);
        var place = new Placement(ground.Mesh, Frame.World);
        var rails = dice.Chance(0.4f);
        var height = dice.Uniform(0.95f, 1.35f);
        for (var i = 0; i < posts.Count; i++)
        {
            place.Tube(wood, 6, new Vector4(posts[i] - Vector3.UnitZ * 0.3f, 0.06f), new Vector4(posts[i] + Vector3.UnitZ * height, 0.05f));
            if (i == 0)
                continue;
            for (var strand = 0; strand < 3; strand++)
            {
                var up = Vector3.UnitZ * (height * (0.35f + 0.28f * strand));
                if (rails)
                    place.Bar(wood, posts[i - 1] + up, posts[i] + up, 0.045f, 0.045f, 4, capped: false);
                else
                    place.Bar(wire, posts[i - 1] + up, posts[i] + up, 0.006f, 0.006f, 3, capped: false);
            }
        }
    }

    /// <summary>A cow, horse or sheep that looks along y.</summary>
    public void Animal(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        var kind = dice.Weighted(5, 2, 3);
        var size = kind == 0 ? dice.Uniform(0.85f, 1.05f) : kind == 1 ? dice.Uniform(1, 1.15f) : dice.Uniform(0.5f, 0.6f);
        var coat = kind switch
        {
            0 => dice.Pick(new Vector3(0.03f), new(0.35f, 0.18f, 0.08f), new(0.16f, 0.07f, 0.04f)),
            1 => dice.Pick(new Vector3(0.12f, 0.05f, 0.02f), new(0.03f), new(0.5f)),
            _ => new(0.6f, 0.56f, 0.48f),
        };
        Material hide = kind == 0 && dice.Chance(0.5f) ? new Mottled(dice) { Dark = coat, Light = new(0.7f), Cloud = new(0.9f), Contrast = 12 } : new Mottled(dice) { Dark = coat * 0.7f, Light = coat * 1.2f, Cloud = new(0.3f), Grain = kind == 2 ? 0.6f : 0.1f };
        var grazing = dice.Chance(0.6f);
        var fat = kind == 2 ? 1.25f : 1f;
        place.Ellipsoid(hide, new Vector3(0, 0, 1.02f) * size, new Vector3(0.34f * fat, 0.85f, 0.36f * fat) * size, 12, 9);
        place.Ellipsoid(hide, new Vector3(0, 0.55f, 1.08f) * size, new Vector3(0.3f * fat, 0.4f, 0.38f) * size, 10, 7);
        place.Ellipsoid(hide, new Vector3(0, -0.55f, 1.1f) * size, new Vector3(0.31f * fat, 0.4f, 0.35f) * size, 10, 7);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            foreach (var end in (ReadOnlySpan<float>)[-0.62f, 0.6f])
                place.Tube(hide, 6, new Vector4(side * 0.19f * size, end * size, 0.95f * size, 0.13f * size), new Vector4(side * 0.19f * size, (end + 0.03f) * size, 0.45f * size, 0.065f * size),
                    new Vector4(side * 0.19f * size, end * size, 0, 0.06f * size));
        Vector3 neck = new Vector3(0, 0.8f, 1.22f) * size, head = new Vector3(0, 1.3f, grazing ? 0.3f : kind == 1 ? 1.75f : 1.45f) * size, muzzle = head + new Vector3(0, grazing ? 0.12f : 0.34f, grazing ? -0.22f : -0.16f) * size;
        place.Tube(hide, 8, new Vector4(neck - new Vector3(0, 0.25f, 0.05f) * size, 0.24f * size), new Vector4((neck + head) / 2, 0.17f * size), new Vector4(head, 0.14f * size));
        place.Capsule(hide, head, muzzle, 0.12f * size, 8);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            place.Tube(hide, 4, new Vector4(head + new Vector3(side * 0.08f, -0.05f, 0.08f) * size, 0.03f * size), new Vector4(head + new Vector3(side * 0.22f, -0.08f, 0.13f) * size, 0.01f * size));
        place.Tube(hide, 4, new Vector4(0, -0.92f * size, 1.15f * size, 0.03f * size), new Vector4(0, -0.98f * size, 0.6f * size, 0.04f * size));
    }
}
