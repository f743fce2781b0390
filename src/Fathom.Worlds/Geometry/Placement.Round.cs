using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <content>Solids of revolution, tubes and rounded bodies.</content>
internal readonly partial record struct Placement
{
    /// <summary>A profile turned about the z axis. A point given twice makes a crease; elsewhere the surface is shaded smoothly.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="sides">Facets around.</param>
    /// <param name="profile">Radius and height, from one end to the other; a radius of 0 closes the end.</param>
    public void Lathe(Material material, int sides, params ReadOnlySpan<Vector2> profile)
    {
        Mesh.Begin(material, Frame, smooth: true);
        var first = Mesh.VertexCount;
        for (var j = 0; j < profile.Length; j++)
        {
            var normal = ProfileNormal(profile, j);
            for (var i = 0; i < sides; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / sides);
                Mesh.Vertex(Frame.ToWorld(new(profile[j].X * cos, profile[j].X * sin, profile[j].Y)), Frame.Rotate(new(normal.X * cos, normal.X * sin, normal.Y)));
            }
        }
        for (var j = 0; j + 1 < profile.Length; j++)
            if (profile[j] != profile[j + 1])
                Belt(first + j * sides, first + (j + 1) * sides, sides, profile[j].X == 0, profile[j + 1].X == 0);
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

    /// <summary>A profile carried along frames: rails, kerbs, cornices, gutters. Flat-shaded between the profile's points.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="path">Frames in this one; the profile lies in their x–z planes.</param>
    /// <param name="closed">The profile's last point is joined to its first, and both ends are covered (the profile must be convex then).</param>
    /// <param name="profile">Points in x and z.</param>
    public void Sweep(Material material, ReadOnlySpan<Frame> path, bool closed, params ReadOnlySpan<Vector2> profile)
    {
        Mesh.Begin(material, Frame);
        int first = Mesh.VertexCount, count = profile.Length, last = first + (path.Length - 1) * count;
        foreach (ref readonly var frame in path)
            foreach (var point in profile)
                Mesh.Vertex(Frame.ToWorld(frame.ToWorld(new(point.X, 0, point.Y))));
        for (var j = 0; j + 1 < path.Length; j++)
            for (var i = 0; i < (closed ? count : count - 1); i++)
            {
                int a = first + j * count + i, b = first + j * count + (i + 1) % count;
                Mesh.Quad(a, b, b + count, a + count);
            }
        for (var i = 2; closed && i < count; i++)
        {
            Mesh.Triangle(first, first + i - 1, first + i);
            Mesh.Triangle(last, last + i - 1, last + i);
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
        Towards(from, to).Lathe(material, sides, profile);
    }

    /// <summary>A box standing on z, its base centred at x, y, whose edges are cut off at 45 degrees and shaded as if round: furniture, machines, crates, stones.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="centre">The middle of the base.</param>
    /// <param name="size">Metres along x, y and z.</param>
    /// <param name="bevel">Metres cut from each edge, at most half the smallest size.</param>
    public void Bevelled(Material material, Vector3 centre, Vector3 size, float bevel)
    {
        Mesh.Begin(material, Frame, smooth: true);
        var first = Mesh.VertexCount;
        var half = size / 2;
        bevel = MathF.Min(bevel, MathF.Min(half.X, MathF.Min(half.Y, half.Z)));
        centre.Z += half.Z;
        // Each of the eight corners as three points, one on each of its faces.
        for (var i = 0; i < 8; i++)
        {
            var sign = new Vector3((i & 1) == 0 ? -1 : 1, (i & 2) == 0 ? -1 : 1, (i & 4) == 0 ? -1 : 1);
            for (var axis = 0; axis < 3; axis++)
            {
                Vector3 face = default, inset = new(bevel);
                face[axis] = 1;
                inset[axis] = 0;
                Mesh.Vertex(Frame.ToWorld(centre + sign * (half - inset)), Frame.Rotate(sign * face));
            }
        }
        for (var axis = 0; axis < 3; axis++)
        {
            int u = 1 << ((axis + 1) % 3), v = 1 << ((axis + 2) % 3), w = 1 << axis;
            for (var side = 0; side <= w; side += w)
                Mesh.Quad(At(side), At(side + u), At(side + u + v), At(side + v));
            // The four edges along this axis join the faces of the two others.
            for (var edge = 0; edge < 4; edge++)
            {
                var start = (edge & 1) * u + (edge >> 1) * v;
                Mesh.Quad(On(start, 1), On(start, 2), On(start + w, 2), On(start + w, 1));
            }

            int At(int corner) => first + 3 * corner + axis;
            int On(int corner, int next) => first + 3 * corner + (axis + next) % 3;
        }
        for (var i = 0; i < 8; i++)
            Mesh.Triangle(first + 3 * i, first + 3 * i + 1, first + 3 * i + 2);
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

    // The mean of the normals of the two stretches that meet; of one where the other has no length.
    private static Vector2 ProfileNormal(ReadOnlySpan<Vector2> profile, int j)
    {
        Vector2 before = j > 0 ? profile[j] - profile[j - 1] : default, after = j + 1 < profile.Length ? profile[j + 1] - profile[j] : default;
        // Where a smooth profile ends on the axis, its normal is the axis: the mirror image of the stretch goes on.
        if (profile[j].X == 0 && j == 0)
            before = after with { Y = -after.Y };
        if (profile[j].X == 0 && j == profile.Length - 1)
            after = before with { Y = -before.Y };
        var way = Unit(before) + Unit(after);
        if (way.LengthSquared() < 1e-9f)
            way = before == default ? after : before;
        return Vector2.Normalize(new(way.Y, -way.X));

        static Vector2 Unit(Vector2 way) => way == default ? default : Vector2.Normalize(way);
    }
}
