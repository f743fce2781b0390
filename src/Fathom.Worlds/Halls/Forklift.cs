using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Halls;

/// <summary>Forklifts and hand trucks. They face y.</summary>
internal sealed class Forklift(Dice dice)
{
    private readonly Material black = new Plain(new Vector3(0.02f), 0.02f, 0.3f);

    /// <summary>A counterbalance truck, forks in front.</summary>
    public void Truck(Placement place, Loads loads)
    {
        using var label = place.Label(Semantic.Equipment);
        Material paint = Stock.Lacquer(Palette.Hsv(dice.Pick(0.02f, 0.09f, 0.14f, 0.35f, 0.6f), 0.9f, 0.85f)), steel = Stock.Metal(dice);
        place.Rounded(paint, 0, -0.2f, 0.22f, 1.05f, 1.6f, 0.55f, 0.08f);
        place.Rounded(black, 0, -0.95f, 0.2f, 1.08f, 0.45f, 0.75f, 0.15f, 3);
        place.Rounded(paint, 0, -0.7f, 0.75f, 0.95f, 0.8f, 0.3f, 0.1f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
        {
            foreach (var (y, r) in (ReadOnlySpan<(float, float)>)[(0.45f, 0.34f), (-0.8f, 0.27f)])
            {
                place.Bar(black, new(x * 0.38f, y, r), new(x * 0.58f, y, r), r, r, 20);
                place.Bar(steel, new(x * 0.57f, y, r), new(x * 0.59f, y, r), r * 0.5f, r * 0.5f, 14);
            }
            place.Tube(black, 0.035f, 8, Curve.Smooth([new(x * 0.48f, 0.45f, 0.7f), new(x * 0.46f, 0.3f, 1.6f), new(x * 0.45f, 0.15f, 2.05f), new(x * 0.45f, -0.6f, 2.1f), new(x * 0.47f, -0.85f, 1)], 4));
            place.Block(steel, x * 0.32f, 0.78f, 0.08f, 0.09f, 0.14f, 2.05f);
            place.Block(steel, x * 0.24f, 0.88f, 0.1f, 0.08f, 0.08f, 1.9f);
        }
        for (var y = -0.5f; y < 0.2f; y += 0.14f)
            place.Bar(black, new(-0.45f, y, 2.1f), new(0.45f, y, 2.1f), 0.018f, 0.018f, 6);
        place.Bar(steel, new(0, 0.8f, 0.1f), new(0, 0.8f, 1.6f), 0.04f, 0.04f, 10);
        place.Rounded(black, 0, -0.35f, 0.9f, 0.5f, 0.45f, 0.15f, 0.05f);
        place.At(0, -0.58f, 1).Pitched(0.15f).Rounded(black, 0, 0, 0, 0.48f, 0.12f, 0.5f, 0.05f);
        place.At(0, 0.18f, 1.2f).Pitched(0.6f).Torus(black, 0.17f, 0.015f, 20, 6);
        place.Bar(black, new(0, 0.4f, 0.8f), new(0, 0.2f, 1.2f), 0.03f, 0.03f, 8);
        var lift = dice.Chance(0.5f) ? 0.1f : dice.Uniform(0.1f, 1.2f);
        place.Block(steel, 0, 0.95f, lift, 0.95f, 0.05f, 0.5f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Block(steel, x * 0.25f, 1.5f, lift, 0.12f, 1.1f, 0.04f);
        if (dice.Chance(0.5f))
            loads.Pallet(place.At(0, 1.55f, lift + 0.04f).Turned(MathF.PI / 2), 0, 1.3f);
        if (dice.Chance(0.5f))
            place.Post(new Plain(new Vector3(0.8f, 0.3f, 0.02f)) { Emission = new Vector3(1, 0.35f, 0) }, 0.3f, -0.5f, 2.12f, 0.05f, 0.1f, 12);
    }

    /// <summary>A hand pallet truck.</summary>
    public void HandTruck(Placement place)
    {
        using var label = place.Label(Semantic.Equipment);
        var paint = Stock.Lacquer(Palette.Any(dice));
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Rounded(paint, x * 0.19f, 0.6f, 0.08f, 0.16f, 1.15f, 0.06f, 0.02f);
        place.Rounded(paint, 0, -0.05f, 0.08f, 0.55f, 0.2f, 0.3f, 0.04f);
        place.Bar(black, new(-0.1f, -0.1f, 0.1f), new(0.1f, -0.1f, 0.1f), 0.1f, 0.1f, 16);
        place.Tube(black, 0.022f, 8, [new(0, -0.12f, 0.3f), new(0, -0.35f, 1.1f)]);
        place.At(0, -0.37f, 1.2f).Pitched(MathF.PI / 2).Torus(black, 0.12f, 0.018f, 20, 6);
    }
}
