using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rooms;

namespace Fathom.Worlds.Halls;

/// <summary>Machines put together from parts: presses, lathes, mills, tanks, conveyors, robot arms, motors, control desks. The front faces y.</summary>
internal sealed class Machines(Dice dice)
{
    // A works paints its machines alike.
    private readonly Material paint = Stock.Lacquer(Palette.Hsv(dice.Pick(0.4f, 0.6f, 0.1f, 0.3f, 0.55f), dice.Uniform(0.15f, 0.7f), dice.Uniform(0.35f, 0.8f)));
    private readonly Material steel = Stock.Metal(dice);
    private readonly Material black = new Plain(new Vector3(0.025f), 0.03f, 0.4f);
    private readonly Material warning = new Striped(new Plain(new Vector3(0.02f))) { Period = 0.16f, Colour = new(0.8f, 0.6f, 0.02f) };

    /// <summary>A machine on a floor of the given size.</summary>
    /// <returns>A place on it to look at, world metres.</returns>
    public Vector3 Any(Placement place, float wide, float deep, float ceiling)
    {
        using var label = place.Label(Semantic.Equipment);
        var most = MathF.Min(ceiling - 1, 4);
        switch (dice.Weighted(2, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 2))
        {
            case 0: Press(place, wide, deep, MathF.Min(most, dice.Uniform(1.8f, 3.5f))); break;
            case 1: Lathe(place, wide, deep); break;
            case 2: Tank(place, MathF.Min(wide, deep) / 2, most); break;
            case 3: Conveyor(place, wide); break;
            case 4: Robot(place); break;
            case 5: Pump(place, wide); break;
            default: Assembly(place, wide, deep, most); break;
        }
        if (dice.Chance(0.5f))
            Desk(place.At(wide / 2 + 0.35f, deep / 2 - 0.3f));
        return place.Frame.ToWorld(new(0, 0, 1));
    }

    // A control desk or cabinet with a screen and buttons.
    private void Desk(Placement place)
    {
        using var label = place.Label(Semantic.Equipment);
        place.Rounded(paint, 0, 0, 0, 0.5f, 0.35f, 0.95f, 0.02f, 1);
        var panel = place.At(0, 0, 0.95f).Pitched(0.6f);
        panel.Rounded(paint, 0, 0, 0, 0.5f, 0.1f, 0.45f, 0.02f, 1);
        panel.Block(new Poster(dice) { Line = 0.02f, Block = 0.1f, Pictures = 0.3f, Glow = 0.8f, Gloss = 0.05f }, -0.08f, 0.052f, 0.2f, 0.28f, 0.004f, 0.2f);
        for (var i = 0; i < 8; i++)
            panel.At(-0.18f + i % 4 * 0.1f, 0.05f, 0.06f + i / 4 * 0.07f).Pitched(-MathF.PI / 2).Revolve(Stock.Plastic(dice, Palette.Any(dice)), 10, new(0.018f, 0), new(0.016f, 0.018f), new(0, 0.02f));
    }

    /// <summary>A gantry crane across a hall, with its hook.</summary>
    public void Crane(Placement place, float span, float height, float trolley)
    {
        using var label = place.Label(Semantic.Equipment);
        var yellow = Stock.Lacquer(Palette.Hsv(0.13f, 0.9f, 0.85f));
        foreach (var y in (ReadOnlySpan<float>)[-0.6f, 0.6f])
        {
            place.Box(yellow, 0.2f, y - 0.15f, height - 0.7f, span - 0.2f, y + 0.15f, height);
            place.Box(black, 0.2f, y - 0.04f, height, span - 0.2f, y + 0.04f, height + 0.06f);
        }
        foreach (var x in (ReadOnlySpan<float>)[0.3f, span - 0.3f])
            place.Box(yellow, x - 0.2f, -1.2f, height - 0.6f, x + 0.2f, 1.2f, height - 0.2f);
        var cart = place.At(trolley, 0, height + 0.05f);
        cart.Rounded(yellow, 0, 0, 0, 1, 1.6f, 0.35f, 0.04f, 1);
        cart.Bar(steel, new(-0.3f, -0.5f, 0.5f), new(-0.3f, 0.5f, 0.5f), 0.2f, 0.2f, 16);
        var drop = dice.Uniform(0.2f, 0.6f) * height;
        foreach (var x in (ReadOnlySpan<float>)[-0.08f, 0.08f])
            cart.Bar(black, new(x, 0, -drop), new(x, 0, 0), 0.012f, 0.012f, 5, capped: false);
        cart.Rounded(yellow, 0, 0, -drop - 0.4f, 0.3f, 0.2f, 0.42f, 0.05f);
        cart.Tube(steel, 0.035f, 8, Curve.Smooth([new(0, 0, -drop - 0.4f), new(0, 0, -drop - 0.6f), new(0.13f, 0, -drop - 0.75f), new(0, 0, -drop - 0.9f), new(-0.13f, 0, -drop - 0.78f)], 4), t => 1.1f - 0.6f * t);
    }

