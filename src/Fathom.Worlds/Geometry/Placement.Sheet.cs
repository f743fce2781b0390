using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <content>Surfaces with a formula, and soft solids.</content>
internal readonly partial record struct Placement
{
    /// <summary>A smoothly shaded surface over the unit square: cloth, leaves, cushions, anything with a formula.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="across">Quadrilaterals along the first parameter.</param>
    /// <param name="along">Quadrilaterals along the second.</param>
    /// <param name="at">Metres in the frame for parameters of 0 to 1.</param>
    public void Sheet(Material material, int across, int along, Func<float, float, Vector3> at)
    {
        const float step = 1e-3f;
        Mesh.Begin(material, Frame, smooth: true);
        var first = Mesh.VertexCount;
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
                Mesh.Vertex(Frame.ToWorld(point), normal.LengthSquared() > 1e-16f ? Frame.Rotate(Vector3.Normalize(normal)) : default);
            }
        for (var j = 0; j < along; j++)
            for (var i = 0; i < across; i++)
            {
                var a = first + j * (across + 1) + i;
                Mesh.Quad(a, a + 1, a + across + 2, a + across + 1);
            }
    }

    /// <summary>A closed ring of tube about z at the origin.</summary>
    public void Torus(Material material, float radius, float thickness, int around = 20, int sides = 8) =>
        Sheet(material, around, sides, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (up, across) = MathF.SinCos(MathF.Tau * v);
            return new((radius + thickness * across) * cos, (radius + thickness * across) * sin, thickness * up);
        });

    /// <summary>A stuffed cushion lying on z = 0, thin at its seam.</summary>
    public void Cushion(Material material, float wide, float deep, float thick)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            Sheet(material, 10, 10, (u, v) =>
            {
                float a = 2 * u - 1, b = 2 * v - 1;
                // The corners stand out where the cover is full.
                float pinch = 1 - 0.1f * (1 - b * b), squeeze = 1 - 0.1f * (1 - a * a);
                var bulge = MathF.Sqrt(MathF.Max(0, (1 - a * a * a * a) * (1 - b * b * b * b)));
                return new(a * wide / 2 * pinch, b * deep / 2 * squeeze, thick / 2 + side * thick / 2 * bulge);
            });
    }

    /// <summary>A box with rounded edges standing on z, its base centred at x, y.</summary>
    public void Rounded(Material material, float x, float y, float z, float wide, float deep, float high, float radius, int steps = 2)
    {
        var half = new Vector3(wide, deep, high) / 2;
        radius = MathF.Min(radius, MathF.Min(half.X, MathF.Min(half.Y, half.Z)) * 0.999f);
        Vector3 inner = half - new Vector3(radius), centre = new(x, y, z + half.Z);
        Mesh.Begin(material, Frame, smooth: true);
        var row = 2 * steps + 2;
        for (var face = 0; face < 6; face++)
        {
            var first = Mesh.VertexCount;
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
                    Mesh.Vertex(Frame.ToWorld(centre + corner * inner + direction * radius), Frame.Rotate(direction));
                }
            for (var j = 0; j + 1 < row; j++)
                for (var i = 0; i + 1 < row; i++)
                {
                    var at = first + j * row + i;
                    Mesh.Quad(at, at + 1, at + row + 1, at + row);
                }
        }

        // Of the direction in which the rounding bulges: −1 to 0 in the first corner, 0 to 1 in the other.
        float Slope(int i) => i <= steps ? (float)(i - steps) / steps : (float)(i - steps - 1) / steps;
    }
}
