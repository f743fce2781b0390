using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Cars, vans, lorries, buses and bicycles. They face along y, their middle at the origin,
/// wheels on z = 0. Far ones have fewer details.</summary>
internal sealed class Vehicles(Dice dice)
{
    private const float DetailReach = 40;

    private readonly Material tyre = new Plain(new Vector3(0.02f), 0.01f, 0.2f);
    private readonly Material rim = new Plain(new Vector3(0.35f), 0.3f, 0.6f);
    private readonly Material dark = new Plain(new Vector3(0.03f), 0.03f, 0.5f);

    /// <summary>Any four-wheeler.</summary>
    /// <param name="place">Where.</param>
    /// <param name="distance">Metres from the camera, for the choice of detail.</param>
    /// <param name="lit">Its lamps burn when it is dark.</param>
    public void Any(Placement place, float distance, bool lit = false)
    {
        switch (dice.Weighted(10, 2, 0.6f, 0.4f))
        {
            case 0: Car(place, distance, lit); break;
            case 1: Van(place, distance, lit); break;
            case 2: Lorry(place, distance, lit); break;
            default: Bus(place, distance, lit); break;
        }
    }

    /// <summary>A saloon, estate, hatchback or off-roader.</summary>
    public void Car(Placement place, float distance, bool lit = false)
    {
        var lamps = new VehicleLamps(place, dice, lit);
        using var label = place.Label(Semantic.Car);
        float half = dice.Uniform(1.75f, 2.45f), wide = dice.Uniform(0.78f, 0.95f), height = dice.Uniform(1.35f, 1.8f);
        float belt = height * dice.Uniform(0.56f, 0.64f), low = dice.Uniform(0.15f, 0.28f), bonnet = belt - dice.Uniform(0.02f, 0.2f);
        Material paint = Stock.Lacquer(Palette.Car(dice)), glass = Stock.Pane(dice);
        var boot = dice.Chance(0.45f) ? belt - dice.Uniform(0, 0.1f) : belt;
        place.Prism(paint, -wide, wide,
            new(-half, low + 0.1f), new(-half + 0.08f, low), new(half - 0.08f, low), new(half, low + 0.1f),
                new(half - 0.05f, bonnet - 0.15f),
            new(half - 0.25f, bonnet), new(half * 0.35f, belt), new(-half + 0.2f, boot), new(-half + 0.02f, boot - 0.12f));

        // Cabin: a glass frustum under a painted roof, with painted pillars. Its floor lies on the body, which shows through the windows.
        float rear = boot < belt ? -half + dice.Uniform(0.6f, 0.9f) : -half + dice.Uniform(0.03f, 0.2f),
            front = half * dice.Uniform(0.3f, 0.48f);
        float roofRear = rear + dice.Uniform(0.1f, 0.6f), roofFront = front - dice.Uniform(0.5f, 0.9f), inset = dice.Uniform(0.1f, 0.2f);
        place.Frustum(glass, belt, -wide + 0.04f, rear, wide - 0.04f, front, height - 0.06f, -wide + inset, roofRear, wide - inset,
            roofFront, bottom: paint);
        place.Frustum(paint, height - 0.07f, -wide + inset - 0.02f, roofRear - 0.05f, wide - inset + 0.02f, roofFront + 0.05f, height,
            -wide + inset + 0.1f, roofRear + 0.1f, wide - inset - 0.1f, roofFront - 0.1f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            float bottom = side * (wide - 0.035f), top = side * (wide - inset);
            place.Bar(paint, new(bottom, front, belt), new(top, roofFront, height - 0.06f), 0.04f, 0.04f, 4, capped: false);
            place.Bar(paint, new(bottom, rear, belt), new(top, roofRear, height - 0.06f), 0.07f, 0.06f, 4, capped: false);
            place.Bar(paint, new(bottom, (front + rear) / 2, belt), new(top, (roofFront + roofRear) / 2, height - 0.06f), 0.04f, 0.04f, 4,
                capped: false);
            if (distance > DetailReach)
                continue;
            place.Block(paint, side * (wide + 0.09f), front - 0.25f, belt - 0.02f, 0.18f, 0.12f, 0.14f);
        }
        lamps.Front(wide - 0.22f, half - 0.04f, bonnet - 0.24f, 0.36f, 0.14f);
        lamps.Rear(wide - 0.13f, -half + 0.02f, boot - 0.3f, 0.24f, 0.2f);
        Wheels(place, wide, half * dice.Uniform(0.58f, 0.66f), dice.Uniform(0.29f, 0.36f), distance);
        if (distance < DetailReach)
            Ends(place, half, wide, low);
    }

