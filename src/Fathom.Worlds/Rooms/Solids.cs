using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Round and soft solids for things seen from near. Sizes are metres in the placement's frame.</summary>
internal static class Solids
{
    // Two segments of an outline that meet at less than this cosine form an edge; flatter ones form a curve.
    private const float Crease = 0.7f;

    /// <summary>A solid of revolution about z whose outline makes its own creases: where it bends sharply there is an edge, elsewhere a curve.</summary>
    /// <param name="place">The frame.</param>
    /// <param name="material">What it is made of.</param>
    /// <param name="sides">Facets around.</param>
    /// <param name="outline">Radius and height, at most 32 points.</param>
    public static void Revolve(this Placement place, Material material, int sides, params ReadOnlySpan<Vector2> outline)
    {
        Span<Vector2> profile = stackalloc Vector2[64];
        var count = 0;
        for (var i = 0; i < outline.Length; i++)
        {
            profile[count++] = outline[i];
            if (i > 0 && i + 1 < outline.Length && Vector2.Dot(Vector2.Normalize(outline[i] - outline[i - 1]), Vector2.Normalize(outline[i + 1] - outline[i])) < Crease)
                profile[count++] = outline[i];
        }
        place.Lathe(material, sides, profile[..count]);
    }

    /// <summary>A round tube along a line of points, its radius changing along the way if told: cables, pipes, bent frames, handles.</summary>
    public static void Tube(this Placement place, Material material, float radius, int sides, ReadOnlySpan<Vector3> points, Func<float, float>? widths = null)
    {
        Span<Vector4> line = stackalloc Vector4[points.Length];
        for (var i = 0; i < points.Length; i++)
            line[i] = new Vector4(points[i], radius * (widths?.Invoke((float)i / (points.Length - 1)) ?? 1));
        place.Tube(material, sides, line);
    }

    /// <summary>A closed ring of tube about z at the origin.</summary>
    public static void Torus(this Placement place, Material material, float radius, float thickness, int around = 20, int sides = 8) =>
        place.Sheet(material, around, sides, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (up, across) = MathF.SinCos(MathF.Tau * v);
            return new((radius + thickness * across) * cos, (radius + thickness * across) * sin, thickness * up);
        });

    /// <summary>A smoothly shaded surface over the unit square: cloth, leaves, cushions, anything with a formula.</summary>
    /// <param name="place">The frame.</param>
    /// <param name="material">What it is made of.</param>
    /// <param name="across">Quadrilaterals along the first parameter.</param>
    /// <param name="along">Quadrilaterals along the second.</param>
    /// <param name="at">Metres in the frame for parameters of 0 to 1.</param>
    public static void Sheet(this Placement place, Material material, int across, int along, Func<float, float, Vector3> at)
    {
        const float step = 1e-3f;
        var mesh = place.Mesh;
        mesh.Begin(material, place.Frame, smooth: true);
        var first = mesh.VertexCount;
        for (var j = 0; j <= along; j++)
            for (var i = 0; i <= across; i++)
            {
                float u = (float)i / across, v = (float)j / along;
                var point = at(u, v);
                // Towards the middle, so that the surface is not asked for outside of the square.
                Vector3 du = (at(u < 0.5f ? u + step : u - step, v) - point) * (u < 0.5f ? 1 : -1),
                    dv = (at(u, v < 0.5f ? v + step : v - step) - point) * (v < 0.5f ? 1 : -1);
                var normal = Vector3.Cross(du, dv);
                // At a pole both lines shrink to nothing; the facet's own normal serves there.
                mesh.Vertex(place.Frame.ToWorld(point), normal.LengthSquared() > 1e-16f ? place.Frame.Rotate(Vector3.Normalize(normal)) : default);
            }
        for (var j = 0; j < along; j++)
            for (var i = 0; i < across; i++)
            {
                var a = first + j * (across + 1) + i;
                mesh.Quad(a, a + 1, a + across + 2, a + across + 1);
            }
    }

    /// <summary>A box with rounded edges standing on z, its base centred at x, y.</summary>
    public static void Rounded(this Placement place, Material material, float x, float y, float z, float wide, float deep, float high, float radius, int steps = 2)
    {
        var half = new Vector3(wide, deep, high) / 2;
        radius = MathF.Min(radius, MathF.Min(half.X, MathF.Min(half.Y, half.Z)) * 0.999f);
        Vector3 inner = half - new Vector3(radius), centre = new(x, y, z + half.Z);
        var mesh = place.Mesh;
        mesh.Begin(material, place.Frame, smooth: true);
        var row = 2 * steps + 2;
        for (var face = 0; face < 6; face++)
        {
            var first = mesh.VertexCount;
            for (var j = 0; j < row; j++)
                for (var i = 0; i < row; i++)
                {
                    float a = Slope(i), b = Slope(j), side = (face & 1) == 0 ? 1 : -1;
                    float signA = i <= steps ? -1 : 1, signB = j <= steps ? -1 : 1;
                    var (direction, corner) = (face >> 1) switch
                    {
                        0 => (new Vector3(side, a, b), new Vector3(side, signA, signB)),
                        1 => (new Vector3(a, side, b), new Vector3(signA, side, signB)),
                        _ => (new Vector3(a, b, side), new Vector3(signA, signB, side)),
                    };
                    direction = Vector3.Normalize(direction);
                    mesh.Vertex(place.Frame.ToWorld(centre + corner * inner + direction * radius), place.Frame.Rotate(direction));
                }
            for (var j = 0; j + 1 < row; j++)
                for (var i = 0; i + 1 < row; i++)
                {
                    var at = first + j * row + i;
                    mesh.Quad(at, at + 1, at + row + 1, at + row);
                }
        }

        // Of the direction in which the rounding bulges: −1 to 0 in the first corner, 0 to 1 in the other.
        float Slope(int i) => i <= steps ? (float)(i - steps) / steps : (float)(i - steps - 1) / steps;
    }

    /// <summary>A stuffed cushion lying on z = 0, thin at its seam.</summary>
    public static void Cushion(this Placement place, Material material, float wide, float deep, float thick)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            place.Sheet(material, 10, 10, (u, v) =>
            {
                float a = 2 * u - 1, b = 2 * v - 1;
                // The corners stand out where the cover is full.
                float pinch = 1 - 0.1f * (1 - b * b), squeeze = 1 - 0.1f * (1 - a * a);
                var bulge = MathF.Sqrt(MathF.Max(0, (1 - a * a * a * a) * (1 - b * b * b * b)));
                return new(a * wide / 2 * pinch, b * deep / 2 * squeeze, thick / 2 + side * thick / 2 * bulge);
            });
    }

    /// <summary>Points on a smooth line through the given ones (Catmull and Rom 1974).</summary>
    public static Vector3[] Smooth(ReadOnlySpan<Vector3> through, int steps)
    {
        var points = new Vector3[(through.Length - 1) * steps + 1];
        for (var i = 0; i < points.Length; i++)
        {
            int k = Math.Min(i / steps, through.Length - 2), last = through.Length - 1;
            float t = (float)i / steps - k;
            Vector3 a = through[Math.Max(k - 1, 0)], b = through[k], c = through[k + 1], d = through[Math.Min(k + 2, last)];
            points[i] = 0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));
        }
        return points;
    }
}
