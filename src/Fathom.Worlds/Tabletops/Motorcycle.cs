using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>A standing motorcycle, part by part. It faces along y, wheels on z = 0, about 2.1 metres long.</summary>
internal sealed class Motorcycle(Dice dice)
{
    private readonly Material paint = Stock.Lacquer(Palette.Car(dice));
    private readonly Material chrome = new Plain(new Vector3(0.42f), 0.5f, 0.9f);
    private readonly Material alloy = new Plain(new Vector3(0.3f), 0.25f, 0.5f);
    private readonly Material rubber = new Plain(new Vector3(0.02f), 0.02f, 0.3f);
    private readonly Material leather = new Plain(new Vector3(0.025f), 0.05f, 0.6f);

    /// <summary>Builds it.</summary>
    public void Build(Placement place)
    {
        using var label = place.Label(Semantic.Bicycle);
        var spokes = dice.Pick(5, 6, 9, 18);
        float front = 0.72f, rear = -0.68f, radius = dice.Uniform(0.29f, 0.33f);
        Wheel(place.At(0, front, radius), radius, 0.05f, spokes, disc: true);
        Wheel(place.At(0, rear, radius), radius, 0.062f, spokes, disc: false);
        var lean = dice.Uniform(0.25f, 0.32f);
        Vector3 head = new(0, front - lean * 1.15f, 0.92f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = side * 0.095f;
            place.Tube(chrome, 0.019f, 10, [new(x, front, radius), new(x, head.Y - 0.02f, head.Z + 0.06f)]);
            place.Tube(alloy, 0.028f, 10, [new(x, front + 0.005f, radius - 0.04f), new(x, float.Lerp(front, head.Y, 0.4f), float.Lerp(radius, head.Z, 0.4f))]);
            Shock(place, new(side * 0.13f, rear + 0.04f, radius + 0.04f), new(side * 0.12f, rear + 0.2f, 0.68f));
            place.Tube(alloy, 0.018f, 8, [new(side * 0.09f, rear, radius), new(side * 0.1f, -0.2f, 0.36f)]);
            place.Ball(new Plain(new Vector3(0.75f, 0.28f, 0.02f), 0.1f, 1), new(side * 0.2f, head.Y + 0.06f, head.Z - 0.02f), 0.034f);
            place.Ball(new Plain(new Vector3(0.75f, 0.28f, 0.02f), 0.1f, 1), new(side * 0.17f, rear - 0.22f, 0.7f), 0.032f);
            place.Tube(rubber, 0.01f, 6, [new(side * 0.05f, rear - 0.22f, 0.7f), new(side * 0.16f, rear - 0.22f, 0.7f)]);
            place.Tube(rubber, 0.016f, 8, [new(side * 0.14f, 0, 0.34f), new(side * 0.26f, 0, 0.34f)]);
            // Mirrors.
            place.Tube(chrome, 0.005f, 6, Curve.Smooth([new(side * 0.24f, head.Y - 0.08f, head.Z + 0.16f), new(side * 0.26f, head.Y - 0.06f, head.Z + 0.26f), new(side * 0.33f, head.Y - 0.06f, head.Z + 0.33f)], 4));
            place.At(side * 0.36f, head.Y - 0.06f, head.Z + 0.36f).Ellipsoid(chrome, default, new(0.06f, 0.012f, 0.04f), 14, 8);
        }
        Mudguards(place, front, rear, radius);
        Body(place, head, rear);
        Engine(place);
        Exhaust(place, rear, radius);
        Cockpit(place, head);
        place.Tube(rubber, 0.012f, 8, Curve.Smooth([new(-0.1f, -0.1f, 0.3f), new(-0.2f, -0.06f, 0.12f), new(-0.28f, -0.02f, 0)], 4));
    }

