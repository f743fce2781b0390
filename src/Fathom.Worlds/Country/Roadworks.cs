using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Country;

/// <summary>What is built over and beside country roads: gantries, signposts, bridges, noise barriers.</summary>
internal sealed class Roadworks(CountryPlan plan, Dice dice)
{
    private readonly Material steel = Stock.Metal(dice);

    /// <summary>A sign bridge across one carriageway or both.</summary>
    public void Gantry(float y)
    {
        var both = dice.Chance(0.4f);
        float left = both ? -plan.HalfRoad - 1.4f : 0, right = plan.HalfRoad + 1.4f, height = dice.Uniform(5.6f, 6.6f);
        var place = plan.Line.Beside(1, y, 0);
        using (place.Label(Semantic.Pole))
        {
            foreach (var x in (ReadOnlySpan<float>)[left, right])
                place.Rounded(steel, x, 0, -0.5f, 0.4f, 0.4f, height + 1.6f, 0.05f, 1);
            foreach (var z in (ReadOnlySpan<float>)[height, height + 1])
                place.Tube(steel, 6, new Vector4(left, 0, z, 0.11f), new Vector4(right, 0, z, 0.11f));
            for (var x = left; x < right - 1; x += 1.4f)
                place.Tube(steel, 4, new Vector4(x, 0, height, 0.05f), new Vector4(x + 0.7f, 0, height + 1, 0.05f), new Vector4(x + 1.4f, 0, height, 0.05f));
        }
        for (var lane = 0; lane < plan.Lanes; lane++)
            if (dice.Chance(0.8f))
                Board(place.At(plan.LaneOffset(lane, oncoming: false), -0.25f, height - 0.6f), dice.Uniform(2.2f, 3.4f), dice.Uniform(1.6f, 2.6f));
    }

    /// <summary>A large sign on posts, with places and arrows.</summary>
    public void Signpost(Placement place)
    {
        float width = dice.Uniform(1.6f, 4.5f), height = dice.Uniform(1, 3), foot = dice.Uniform(0.9f, 1.8f);
        using (place.Label(Semantic.Pole))
            foreach (var side in (ReadOnlySpan<float>)[-0.35f, 0.35f])
                place.Tube(steel, 7, new Vector4(side * width, 0.08f, -0.5f, 0.05f), new Vector4(side * width, 0.08f, foot + height, 0.05f));
        Board(place.At(0, 0, foot), width, height);
    }

    /// <summary>A bridge that carries another road or a railway over this one.</summary>
    public void Overpass(float y)
    {
        using var label = plan.Line.Mesh.Label(Semantic.Building);
        var concrete = Stock.Concrete(dice);
        var place = plan.Line.Beside(1, y, 0).Turned(dice.Normal(0, 0.15f));
        float clear = dice.Uniform(4.9f, 6.5f), half = dice.Uniform(4, 8), reach = plan.HalfRoad + dice.Uniform(5, 12), deck = dice.Uniform(0.8f, 1.5f);
        place.Box(concrete, -reach - 40, -half, clear, reach + 40, half, clear + deck);
        foreach (var end in (ReadOnlySpan<float>)[-1, 1])
        {
            place.Box(concrete, -reach - 40, end * half - 0.15f, clear + deck - 0.5f, reach + 40, end * half + 0.15f, clear + deck + 0.35f);
            for (var x = -reach - 40; x < reach + 40; x += 2)
                place.Tube(steel, 4, new Vector4(x, end * half, clear + deck + 0.3f, 0.03f), new Vector4(x, end * half, clear + deck + 1.25f, 0.03f));
            place.Tube(steel, 4, new Vector4(-reach - 40, end * half, clear + deck + 1.25f, 0.04f), new Vector4(reach + 40, end * half, clear + deck + 1.25f, 0.04f));
            // A dam behind each abutment.
            place.Turned(MathF.PI / 2).Prism(Stock.Grass(dice), -half - 6, half + 6, new(-end * (reach - 2), -0.6f), new(-end * (reach + 7), clear + 0.1f), new(-end * (reach + 45), clear + deck - 0.1f), new(-end * (reach + 55), -0.6f));
        }
        foreach (var x in plan.Kind == RoadKind.Motorway ? (ReadOnlySpan<float>)[-plan.HalfRoad - 1.5f, 0, plan.HalfRoad + 1.5f] : [-plan.HalfRoad - 1.5f, plan.HalfRoad + 1.5f])
            for (var i = -1; i <= 1; i++)
                place.Tube(concrete, 12, new Vector4(x, i * half * 0.65f, -1, 0.4f), new Vector4(x, i * half * 0.65f, clear + 0.1f, 0.4f));
    }