    private void Press(Placement place, float wide, float deep, float high)
    {
        place.Rounded(paint, 0, 0, 0, wide, deep, high * 0.3f, 0.03f, 1);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Rounded(paint, x * (wide / 2 - wide * 0.11f), -deep * 0.1f, high * 0.28f, wide * 0.22f, deep * 0.8f, high * 0.5f, 0.02f, 1);
        place.Rounded(paint, 0, -deep * 0.05f, high * 0.72f, wide, deep * 0.9f, high * 0.28f, 0.04f);
        var ram = dice.Uniform(0.42f, 0.6f) * high;
        place.Block(steel, 0, 0, ram, wide * 0.5f, deep * 0.6f, 0.15f);
        place.Post(steel, 0, 0, ram, 0.12f, high * 0.75f - ram, 18);
        place.Block(steel, 0, deep * 0.1f, high * 0.3f, wide * 0.6f, deep * 0.6f, 0.08f);
        place.Block(warning, 0, deep / 2 + 0.005f, high * 0.05f, wide * 0.95f, 0.012f, 0.12f);
        Motor(place.At(wide * 0.25f, -deep * 0.2f, high).Turned(dice.Uniform(0, 3)), 0.3f);
        for (var i = 0; i < 3; i++)
            place.Tube(black, 0.025f, 8, Curve.Smooth([new(-wide / 2, -0.2f + i * 0.1f, high * 0.85f), new(-wide * 0.62f, -0.2f + i * 0.1f, high * 0.6f), new(-wide * 0.55f, -0.1f, high * 0.2f)], 4));
    }

    private void Lathe(Placement place, float wide, float deep)
    {
        deep = MathF.Min(deep, 1);
        place.Rounded(paint, 0, 0, 0, wide, deep * 0.7f, 0.75f, 0.03f, 1);
        place.Block(steel, 0, 0.02f, 0.75f, wide * 0.95f, deep * 0.35f, 0.1f);
        place.Rounded(paint, -wide * 0.36f, 0, 0.8f, wide * 0.28f, deep * 0.7f, 0.6f, 0.04f);
        place.At(-wide * 0.22f, 0.02f, 1.08f).Rolled(MathF.PI / 2).Revolve(steel, 24, new(0, 0), new(0.18f, 0), new(0.18f, 0.1f), new(0.14f, 0.14f), new(0, 0.14f));
        place.Bar(steel, new(-wide * 0.1f, 0.02f, 1.08f), new(wide * 0.2f, 0.02f, 1.08f), 0.05f, 0.05f, 14);
        place.Rounded(paint, wide * 0.3f, 0.02f, 0.85f, 0.3f, 0.3f, 0.35f, 0.04f);
        place.Rounded(paint, wide * 0.06f, 0.1f, 0.82f, 0.4f, 0.6f, 0.15f, 0.03f);
        foreach (var (x, z) in (ReadOnlySpan<(float, float)>)[(wide * 0.02f, 0.7f), (wide * 0.34f, 1.02f)])
            place.At(x, deep * 0.38f, z).Pitched(-MathF.PI / 2).Torus(steel, 0.12f, 0.012f, 20, 6);
        place.Tube(black, 0.012f, 6, Curve.Smooth([new(wide * 0.1f, -deep * 0.3f, 0.9f), new(wide * 0.1f, -deep * 0.35f, 1.7f), new(wide * 0.02f, 0, 1.6f)], 5));
        place.At(wide * 0.02f, 0, 1.52f).Revolve(black, 14, new(0.09f, 0), new(0.04f, 0.12f), new(0, 0.13f));
    }