    /// <summary>A delivery van or minibus.</summary>
    public void Van(Placement place, float distance, bool lit = false)
    {
        var lamps = new VehicleLamps(place, dice, lit);
        using var label = place.Label(Semantic.Van);
        float half = dice.Uniform(2.2f, 3.1f), wide = dice.Uniform(0.88f, 1.02f), height = dice.Uniform(1.8f, 2.6f), belt = height * 0.55f;
        Material paint = Stock.Lacquer(Palette.Car(dice)), glass = Stock.Glass(dice);
        place.Prism(paint, -wide, wide, new(-half, 0.3f), new(half, 0.3f), new(half, 0.9f), new(half - 0.5f, belt),
            new(half - 1.2f, height), new(-half, height));
        place.Quad(glass, new(-wide + 0.12f, half - 0.52f, belt + 0.04f), new(wide - 0.12f, half - 0.52f, belt + 0.04f),
            new(wide - 0.15f, half - 1.13f, height - 0.08f), new(-wide + 0.15f, half - 1.13f, height - 0.08f));
        var windows = dice.Chance(0.5f) ? -half + 0.4f : half - 2;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Box(glass, side * wide - 0.01f, windows, belt, side * wide + 0.01f, half - 1.15f, height - 0.3f);
        }
        lamps.Front(wide - 0.2f, half, 0.7f, 0.3f, 0.2f);
        lamps.Rear(wide - 0.1f, -half, 0.8f, 0.16f, 0.4f);
        if (dice.Chance(0.6f))
            place.Box(glass, -wide + 0.15f, -half - 0.01f, belt, wide - 0.15f, -half + 0.02f, height - 0.25f);
        if (dice.Chance(0.4f))
            place.Box(new Poster(dice) { Line = 0.25f, Block = 1 }, -wide - 0.006f, -half + 0.5f, 0.6f, wide + 0.006f, half - 2.3f, belt);
        Wheels(place, wide, half * 0.62f, dice.Uniform(0.32f, 0.38f), distance);
        if (distance < DetailReach)
            Ends(place, half, wide, 0.3f);
    }

    /// <summary>A cab with a box or a flat bed.</summary>
    private void Lorry(Placement place, float distance, bool lit = false)
    {
        var lamps = new VehicleLamps(place, dice, lit);
        using var label = place.Label(Semantic.Truck);
        float half = dice.Uniform(3.2f, 6), wide = dice.Uniform(1.1f, 1.25f), cab = dice.Uniform(2.2f, 3),
            height = dice.Uniform(2.8f, 3.8f);
        Material paint = Stock.Lacquer(Palette.Car(dice));
        place.Box(paint, -wide, half - 1.8f, 0.5f, wide, half, cab);
        place.Box(Stock.Glass(dice), -wide - 0.01f, half - 1.3f, cab * 0.55f, wide + 0.01f, half + 0.015f, cab - 0.25f);
        var box = dice.Chance(0.5f) ? new Poster(dice) { Line = dice.Uniform(0.3f, 0.8f), Block = 2.5f }
            : Stock.Plastic(dice, Palette.Wall(dice));
        place.Box(box, -wide, -half, 0.95f, wide, half - 2, dice.Chance(0.8f) ? height : 1.5f);
        place.Box(dark, -0.5f, -half, 0.55f, 0.5f, half, 0.95f);
        lamps.Front(wide - 0.25f, half, 0.6f, 0.34f, 0.2f);
        lamps.Rear(wide - 0.25f, -half, 0.6f, 0.4f, 0.15f);
        Wheels(place, wide, half * 0.7f, 0.48f, distance);
    }

    /// <summary>A bus or tram.</summary>
    public void Bus(Placement place, float distance, bool lit = false)
    {
        var lamps = new VehicleLamps(place, dice, lit);
        using var label = place.Label(Semantic.Bus);
        float half = dice.Uniform(5, 9), wide = 1.25f, height = dice.Uniform(2.9f, 3.4f);
        Material paint = Stock.Lacquer(Palette.Any(dice)), glass = lit ? new Plain(new Vector3(0.02f), 0.1f, 1) { Glow = new Vector3(1, 0.93f, 0.75f) * dice.LogUniform(0.15f, 0.8f) } : Stock.Glass(dice);
        place.Box(paint, -wide, -half, 0.3f, wide, half, height);
        place.Box(glass, -wide - 0.01f, -half - 0.01f, 1.2f, wide + 0.01f, half + 0.01f, height - 0.5f);
        for (var y = -half; y <= half; y += 1.5f)
            place.Box(paint, -wide - 0.02f, y - 0.06f, 1.1f, wide + 0.02f, y + 0.06f, height - 0.4f);
        place.Box(new Poster(dice) { Line = 0.25f, Block = 1.2f, Glow = 0.5f }, -0.8f, half, height - 0.45f, 0.8f, half + 0.03f,
            height - 0.12f);
        lamps.Front(wide - 0.25f, half, 0.6f, 0.34f, 0.2f);
        lamps.Rear(wide - 0.15f, -half, 0.9f, 0.16f, 0.5f);
        Wheels(place, wide, half * 0.6f, 0.48f, distance);
    }

    /// <summary>A bicycle, standing.</summary>
    public void Bicycle(Placement place)
    {
        using var label = place.Label(Semantic.Bicycle);
        var frame = Stock.Lacquer(Palette.Any(dice));
        Ring(place.At(0, -0.52f, 0.34f));
        Ring(place.At(0, 0.52f, 0.34f));
        Vector3 back = new(0, -0.52f, 0.34f), front = new(0, 0.52f, 0.34f), crank = new(0, -0.08f, 0.3f), saddle = new(0, -0.2f, 0.9f),
            bars = new(0, 0.38f, 0.95f);
        Bar(back, crank);
        Bar(back, saddle);
        Bar(crank, saddle);
        Bar(crank, bars - new Vector3(0, -0.03f, 0.15f));
        Bar(saddle - new Vector3(0, 0, 0.1f), bars - new Vector3(0, 0, 0.1f));
        Bar(front, bars);
        place.Bar(frame, bars - new Vector3(0.28f, 0, 0), bars + new Vector3(0.28f, 0, 0), 0.015f, 0.015f, 4);
        place.Block(dark, 0, -0.22f, 0.9f, 0.14f, 0.26f, 0.06f);

        void Bar(Vector3 from, Vector3 to) => place.Bar(frame, from, to, 0.018f, 0.018f, 4, capped: false);
    }

    // A thin wheel in the y–z plane.
    private void Ring(Placement place)
    {
        const float radius = 0.33f;
        place.Rolled(MathF.PI / 2).Torus(tyre, radius, 0.02f, 12, 3);
        for (var i = 0; i < 4; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 4);
            place.Bar(rim, default, new(0, radius * cos, radius * sin), 0.006f, 0.006f, 3, capped: false);
        }
    }

    private void Wheels(Placement place, float wide, float axle, float radius, float distance)
    {
        var sides = distance < 12 ? 14 : distance < DetailReach ? 9 : 6;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            foreach (var end in (ReadOnlySpan<int>)[-1, 1])
            {
                Vector3 outer = new(side * (wide + 0.01f), end * axle, radius), inner = outer with { X = side * (wide - 0.2f) };
                place.Bar(tyre, inner, outer, radius, radius, sides);
                if (distance < DetailReach)
                    place.Bar(rim, outer, outer + new Vector3(side * 0.008f, 0, 0), radius * 0.62f, radius * 0.55f, 8);
            }
    }

    // Bumpers, grille and number plates.
    private void Ends(Placement place, float half, float wide, float low)
    {
        var plate = new Poster(dice) { Line = 0.1f, Block = 0.3f, Pictures = 0 };
        foreach (var end in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Block(dark, 0, end * (half - 0.02f), low, 2 * wide - 0.2f, 0.12f, 0.14f);
            place.Block(plate, 0, end * (half + 0.03f), low + 0.16f, 0.5f, 0.03f, 0.11f);
        }
        place.Block(dark, 0, half - 0.03f, low + 0.3f, wide, 0.1f, 0.12f);
    }
}
