using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Abstracts;

/// <summary>Painted depth on a surface that has none of it: corridors, balls, cubes, receding floors, landscapes, shadows. What is painted says nothing about where the surface is.</summary>
internal sealed class Illusion : Material
{
    private readonly Trick trick;
    private readonly Vector3 near, far, ink;
    private readonly Vector2 light, vanishing;

    /// <summary>Draws a painting.</summary>
    public Illusion(Dice dice)
    {
        trick = (Trick)dice.Whole(0, 5);
        (near, far, ink) = (Palette.Any(dice), Palette.Any(dice), Palette.Any(dice));
        var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
        light = new(cos, sin);
        vanishing = new(dice.Uniform(0.3f, 0.7f), dice.Uniform(0.3f, 0.7f));
    }

    private enum Trick
    {
        Corridor,
        Balls,
        Cubes,
        Floor,
        Landscape,
        Shadows,
    }

    /// <summary>Metres of one picture; it repeats beyond.</summary>
    public float Size { get; init; } = 1;

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        float u = point.U / Size, v = point.V / Size;
        float x = u - MathF.Floor(u), y = v - MathF.Floor(v), footprint = point.Footprint / Size;
        surface.Albedo = trick switch
        {
            Trick.Corridor => Corridor(x, y, footprint),
            Trick.Balls => Balls(u, v),
            Trick.Cubes => Cubes(u, v),
            Trick.Floor => Receding(x, y, footprint),
            Trick.Landscape => Landscape(u, x, y, footprint),
            _ => Shadows(u, v, footprint),
        };
        surface.Gloss = 0.01f;
        surface.Polish = 0.3f;
    }

    // Rings of a passage, each smaller and darker, with lines that meet in a point.
    private Vector3 Corridor(float x, float y, float footprint)
    {
        float dx = x - vanishing.X, dy = y - vanishing.Y, reach = 2 * MathF.Max(MathF.Abs(dx), MathF.Abs(dy)) + 0.02f;
        var depth = 1 / reach;
        var ring = Lattice.Joint(depth, 0.5f, 0.12f, footprint * depth * depth * 2);
        var wall = MathF.Abs(dx) > MathF.Abs(dy) ? near : Vector3.Lerp(near, far, dy > 0 ? 0.8f : 0.3f);
        return Vector3.Lerp(wall, ink, ring) * MathF.Min(1, reach + 0.15f);
    }

    // Shaded balls in rows.
    private Vector3 Balls(float u, float v)
    {
        float x = 8 * (u * 2 - MathF.Floor(u * 2)) - 4, y = 8 * (v * 2 - MathF.Floor(v * 2)) - 4;
        var square = (x * x + y * y) / 12;
        if (square >= 1)
            return far * (square < 1.25f ? 0.5f : 1);
        var facing = MathF.Sqrt(1 - square) * 0.6f + (light.X * x + light.Y * y) * 0.16f;
        return near * (0.15f + MathF.Max(0, facing)) + new Vector3(MathF.Pow(MathF.Max(0, facing), 12) * 0.5f);
    }

    // Tumbling blocks: a lattice of lozenges in three shades.
    private Vector3 Cubes(float u, float v)
    {
        float a = 4 * (u + v * 0.57735f), b = 4 * v * 1.1547f;
        int i = (int)MathF.Floor(a), j = (int)MathF.Floor(b);
        float p = a - i, q = b - j;
        var shade = ((i + j) % 3 + 3) % 3 switch { 0 => p > q ? 1f : 0.6f, 1 => p > q ? 0.3f : 0.6f, _ => p > q ? 1f : 0.3f };
        return near * shade;
    }

    // A chequered floor up to a horizon, sky above it.
    private Vector3 Receding(float x, float y, float footprint)
    {
        var below = vanishing.Y - y;
        if (below <= 0.01f)
            return Vector3.Lerp(far, new Vector3(0.8f), y);
        float depth = 0.3f / below, across = (x - vanishing.X) * depth * 4;
        var dark = (((int)MathF.Floor(depth * 2) + (int)MathF.Floor(across)) & 1) == 0;
        return Vector3.Lerp(dark ? near : ink, far, MathF.Max(Lattice.Fade(1, footprint * depth / below), MathF.Min(1, depth / 12)));
    }

    // Ridges one behind another, paler with distance.
    private Vector3 Landscape(float u, float x, float y, float footprint)
    {
        for (var ridge = 0; ridge < 4; ridge++)
        {
            var crest = 0.2f + 0.16f * ridge + 0.25f * (Noise.Clouds.At(u * (1.5f + ridge), ridge * 3.7f, footprint) - 0.5f);
            if (y < crest)
                return Vector3.Lerp(near, far, ridge / 4f) * (0.75f + 0.5f * Noise.Clouds.At(x * 6, y * 6 + ridge, footprint * 6));
        }
        return Vector3.Lerp(far, new Vector3(0.85f), y);
    }

    // Soft dark shapes and folds, as if something stood before the surface.
    private Vector3 Shadows(float u, float v, float footprint)
    {
        var fold = 0.5f + 0.5f * MathF.Sin(9 * (u * light.X + v * light.Y) + 4 * Noise.Clouds.At(u, v, footprint));
        var cast = Math.Clamp((Noise.Clouds.At(u * 0.7f + 3, v * 0.7f, footprint) - 0.45f) * 9, 0.25f, 1);
        return near * (0.35f + 0.65f * fold) * cast;
    }
}