    private void Tank(Placement place, float radius, float most)
    {
        radius = Math.Clamp(radius, 0.35f, 1.3f);
        float foot = dice.Uniform(0.2f, 1), high = MathF.Max(1, MathF.Min(most - foot, radius * dice.Uniform(1.5f, 3.5f)));
        var shell = dice.Chance(0.6f) ? new Plain(new Vector3(0.35f), 0.4f, 0.8f) : paint;
        for (var i = 0; i < 4; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI / 4 + i * MathF.PI / 2);
            place.Post(steel, radius * 0.85f * cos, radius * 0.85f * sin, 0, 0.06f, foot + 0.4f, 10);
        }
        place.Revolve(shell, 32, new(0, foot), new(radius * 0.3f, foot + 0.02f), new(radius, foot + radius * 0.4f), new(radius, foot + high - radius * 0.3f), new(radius * 0.8f, foot + high - radius * 0.08f), new(0, foot + high));
        foreach (var z in (ReadOnlySpan<float>)[0.35f, 0.65f])
            place.At(0, 0, foot + high * z).Torus(steel, radius, 0.03f, 32, 6);
        place.Tube(steel, 0.05f, 10, Curve.Smooth([new(0, 0, foot), new(0, 0, foot * 0.5f), new(radius, 0.1f, foot * 0.5f), new(radius * 1.4f, 0.1f, foot * 0.5f)], 4));
        place.Tube(steel, 0.06f, 10, Curve.Smooth([new(0, 0, foot + high), new(0, 0, foot + high + 0.4f), new(radius, 0, foot + high + 0.5f), new(radius * 1.5f, 0, foot + high + 0.5f)], 4));
        var ladder = place.At(0, radius + 0.12f);
        foreach (var x in (ReadOnlySpan<float>)[-0.2f, 0.2f])
            ladder.Bar(steel, new(x, 0, 0), new(x, 0, foot + high), 0.018f, 0.018f, 6);
        for (var z = 0.3f; z < foot + high; z += 0.3f)
            ladder.Bar(steel, new(-0.2f, 0, z), new(0.2f, 0, z), 0.012f, 0.012f, 6);
    }

    private void Conveyor(Placement place, float wide)
    {
        float high = dice.Uniform(0.7f, 1), deep = dice.Uniform(0.4f, 0.8f);
        foreach (var y in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Block(paint, 0, y * deep / 2, high - 0.12f, wide, 0.05f, 0.15f);
            for (var x = -wide / 2 + 0.2f; x < wide / 2; x += 1.2f)
                place.Block(steel, x, y * deep / 2, 0, 0.07f, 0.05f, high - 0.1f);
        }
        if (dice.Chance(0.5f))
            place.Block(black, 0, 0, high - 0.04f, wide, deep - 0.06f, 0.03f);
        else
            for (var x = -wide / 2 + 0.06f; x < wide / 2; x += 0.12f)
                place.Bar(steel, new(x, -deep / 2, high - 0.02f), new(x, deep / 2, high - 0.02f), 0.035f, 0.035f, 10, capped: false);
        var goods = new Clutter(dice);
        for (var x = -wide / 2 + 0.3f; x < wide / 2; x += dice.Uniform(0.35f, 1))
            goods.Carton(place.At(x, 0, high + 0.015f).Turned(dice.Normal(0, 0.1f)), dice.Uniform(0.2f, 0.35f));
        if (wide > 2 && dice.Chance(0.6f))
            place.Rounded(paint, 0, 0, high + 0.5f, 0.9f, deep + 0.3f, 0.7f, 0.04f, 1);
    }

    // An arm with six joints.
    private void Robot(Placement place)
    {
        var skin = Stock.Lacquer(Palette.Hsv(dice.Pick(0.07f, 0.13f, 0, 0.6f), 0.9f, 0.85f));
        place.Revolve(black, 24, new(0, 0), new(0.4f, 0), new(0.4f, 0.08f), new(0.3f, 0.1f), new(0.28f, 0.3f), new(0, 0.3f));
        var turned = place.Turned(dice.Uniform(-1.5f, 1.5f));
        float a = dice.Uniform(0.2f, 0.9f), b = dice.Uniform(-1.2f, -0.1f);
        Vector3 shoulder = new(0, 0.2f, 0.65f), elbow = shoulder + new Vector3(0, MathF.Sin(a), MathF.Cos(a)) * 1.05f, wrist = elbow + new Vector3(0, MathF.Cos(b), MathF.Sin(b)) * 0.95f;
        turned.Rounded(skin, 0, 0.08f, 0.3f, 0.45f, 0.5f, 0.45f, 0.08f);
        foreach (var joint in (ReadOnlySpan<Vector3>)[shoulder, elbow])
            turned.Bar(black, joint - new Vector3(0.24f, 0, 0), joint + new Vector3(0.24f, 0, 0), 0.17f, 0.17f, 20);
        turned.Tube(skin, 0.13f, 14, [shoulder, Vector3.Lerp(shoulder, elbow, 0.5f), elbow], t => 1.15f - 0.2f * t);
        turned.Tube(skin, 0.11f, 14, [elbow - Vector3.Normalize(wrist - elbow) * 0.25f, elbow, wrist], t => 1.2f - 0.45f * t);
        turned.Ball(black, wrist, 0.1f);
        turned.Tube(black, 0.03f, 8, Curve.Smooth([shoulder + new Vector3(0.15f, -0.15f, 0), Vector3.Lerp(shoulder, elbow, 0.5f) + new Vector3(0.18f, -0.25f, 0.1f), elbow + new Vector3(0.15f, -0.2f, 0.15f), wrist + new Vector3(0, 0, 0.08f)], 5));
        turned.Bar(steel, wrist, wrist - new Vector3(0, 0, 0.25f), 0.05f, 0.03f, 10);
        foreach (var y in (ReadOnlySpan<float>)[-0.05f, 0.05f])
            turned.Block(steel, wrist.X, wrist.Y + y, wrist.Z - 0.4f, 0.06f, 0.02f, 0.18f);
        // A fence of mesh on two sides.
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            for (var y = -1.2f; y < 1.2f; y += 0.15f)
                place.Bar(warning, new(side * 1.4f, y, 0), new(side * 1.4f, y, 1.6f), 0.012f, 0.012f, 4, capped: false);
    }

    private void Pump(Placement place, float wide)
    {
        place.Block(Stock.Concrete(dice), 0, 0, 0, wide, 0.9f, 0.2f);
        Motor(place.At(-wide * 0.2f, 0, 0.5f), MathF.Min(0.5f, wide * 0.25f));
        place.Bar(steel, new(-wide * 0.1f, 0, 0.5f), new(wide * 0.25f, 0, 0.5f), 0.05f, 0.05f, 12);
        var volute = place.At(wide * 0.25f, 0, 0.5f).Rolled(MathF.PI / 2);
        volute.Torus(paint, 0.22f, 0.12f, 28, 12);
        volute.Revolve(paint, 24, new(0, -0.1f), new(0.22f, -0.1f), new(0.22f, 0.1f), new(0, 0.1f));
        place.Tube(paint, 0.1f, 14, Curve.Smooth([new(wide * 0.25f, 0.25f, 0.55f), new(wide * 0.25f, 0.25f, 1.2f), new(wide * 0.25f, 0.25f, 2.2f), new(wide * 0.25f, -1, 2.5f)], 5));
        foreach (var z in (ReadOnlySpan<float>)[0.9f, 1.5f])
            place.At(wide * 0.25f, 0.25f, z).Revolve(paint, 20, new(0.1f, 0), new(0.17f, 0), new(0.17f, 0.04f), new(0.1f, 0.04f));
        place.At(wide * 0.25f, 0.5f, 1.2f).Pitched(-MathF.PI / 2).Torus(new Plain(new Vector3(0.5f, 0.02f, 0.02f), 0.03f, 0.4f), 0.16f, 0.016f, 20, 6);
    }

    // A motor with ribs, lying along x.
    private void Motor(Placement place, float size)
    {
        var axis = place.Rolled(MathF.PI / 2);
        axis.Revolve(paint, 20, new(0, -size * 0.6f), new(size * 0.42f, -size * 0.6f), new(size * 0.45f, size * 0.5f), new(size * 0.2f, size * 0.62f), new(0, size * 0.62f));
        for (var i = 0; i < 16; i++)
            axis.Turned(i * MathF.Tau / 16).Block(paint, size * 0.46f, 0, -size * 0.5f, size * 0.09f, size * 0.02f, size * 0.9f);
        place.Rounded(paint, 0, 0, size * 0.4f, size * 0.35f, size * 0.3f, size * 0.18f, size * 0.03f, 1);
        place.Block(paint, 0, 0, -size * 0.5f, size * 0.7f, size * 0.8f, size * 0.1f);
    }

    // Cabinets, pipes, hoppers and cylinders at random, as in plants that grew over the years.
    private void Assembly(Placement place, float wide, float deep, float most)
    {
        for (var i = dice.Whole(3, 8); i > 0; i--)
        {
            var part = place.At(dice.Uniform(-0.35f, 0.35f) * wide, dice.Uniform(-0.3f, 0.3f) * deep);
            float w = wide * dice.Uniform(0.15f, 0.5f), d = deep * dice.Uniform(0.2f, 0.5f), h = most * dice.Uniform(0.2f, 0.75f);
            switch (dice.Whole(0, 4))
            {
                case 0:
                    part.Rounded(dice.Chance(0.7f) ? paint : steel, 0, 0, 0, w, d, h, 0.03f, 1);
                    part.Block(black, 0, d / 2 + 0.004f, h * 0.3f, w * 0.7f, 0.008f, h * 0.3f);
                    for (var z = 0; z < 5; z++)
                        part.Block(steel, 0, d / 2 + 0.01f, h * 0.32f + z * h * 0.05f, w * 0.65f, 0.02f, h * 0.015f);
                    break;
                case 1:
                    part.Post(steel, 0, 0, 0, MathF.Min(w, d) / 2, h, 22);
                    part.At(0, 0, h).Revolve(paint, 22, new(MathF.Min(w, d) / 2, 0), new(MathF.Min(w, d) * 0.3f, 0.2f), new(0, 0.25f));
                    break;
                case 2:
                    part.Frustum(steel, h * 0.5f, -0.12f, -0.12f, 0.12f, 0.12f, h, -w / 2, -d / 2, w / 2, d / 2);
                    part.Post(steel, 0, 0, 0, 0.12f, h * 0.5f, 14);
                    break;
                case 3:
                    Motor(part.At(0, 0, h * 0.5f).Turned(dice.Uniform(0, 3)), MathF.Min(0.5f, w));
                    part.Block(paint, 0, 0, 0, w * 0.6f, d * 0.6f, h * 0.45f);
                    break;
                default:
                    for (var k = 0; k < 3; k++)
                        part.Tube(steel, dice.Uniform(0.02f, 0.09f), 10, Curve.Smooth([new(k * 0.15f, 0, 0), new(k * 0.15f, 0, h * dice.Uniform(0.5f, 1)), new(k * 0.15f + dice.Normal(0, 0.4f), dice.Normal(0, 0.3f), most), new(dice.Normal(0, wide / 2), -deep / 2, most + 0.3f)], 5));
                    break;
            }
        }
        place.Block(warning, 0, deep / 2 + 0.1f, 0, wide, 0.12f, 0.008f);
    }
}