    /// <summary>Parapets of a bridge on which the road itself runs.</summary>
    public void Parapets(float from, float to)
    {
        using var label = plan.Line.Mesh.Label(Semantic.Fence);
        var stone = dice.Chance(0.5f) ? Stock.Bricks(dice) : Stock.Concrete(dice);
        var top = dice.Uniform(0.7f, 1.1f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var offset = side * (plan.HalfRoad + 0.4f);
            plan.Line.Sweep(stone, from, to, new(offset - 0.2f, -1), new(offset - 0.2f, top), new(offset + 0.2f, top), new(offset + 0.2f, -3));
            foreach (var end in (ReadOnlySpan<float>)[from, to])
                plan.Line.Beside(1, end, offset).Rounded(stone, 0, 0, -1, 0.7f, 0.7f, top + 1.35f, 0.06f, 1);
        }
    }

    /// <summary>A noise barrier along one side.</summary>
    public void Barrier(int side, float from, float to)
    {
        using var label = plan.Line.Mesh.Label(Semantic.Fence);
        var offset = side * (plan.HalfRoad + dice.Uniform(1.5f, 3));
        var top = dice.Uniform(2, 4.5f);
        Material panel = dice.Weighted(1, 1, 1) switch
        {
            0 => Stock.Boards(dice, Palette.Wood(dice)),
            1 => new Striped(Stock.Plastic(dice, Palette.Wall(dice))) { Period = 0.5f, Share = 0.1f, Colour = Palette.Wall(dice) * 0.5f, Level = true },
            _ => Stock.Concrete(dice),
        };
        plan.Line.Sweep(panel, from, to, new(offset - 0.08f, -0.8f), new(offset - 0.08f, top), new(offset + 0.08f, top), new(offset + 0.08f, -0.8f));
        for (var y = from; y < MathF.Min(to, 250); y += 4)
            plan.Line.Beside(1, y, offset).Block(steel, 0, 0, -0.8f, 0.26f, 0.18f, top + 0.9f);
    }

    // Blue, green or yellow with white or black marks, as countries have them.
    private void Board(Placement place, float width, float height)
    {
        using var label = place.Label(Semantic.TrafficSign);
        var ground = dice.Weighted(3, 2, 1.5f, 1.5f) switch
        {
            0 => Palette.Hsv(0.61f, 0.85f, dice.Uniform(0.4f, 0.65f)),
            1 => Palette.Hsv(0.42f, 0.85f, dice.Uniform(0.3f, 0.5f)),
            2 => Palette.Hsv(0.13f, 0.9f, 0.85f),
            _ => new Vector3(0.75f),
        };
        var ink = ground.X + ground.Y > 0.9f ? new Vector3(0.02f) : new Vector3(0.8f);
        place.Block(new Plain(ink), 0, 0.03f, 0, width, 0.04f, height);
        place.Block(new Plain(ground, 0.02f, 0.3f), 0, 0, 0.05f, width - 0.1f, 0.04f, height - 0.1f);
        var letters = new Plain(ink);
        for (var z = height - 0.35f; z > 0.3f; z -= 0.42f)
        {
            var arrow = dice.Chance(0.3f);
            for (var x = -width / 2 + 0.25f; x < width / 2 - (arrow ? 0.7f : 0.25f);)
            {
                var word = MathF.Min(dice.Uniform(0.12f, 0.2f), width);
                if (dice.Chance(0.85f))
                    place.Box(letters, x, -0.03f, z - (dice.Chance(0.3f) ? 0.13f : 0.1f), x + word * 0.75f, -0.02f, z + dice.Pick(0.06f, 0.1f, 0.13f));
                x += word;
                if (dice.Chance(0.06f))
                    break;
            }
            if (arrow)
                place.Turned(MathF.PI / 2).Prism(letters, -0.03f, -0.02f, new(-width / 2 + 0.2f, z), new(-width / 2 + 0.55f, z + 0.16f), new(-width / 2 + 0.55f, z - 0.16f));
        }
    }
}
