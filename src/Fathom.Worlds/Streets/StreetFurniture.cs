using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Poles, signs, lamps, signals, bollards, bins, fences and rails.</summary>
internal sealed class StreetFurniture(Dice dice)
{
    private readonly LampPosts lamps = new(dice);

    /// <summary>A lamp post; its arm reaches over the road (towards −x). All lamps of a street are alike.</summary>
    public void Lamp(Placement place) => lamps.Build(place);

    /// <summary>A bare pole: tram mast, flag pole, telegraph pole.</summary>
    public void Pole(Placement place)
    {
        using var label = place.Label(Semantic.Pole);
        var material = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Metal(dice);
        var height = dice.Uniform(5, 11);
        var radius = dice.Uniform(0.06f, 0.2f);
        place.Bar(material, default, new(0, 0, height), radius, radius * 0.8f, 8);
        if (dice.Chance(0.4f))
            place.Block(material, 0, 0, height - 0.6f, 1.8f, 0.1f, 0.12f);
    }

    /// <summary>A traffic sign, facing those who come along y.</summary>
    public void Sign(Placement place)
    {
        using var label = place.Label(Semantic.TrafficSign);
        var height = dice.Uniform(1.6f, 2.8f);
        var size = dice.Uniform(0.25f, 0.45f);
        place.Bar(Stock.Metal(dice), default, new(0, 0, height + size), 0.035f, 0.035f, 6);
        var face = new Poster(dice) { Line = size * 0.4f, Block = size * 1.5f, Pictures = 0.5f };
        if (dice.Chance(0.6f))
            place.Bar(face, new(0, -0.06f, height), new(0, -0.04f, height), size, size, 16);
        else
            place.Block(face, 0, -0.05f, height - size, size * dice.Uniform(1.2f, 3), 0.02f, size * 2);
    }

    /// <summary>A traffic light.</summary>
    public void Signal(Placement place)
    {
        using var label = place.Label(Semantic.TrafficLight);
        place.Bar(Stock.Metal(dice), default, new(0, 0, 3.4f), 0.07f, 0.06f, 8);
        place.Block(new Plain(new Vector3(0.02f), 0.03f, 0.4f), 0, -0.15f, 2.4f, 0.32f, 0.2f, 0.95f);
        var lit = dice.Whole(0, 2);
        for (var i = 0; i < 3; i++)
        {
            var colour = i switch
            {
                0 => new Vector3(0.003f, 0.4f, 0.12f),
                1 => new Vector3(0.5f, 0.2f, 0.004f),
                _ => new Vector3(0.5f, 0.006f, 0.004f),
            };
            place.Bar(new Plain(colour * 0.3f) { Emission = i == lit ? colour * 6 : default }, new(0, -0.27f, 2.55f + 0.3f * i),
                new(0, -0.25f, 2.55f + 0.3f * i), 0.1f, 0.1f, 8);
        }
    }

    /// <summary>A bollard, bin, post box, cabinet or advertising column.</summary>
    public void Small(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        switch (dice.Weighted(5, 2, 2, 0.5f, 1))
        {
            case 0: place.Post(Stock.Metal(dice), 0, 0, 0, 0.06f, dice.Uniform(0.7f, 1.1f)); break;
            case 1: place.Post(Stock.Plastic(dice, Palette.Any(dice)), 0, 0, 0, 0.28f, dice.Uniform(0.8f, 1.2f), 10); break;
            case 2: Cupboard(place); break;
            case 3: place.Post(new Poster(dice) { Line = 0.1f, Block = 0.7f, Pictures = 0.6f }, 0, 0, 0, 0.6f, 2.6f, 16); break;
            default: Bench(place); break;
        }
    }

    /// <summary>Wires across the street at a height.</summary>
    public void Wires(Placement place, float half)
    {
        using var label = place.Label(Semantic.Pole);
        var wire = new Plain(new Vector3(0.02f));
        for (var i = dice.Whole(1, 3); i > 0; i--)
        {
            float a = dice.Uniform(5, 8), b = dice.Uniform(5, 8), y = dice.Uniform(-4, 4);
            place.Bar(wire, new(-half, 0, a), new(half, y, b), 0.015f, 0.015f, 3, capped: false);
        }
    }

    /// <summary>A fence, wall or railing along y, centred at the origin.</summary>
    public void Boundary(Placement place, float length, float distance)
    {
        using var label = place.Label(Semantic.Fence);
        var height = dice.Uniform(0.6f, 1.9f);
        switch (dice.Weighted(2, 2, 2))
        {
            case 0:
                place.Block(dice.Chance(0.5f) ? Stock.Bricks(dice) : Stock.Plaster(dice, Palette.Wall(dice)), 0, 0, -0.3f, 0.25f, length,
                    height + 0.3f);
                break;
            case 1:
                Pickets(place, length, height, distance);
                break;
            default:
                place.Block(Stock.Boards(dice, Palette.Wood(dice)), 0, 0, 0, 0.05f, length, height);
                break;
        }
    }

    /// <summary>A crash barrier along a road.</summary>
    public void CrashBarrier(Centreline line, int side, float from, float to, float offset)
    {
        using var label = line.Mesh.Label(Semantic.GuardRail);
        var steel = new Plain(Palette.Grey(dice, 0.5f, 0.8f), 0.15f, 0.4f);
        line.Curtain(steel, from, to, side * offset, 0.42f, 0.56f);
        line.Curtain(steel, from, to, side * (offset + 0.05f), 0.52f, 0.62f);
        line.Curtain(steel, from, to, side * offset, 0.58f, 0.74f);
        for (var y = from; y < MathF.Min(to, 80); y += 2.5f)
            line.Beside(side, y, offset + 0.1f).Block(steel, 0, 0, -0.1f, 0.1f, 0.08f, 0.8f);
    }

    private void Cupboard(Placement place)
    {
        var paint = Stock.Plastic(dice, Palette.Wall(dice));
        place.Block(paint, 0, 0, 0, dice.Uniform(0.3f, 0.6f), dice.Uniform(0.5f, 1.5f), dice.Uniform(0.8f, 1.6f));
    }

    private void Pickets(Placement place, float length, float height, float distance)
    {
        var material = dice.Chance(0.5f) ? Stock.Lacquer(Palette.Grey(dice, 0.05f, 0.9f)) : Stock.Wood(dice);
        float step = dice.Uniform(0.1f, 0.2f) * MathF.Max(1, distance / 12), width = step * dice.Uniform(0.2f, 0.7f);
        for (var y = -length / 2; y < length / 2; y += step)
            place.Quad(material, new(0, y, 0.05f), new(0, y + width, 0.05f), new(0, y + width, height), new(0, y, height));
        foreach (var z in (ReadOnlySpan<float>)[0.15f, height - 0.15f])
            place.Block(material, 0.03f, 0, z, 0.03f, length, 0.06f);
    }

    private void Bench(Placement place)
    {
        var wood = Stock.Wood(dice);
        for (var i = 0; i < 3; i++)
        {
            place.Block(wood, -0.15f + 0.15f * i, 0, 0.43f, 0.11f, 1.6f, 0.04f);
            place.Block(wood, 0.27f + 0.03f * i, 0, 0.55f + 0.14f * i, 0.04f, 1.6f, 0.1f);
        }
        place.Block(Stock.Metal(dice), 0, -0.65f, 0, 0.45f, 0.06f, 0.43f);
        place.Block(Stock.Metal(dice), 0, 0.65f, 0, 0.45f, 0.06f, 0.43f);
    }
}
