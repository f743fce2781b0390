using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>People, standing and walking. They face along y.</summary>
internal sealed class People(Dice dice)
{
    /// <summary>A walker.</summary>
    public void Walker(Placement place)
    {
        using var label = place.Label(Semantic.Person);
        var size = dice.Chance(0.12f) ? dice.Uniform(0.6f, 0.85f) : dice.Normal(1, 0.05f);
        Material trousers = Stock.Fabric(dice), coat = Stock.Fabric(dice), skin = new Plain(Palette.Skin(dice)),
            hair = new Plain(Palette.Hsv(dice.Uniform(0.02f, 0.12f), dice.Uniform(0.1f, 0.6f), dice.Uniform(0.05f, 0.6f)));
        var stride = dice.Chance(0.3f) ? 0 : dice.Uniform(0.1f, 0.35f);
        Vector3 hip = new(0, 0, 0.9f * size), chest = new(0, 0.02f, 1.4f * size);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var foot = new Vector3(side * 0.1f, side * stride, 0.05f) * size;
            var knee = new Vector3(side * 0.1f * size, side * stride * size * 0.5f + 0.04f, 0.48f * size);
            place.Bar(trousers, hip + new Vector3(side * 0.09f * size, 0, 0), knee, 0.09f * size, 0.065f * size, 6);
            place.Bar(trousers, knee, foot, 0.065f * size, 0.05f * size, 6);
            place.Block(new Plain(new Vector3(0.04f)), foot.X, foot.Y + 0.05f, 0, 0.1f, 0.27f, 0.09f);
            var shoulder = chest + new Vector3(side * 0.2f * size, 0, 0);
            var elbow = shoulder + new Vector3(side * 0.05f, -side * stride * 0.4f, -0.3f) * size;
            var hand = elbow + new Vector3(0, dice.Uniform(0, 0.15f), dice.Uniform(-0.26f, -0.1f)) * size;
            place.Bar(coat, shoulder, elbow, 0.06f * size, 0.05f * size, 6);
            place.Bar(dice.Chance(0.6f) ? coat : skin, elbow, hand, 0.045f * size, 0.04f * size, 6);
        }
        place.Ellipsoid(coat, new(0, 0, 1.17f * size), new Vector3(0.21f, 0.14f, 0.34f) * size);
        place.Bar(skin, chest, chest + new Vector3(0, 0.02f, 0.15f) * size, 0.06f * size, 0.05f * size, 6);
        place.Ellipsoid(skin, new Vector3(0, 0.04f, 1.62f) * size, new Vector3(0.08f, 0.1f, 0.12f) * size);
        place.Ellipsoid(hair, new Vector3(0, 0.01f, 1.66f) * size, new Vector3(0.085f, 0.1f, 0.1f) * size);
        if (dice.Chance(0.25f))
            place.Block(Stock.Fabric(dice), dice.Sign() * 0.3f, 0, 0.45f * size, 0.12f, 0.35f, 0.3f);
    }

    /// <summary>Someone on a bicycle.</summary>
    public void Cyclist(Placement place, Vehicles vehicles)
    {
        using var label = place.Label(Semantic.Person);
        vehicles.Bicycle(place);
        Material trousers = Stock.Fabric(dice), coat = Stock.Fabric(dice), skin = new Plain(Palette.Skin(dice));
        Vector3 hip = new(0, -0.2f, 1), chest = new(0, 0.05f, 1.45f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var knee = new Vector3(side * 0.12f, 0.15f, 0.72f + side * 0.08f);
            place.Bar(trousers, hip + new Vector3(side * 0.08f, 0, 0), knee, 0.09f, 0.065f, 6);
            place.Bar(trousers, knee, new(side * 0.1f, -0.05f + side * 0.1f, 0.3f + side * 0.12f), 0.065f, 0.05f, 6);
            place.Bar(coat, chest + new Vector3(side * 0.19f, 0, 0), new(side * 0.26f, 0.38f, 1), 0.055f, 0.04f, 6);
        }
        place.Bar(coat, hip, chest, 0.17f, 0.2f, 8);
        place.Ellipsoid(skin, new(0, 0.13f, 1.68f), new(0.08f, 0.1f, 0.13f));
        place.Ellipsoid(new Plain(Palette.Any(dice)), new(0, 0.11f, 1.74f), new(0.1f, 0.13f, 0.09f));
    }
}
