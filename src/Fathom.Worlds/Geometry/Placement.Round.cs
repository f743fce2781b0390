using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <content>Solids of revolution, tubes, and profiles carried along a path.</content>
internal readonly partial record struct Placement
{
    // Two stretches of an outline that meet at less than this cosine form an edge; flatter ones form a curve.
    private const float Crease = 0.7f;

    /// <summary>An outline turned about the z axis. It is shaded smoothly, with an edge where the outline bends by more than 45 degrees or has a point twice.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="sides">Facets around.</param>
    /// <param name="outline">Radius and height, from one end to the other; a radius of 0 closes the end.</param>
    public void Revolve(Material material, int sides, params ReadOnlySpan<Vector2> outline)
    {
        Mesh.Begin(material, Frame, smooth: true);
        var (lower, last) = (0, outline.Length - 1);
        for (var j = 0; j <= last; j++)
        {
            var point = outline[j];
            Vector2 before = Way(outline, j - 1), after = Way(outline, j);
            var edge = before != default && after != default && Vector2.Dot(before, after) < Crease;
            // Where the outline ends on the axis, its normal is the axis: the mirror image of the stretch goes on.
            if (point.X == 0 && j == 0)
                before = after with { Y = -after.Y };
            if (point.X == 0 && j == last)
                after = before with { Y = -before.Y };
            var upper = Ring(point, edge ? before : before + after, sides);
            if (j > 0 && point != outline[j - 1])
                Belt(lower, upper, sides, outline[j - 1].X == 0, point.X == 0);
            lower = edge ? Ring(point, after, sides) : upper;
        }
    }

    /// <summary>A round tube along a line of points, each with its radius, smoothly shaded: trunks, branches, pipes, ropes, wires.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="sides">Facets around.</param>
    /// <param name="points">Centre and radius; at least two. A radius of 0 closes the end in a tip.</param>
    public void Tube(Material material, int sides, params ReadOnlySpan<Vector4> points)
    {
        var axis = Vector3.Normalize((points[1] - points[0]).AsVector3());
        var across = Vector3.Normalize(Vector3.Cross(axis, MathF.Abs(axis.Z) < 0.9f ? Vector3.UnitZ : Vector3.UnitX));
        Mesh.Begin(material, new Frame(Frame.ToWorld(points[0].AsVector3()), Frame.Rotate(across), Frame.Rotate(Vector3.Cross(axis, across)), Frame.Rotate(axis)), smooth: true);
        var first = Mesh.VertexCount;
        for (var j = 0; j < points.Length; j++)
        {
            var way = points[Math.Min(j + 1, points.Length - 1)] - points[Math.Max(j - 1, 0)];
            axis = Vector3.Normalize(way.AsVector3());
            // Carried along without turning about the axis.
            across = Vector3.Normalize(across - axis * Vector3.Dot(across, axis));
            var along = Vector3.Cross(axis, across);
            var taper = axis * (way.W / way.AsVector3().Length());
            for (var i = 0; i < sides; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / sides);
                var outward = across * cos + along * sin;
                Mesh.Vertex(Frame.ToWorld(points[j].AsVector3() + outward * points[j].W), Frame.Rotate(Vector3.Normalize(outward - taper)));
            }
        }
        for (var j = 0; j + 1 < points.Length; j++)
            Belt(first + j * sides, first + (j + 1) * sides, sides, points[j].W == 0, points[j + 1].W == 0);
    }

    /// <summary>A round tube along a line of points, its radius changing along the way if told: cables, pipes, bent frames, handles.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="sides">Facets around.</param>
    /// <param name="points">At least two.</param>
    /// <param name="widths">Multiples of the radius from 0, the first point, to 1, the last.</param>
    public void Tube(Material material, float radius, int sides, ReadOnlySpan<Vector3> points, Func<float, float>? widths = null)
    {
        Span<Vector4> line = stackalloc Vector4[points.Length];
        for (var i = 0; i < points.Length; i++)
            line[i] = new Vector4(points[i], radius * (widths?.Invoke((float)i / (points.Length - 1)) ?? 1));
        Tube(material, sides, line);
    }

    /// <summary>A profile carried along frames: rails, kerbs, cornices, gutters. Flat-shaded between the profile's points.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="path">Frames in this one; the profile lies in their x–z planes.</param>
    /// <param name="profile">Points in x and z.</param>
    public void Sweep(Material material, ReadOnlySpan<Frame> path, params ReadOnlySpan<Vector2> profile)
    {
        Mesh.Begin(material, Frame);
        int first = Mesh.VertexCount, count = profile.Length;
        foreach (ref readonly var frame in path)
            foreach (var point in profile)
                Mesh.Vertex(Frame.ToWorld(frame.ToWorld(new(point.X, 0, point.Y))));
        for (var j = 0; j + 1 < path.Length; j++)
            for (var i = 0; i + 1 < count; i++)
            {
                var a = first + j * count + i;
                Mesh.Quad(a, a + 1, a + 1 + count, a + count);
            }
    }

    /// <summary>A round bar with half balls for ends: limbs, bodies, handles.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="from">The middle of one half ball.</param>
    /// <param name="to">The middle of the other.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="sides">Facets around.</param>
    public void Capsule(Material material, Vector3 from, Vector3 to, float radius, int sides = 10)
    {
        var rings = Math.Max(2, sides / 4);
        var length = Vector3.Distance(from, to);
        Span<Vector2> profile = stackalloc Vector2[2 * rings + 2];
        for (var i = 0; i <= rings; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI / 2 * i / rings);
            profile[i] = new(radius * sin, -radius * cos);
            profile[^(i + 1)] = new(radius * sin, length + radius * cos);
        }
        profile[0].X = profile[^1].X = 0;
        Towards(from, to).Revolve(material, sides, profile);
    }

    /// <summary>The placement at a point whose z axis looks to another.</summary>
    public Placement Towards(Vector3 from, Vector3 to)
    {
        var axis = Vector3.Normalize(to - from);
        var u = Vector3.Normalize(Vector3.Cross(axis, MathF.Abs(axis.Z) < 0.9f ? Vector3.UnitZ : Vector3.UnitX));
        return this with { Frame = new Frame(Frame.ToWorld(from), Frame.Rotate(u), Frame.Rotate(Vector3.Cross(axis, u)), Frame.Rotate(axis)) };
    }

    // Quadrilaterals between two rings of vertices, or triangles where a ring is a point.
    private void Belt(int lower, int upper, int sides, bool lowerIsPoint, bool upperIsPoint)
    {
        for (var i = 0; i < sides; i++)
        {
            var next = (i + 1) % sides;
            if (!lowerIsPoint)
                Mesh.Triangle(lower + i, lower + next, upper + next);
            if (!upperIsPoint)
                Mesh.Triangle(lower + i, upper + next, upper + i);
        }
    }

    // The unit way from a point of an outline to the next; zero beyond its ends and between a point and its repetition.
    private static Vector2 Way(ReadOnlySpan<Vector2> outline, int j) =>
        j < 0 || j + 1 == outline.Length || outline[j] == outline[j + 1] ? default : Vector2.Normalize(outline[j + 1] - outline[j]);

    // Vertices around z whose normals stand on an outline that goes some way; the first one's index.
    private int Ring(Vector2 point, Vector2 way, int sides)
    {
        var first = Mesh.VertexCount;
        way = Vector2.Normalize(way);
        for (var i = 0; i < sides; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / sides);
            Mesh.Vertex(Frame.ToWorld(new(point.X * cos, point.X * sin, point.Y)), Frame.Rotate(new(way.Y * cos, way.Y * sin, -way.X)));
        }
        return first;
    }
}
