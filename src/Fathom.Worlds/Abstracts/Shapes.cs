using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Abstracts;

/// <summary>Every solid there is, with random proportions, about one metre large and centred on the origin.</summary>
internal sealed class Shapes(Dice dice)
{
    /// <summary>One of them.</summary>
    public void Any(Placement place, Material material)
    {
        switch (dice.Whole(0, 19))
        {
            case 0: place.Block(material, 0, 0, -0.5f, S(), S(), S()); break;
            case 1: place.Rounded(material, 0, 0, -0.4f, S(), S(), S(), dice.Uniform(0.03f, 0.3f), 3); break;
            case 2: place.Ball(material, default, 0.5f); break;
            case 3: place.Ellipsoid(material, default, new Vector3(S(), S(), S()) / 2, 24, 14); break;
            case 4: place.Frustum(material, -0.5f, -S() / 2, -S() / 2, S() / 2, S() / 2, 0.5f, -S() / 2, -S() / 2, S() / 2, S() / 2); break;
            case 5: place.Bar(material, new(0, 0, -0.5f), new(0, 0, 0.5f), S() / 2, S() / 2, dice.Whole(3, 28)); break;
            case 6: Turned(place, material); break;
            case 7: Knot(place, material); break;
            case 8: place.Torus(material, 0.38f, dice.Uniform(0.03f, 0.2f), 32, 12); break;
            case 9: Waves(place, material); break;
            case 10: Slats(place, material); break;
            case 11: Stairs(place, material); break;
            case 12: place.Block(material, 0, 0, -0.5f, S(), 0.02f, 1); break;
            case 13: place.Rock(material, dice, new Vector3(S(), S(), S()) / 2, 3, dice.Uniform(0, 1)); break;
            case 14: Outline(place, material); break;
            case 15: Spiral(place, material); break;
            case 16: Grid(place, material); break;
            case 17: Shell(place, material); break;
            case 18: Bush(place, material); break;
            default: Frame(place, material); break;
        }
    }

    private float S() => dice.LogUniform(0.15f, 1);

    private void Turned(Placement place, Material material)
    {
        Span<Vector2> outline = stackalloc Vector2[dice.Whole(4, 10)];
        for (var i = 0; i < outline.Length; i++)
            outline[i] = new(dice.Uniform(0.05f, 0.5f), -0.5f + (float)i / (outline.Length - 1));
        place.Revolve(material, 24, outline);
    }

    private void Knot(Placement place, Material material)
    {
        Span<Vector3> points = stackalloc Vector3[dice.Whole(4, 9)];
        foreach (ref var point in points)
            point = new(dice.Uniform(-0.5f, 0.5f), dice.Uniform(-0.5f, 0.5f), dice.Uniform(-0.5f, 0.5f));
        place.Tube(material, dice.LogUniform(0.01f, 0.1f), 10, Curve.Smooth(points, 8));
    }

    private void Waves(Placement place, Material material)
    {
        float a = dice.Uniform(1, 12), b = dice.Uniform(1, 12), high = dice.Uniform(0.02f, 0.2f), bend = dice.Uniform(-1, 1);
        place.Sheet(material, 32, 32, (u, v) => new(u - 0.5f, v - 0.5f, high * MathF.Sin(a * u + 2 * v) * MathF.Cos(b * v) + bend * (u - 0.5f) * (u - 0.5f)));
    }

    private void Slats(Placement place, Material material)
    {
        var count = dice.Whole(3, 14);
        var round = dice.Chance(0.5f);
        for (var i = 0; i < count; i++)
        {
            var x = (i + 0.5f) / count - 0.5f;
            if (round)
                place.Bar(material, new(x, 0, -0.5f), new(x, 0, 0.5f), 0.12f / count + 0.005f, 0.12f / count + 0.005f, 8);
            else
                place.Block(material, x, 0, -0.5f, 0.4f / count, 0.05f, 1);
        }
    }

    private void Stairs(Placement place, Material material)
    {
        var count = dice.Whole(3, 10);
        for (var i = 0; i < count; i++)
            place.Box(material, -0.4f, -0.5f + (float)i / count, -0.5f, 0.4f, -0.5f + (i + 1f) / count, -0.5f + (i + 1f) / count);
    }

    private void Outline(Placement place, Material material)
    {
        var count = dice.Whole(3, 8);
        Span<Vector2> outline = stackalloc Vector2[count];
        var start = dice.Uniform(0, MathF.Tau);
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = MathF.SinCos(start + MathF.Tau * (i + 0.4f * dice.Uniform()) / count);
            outline[i] = new(0.5f * cos, 0.5f * sin);
        }
        var thick = S() / 2;
        place.Prism(material, -thick, thick, outline);
    }

    private void Spiral(Placement place, Material material)
    {
        Span<Vector3> points = stackalloc Vector3[80];
        float turns = dice.Uniform(2, 7), radius = dice.Uniform(0.1f, 0.45f), shrink = dice.Uniform(0, 0.9f);
        for (var i = 0; i < points.Length; i++)
        {
            var t = i / 79f;
            var (sin, cos) = MathF.SinCos(MathF.Tau * turns * t);
            points[i] = new(radius * (1 - shrink * t) * cos, radius * (1 - shrink * t) * sin, t - 0.5f);
        }
        place.Tube(material, dice.Uniform(0.01f, 0.05f), 8, points);
    }

    private void Grid(Placement place, Material material)
    {
        var count = dice.Whole(2, 6);
        for (var i = 0; i <= count; i++)
        {
            var x = (float)i / count - 0.5f;
            place.Bar(material, new(x, 0, -0.5f), new(x, 0, 0.5f), 0.015f, 0.015f, 6);
            place.Bar(material, new(-0.5f, 0, x), new(0.5f, 0, x), 0.015f, 0.015f, 6);
        }
    }

    // Half a hollow ball.
    private void Shell(Placement place, Material material)
    {
        var cut = dice.Uniform(0.3f, 0.8f);
        place.Sheet(material, 28, 12, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (up, across) = MathF.SinCos(MathF.PI * (v * cut - 0.5f));
            return new(0.5f * across * cos, 0.5f * across * sin, 0.5f * up);
        });
    }

    // Loose facets in a ball.
    private void Bush(Placement place, Material material)
    {
        place.Mesh.Begin(material, place.Frame);
        for (var i = dice.Whole(40, 250); i > 0; i--)
        {
            Vector3 at = Point() * 0.42f, a = Point() * 0.08f, b = Point() * 0.08f;
            place.Mesh.Triangle(place.Vertex(at), place.Vertex(at + a), place.Vertex(at + b));
        }

        Vector3 Point() => new(dice.Normal(0, 0.5f), dice.Normal(0, 0.5f), dice.Normal(0, 0.5f));
    }

    private void Frame(Placement place, Material material)
    {
        var thick = dice.Uniform(0.03f, 0.15f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Block(material, side * (0.5f - thick / 2), 0, -0.5f, thick, thick, 1);
            place.Block(material, 0, 0, side * (0.5f - thick / 2) - thick / 2, 1, thick, thick);
        }
    }
}