    private void Wheel(Placement place, float radius, float tyre, int spokes, bool disc)
    {
        var flat = place.Rolled(MathF.PI / 2);
        flat.Torus(rubber, radius - tyre, tyre, 40, 12);
        flat.Torus(chrome, radius - tyre * 1.75f, 0.014f, 40, 8);
        place.Bar(alloy, new(-0.06f, 0, 0), new(0.06f, 0, 0), 0.05f, 0.05f, 18);
        place.Bar(chrome, new(-0.11f, 0, 0), new(0.11f, 0, 0), 0.012f, 0.012f, 8);
        for (var i = 0; i < spokes; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / spokes);
            var reach = radius - tyre * 1.7f;
            place.Bar(alloy, new(0, 0.04f * cos, 0.04f * sin), new(0, reach * cos, reach * sin), spokes > 9 ? 0.004f : 0.02f, spokes > 9 ? 0.004f : 0.013f, 6, capped: false);
        }
        if (!disc)
        {
            place.At(0.08f, 0, 0).Rolled(MathF.PI / 2).Torus(alloy, 0.09f, 0.008f, 30, 6);
            return;
        }
        var plate = place.At(-0.075f, 0, 0).Rolled(MathF.PI / 2);
        plate.Revolve(chrome, 32, new(radius * 0.3f, 0), new(radius * 0.48f, 0), new(radius * 0.48f, 0.005f), new(radius * 0.3f, 0.005f));
        place.Rounded(alloy, -0.075f, -0.12f, 0.02f, 0.04f, 0.05f, 0.09f, 0.012f);
    }

    private void Shock(Placement place, Vector3 low, Vector3 high)
    {
        place.Bar(chrome, low, high, 0.012f, 0.012f, 8);
        Span<Vector3> coil = stackalloc Vector3[64];
        for (var i = 0; i < coil.Length; i++)
        {
            var t = i / 63f;
            var (sin, cos) = MathF.SinCos(MathF.Tau * 8 * t);
            coil[i] = Vector3.Lerp(low, high, 0.15f + 0.75f * t) + new Vector3(0.03f * cos, 0.03f * sin, 0);
        }
        place.Tube(rubber, 0.0055f, 5, coil);
    }

    private void Mudguards(Placement place, float front, float rear, float radius)
    {
        foreach (var (y, from, to) in (ReadOnlySpan<(float, float, float)>)[(front, 0.6f, 2.4f), (rear, 0.5f, 2.75f)])
            place.Sheet(paint, 6, 16, (u, v) =>
            {
                var (sin, cos) = MathF.SinCos(y > 0 ? float.Lerp(from, to, v) : float.Lerp(MathF.PI - from - 0.6f, MathF.PI - to + 2.9f, v));
                var reach = radius + 0.03f - 0.02f * (2 * u - 1) * (2 * u - 1);
                return new(0.075f * (2 * u - 1), y + reach * cos, radius + reach * sin);
            });
    }

    private void Body(Placement place, Vector3 head, float rear)
    {
        // Frame tubes.
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Tube(rubber, 0.017f, 8, Curve.Smooth([new(0, head.Y, head.Z - 0.1f), new(side * 0.07f, 0.3f, 0.5f), new(side * 0.09f, 0.22f, 0.22f), new(side * 0.1f, -0.2f, 0.22f), new(side * 0.1f, -0.25f, 0.6f)], 5));
            place.Tube(rubber, 0.017f, 8, Curve.Smooth([new(0, head.Y, head.Z - 0.06f), new(side * 0.06f, 0, 0.68f), new(side * 0.09f, -0.3f, 0.66f), new(side * 0.08f, rear - 0.15f, 0.66f)], 5));
            place.At(side * 0.1f, -0.24f, 0.52f).Ellipsoid(paint, default, new(0.04f, 0.15f, 0.11f), 14, 8);
        }
        // The tank: higher and wider in front, pinched at the knees.
        place.Sheet(paint, 24, 16, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (end, out_) = MathF.SinCos(MathF.PI * (v - 0.5f));
            var full = MathF.Sqrt(MathF.Max(0, out_)) * (0.75f + 0.25f * v);
            return new(0.14f * full * cos, 0.15f + 0.28f * end, 0.76f + 0.05f * v + full * (sin > 0 ? 0.11f : 0.06f) * sin);
        });
        place.Revolve(chrome, 16, new(0.03f, 0.9f), new(0.03f, 0.915f), new(0, 0.92f));
        // The seat, stepped up for the passenger.
        place.Sheet(leather, 12, 20, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * u);
            float y = -0.08f - 0.68f * v, step = 1 / (1 + MathF.Exp(-(v - 0.5f) * 18)), close = MathF.Min(1, 8 * MathF.Min(v, 1 - v) + 0.3f);
            return new(cos * (0.13f + 0.02f * v) * close, y, 0.7f + 0.055f * step + sin * 0.075f * close + 0.006f * MathF.Sin(v * 60));
        });
        place.Prism(paint, -0.07f, 0.07f, new(rear - 0.02f, 0.6f), new(rear + 0.2f, 0.62f), new(rear + 0.2f, 0.7f), new(rear - 0.2f, 0.76f), new(rear - 0.22f, 0.66f));
        place.Rounded(new Plain(new Vector3(0.45f, 0.01f, 0.01f), 0.08f, 1), 0, rear - 0.24f, 0.66f, 0.12f, 0.05f, 0.08f, 0.02f);
        place.Block(Stock.Metal(dice), 0, rear - 0.27f, 0.46f, 0.2f, 0.004f, 0.13f);
        place.Tube(chrome, 0.011f, 8, Curve.Smooth([new(-0.12f, rear + 0.2f, 0.78f), new(-0.11f, rear - 0.1f, 0.86f), new(0.11f, rear - 0.1f, 0.86f), new(0.12f, rear + 0.2f, 0.78f)], 5));
    }

    private void Engine(Placement place)
    {
        place.Rounded(alloy, 0, 0.02f, 0.24f, 0.26f, 0.42f, 0.2f, 0.05f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            foreach (var (y, r) in (ReadOnlySpan<(float, float)>)[(0.1f, 0.1f), (-0.11f, 0.075f)])
                place.At(0, y, 0.34f).Rolled(side * MathF.PI / 2).Revolve(chrome, 24, new(r, 0.12f), new(r, 0.15f), new(r * 0.85f, 0.165f), new(r * 0.3f, 0.17f), new(0, 0.168f));
        var cylinders = place.At(0, 0.13f, 0.42f).Pitched(dice.Uniform(-0.35f, 0.1f));
        for (var i = 0; i < 8; i++)
            cylinders.Rounded(alloy, 0, 0, i * 0.023f, 0.3f - 0.012f * MathF.Abs(i - 4), 0.17f, 0.008f, 0.003f, 1);
        cylinders.Block(alloy, 0, 0, 0, 0.22f, 0.12f, 0.19f);
        cylinders.Rounded(chrome, 0, 0, 0.185f, 0.28f, 0.13f, 0.07f, 0.025f);
        for (var i = -1; i <= 1; i += 2)
        {
            place.Tube(rubber, 0.025f, 10, [new(i * 0.07f, -0.12f, 0.57f), new(i * 0.07f, 0.06f, 0.55f)]);
            place.Tube(rubber, 0.005f, 5, Curve.Smooth([new(i * 0.07f, 0.13f, 0.66f), new(i * 0.12f, 0.2f, 0.7f), new(i * 0.06f, 0.02f, 0.68f)], 4));
        }
        place.Rounded(leather, 0, -0.27f, 0.36f, 0.2f, 0.16f, 0.2f, 0.03f);
    }

    private void Exhaust(Placement place, float rear, float radius)
    {
        foreach (var side in dice.Chance(0.6f) ? (ReadOnlySpan<int>)[-1, 1] : [1])
        {
            place.Tube(chrome, 0.021f, 10, Curve.Smooth([new(side * 0.07f, 0.2f, 0.54f), new(side * 0.09f, 0.32f, 0.46f), new(side * 0.13f, 0.3f, 0.26f), new(side * 0.15f, 0.1f, 0.2f), new(side * 0.16f, -0.25f, 0.22f)], 6));
            place.Tube(chrome, 0.045f, 14, [new(side * 0.16f, -0.2f, 0.21f), new(side * 0.16f, -0.3f, 0.225f), new(side * 0.17f, rear - 0.1f, radius - 0.01f), new(side * 0.17f, rear - 0.2f, radius)], t => t < 0.1f ? 0.5f : 1);
        }
    }

    private void Cockpit(Placement place, Vector3 head)
    {
        var lamp = place.At(0, head.Y + 0.08f, head.Z).Pitched(-MathF.PI / 2);
        lamp.Revolve(chrome, 24, new(0, -0.1f), new(0.05f, -0.09f), new(0.09f, -0.02f), new(0.1f, 0.04f), new(0.092f, 0.05f));
        lamp.Revolve(new Plain(new Vector3(0.75f), 0.15f, 1), 24, new(0.092f, 0.045f), new(0.05f, 0.065f), new(0, 0.07f));
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var dial = place.At(side * 0.06f, head.Y + 0.01f, head.Z + 0.11f).Pitched(0.5f);
            dial.Revolve(leather, 20, new(0, -0.05f), new(0.045f, -0.04f), new(0.05f, 0.01f), new(0.045f, 0.012f));
            dial.Revolve(new Plain(new Vector3(0.05f), 0.1f, 1), 20, new(0.045f, 0.008f), new(0, 0.008f));
        }
        var bar = Curve.Smooth([new(-0.36f, head.Y - 0.2f, head.Z + 0.1f), new(-0.22f, head.Y - 0.1f, head.Z + 0.14f), new(-0.08f, head.Y - 0.02f, head.Z + 0.07f),
            new(0.08f, head.Y - 0.02f, head.Z + 0.07f), new(0.22f, head.Y - 0.1f, head.Z + 0.14f), new(0.36f, head.Y - 0.2f, head.Z + 0.1f)], 5);
        place.Tube(chrome, 0.012f, 8, bar);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Tube(rubber, 0.018f, 10, [new(side * 0.37f, head.Y - 0.207f, head.Z + 0.097f), new(side * 0.26f, head.Y - 0.13f, head.Z + 0.127f)]);
            place.Tube(chrome, 0.005f, 6, Curve.Smooth([new(side * 0.2f, head.Y - 0.06f, head.Z + 0.13f), new(side * 0.28f, head.Y - 0.07f, head.Z + 0.13f), new(side * 0.37f, head.Y - 0.15f, head.Z + 0.1f)], 3));
            place.Tube(rubber, 0.005f, 6, Curve.Smooth([new(side * 0.22f, head.Y - 0.08f, head.Z + 0.13f), new(side * 0.18f, head.Y + 0.08f, head.Z + 0.12f), new(side * 0.05f, head.Y + 0.02f, head.Z - 0.1f), new(side * 0.04f, 0.25f, 0.66f)], 5));
        }
    }
}
