using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <content>Rocks.</content>
internal readonly partial record struct Placement
{
    private static readonly (Vector3[] Points, Triangle[] Faces)[] Balls = [.. Enumerable.Range(0, 5).Select(Icosphere)];

    /// <summary>A boulder: a ball cut by random planes, roughened, and squeezed to a size. Its middle is at the origin.</summary>
    /// <param name="material">What it is made of.</param>
    /// <param name="dice">Random numbers.</param>
    /// <param name="radii">Half its size along x, y and z, metres.</param>
    /// <param name="detail">0 to 4: 20, 80, 320, 1280 or 5120 triangles.</param>
    /// <param name="roughness">0: smooth pebble; 1: jagged.</param>
    public void Rock(Material material, Dice dice, Vector3 radii, int detail, float roughness)
    {
        var (points, faces) = Balls[detail];
        Span<Vector4> cuts = stackalloc Vector4[16];
        foreach (ref var cut in cuts)
            cut = new Vector4(dice.Direction(), dice.Uniform(0.55f, 0.95f));
        int salt = dice.Whole(0, 1 << 20), first = Mesh.VertexCount;
        Mesh.Begin(material, Frame, smooth: true);
        foreach (var point in points)
            Mesh.Vertex(point * Reach(point, cuts, salt, roughness) * radii);
        var normals = Mesh.Normals.AsSpan(first, points.Length);
        normals.Clear();
        foreach (var (a, b, c) in faces)
        {
            Vector3 p = Mesh.Positions[first + a], q = Mesh.Positions[first + b], r = Mesh.Positions[first + c];
            var area = Vector3.Cross(q - p, r - p);
            normals[a] += area;
            normals[b] += area;
            normals[c] += area;
            Mesh.Triangle(first + a, first + b, first + c);
        }
        for (var i = 0; i < points.Length; i++)
            (Mesh.Positions[first + i], normals[i]) = (Frame.ToWorld(Mesh.Positions[first + i]), Frame.Rotate(Vector3.Normalize(normals[i])));
    }

    // How far the rock reaches in a direction: to the nearest cut, with bumps of two sizes.
    private static float Reach(Vector3 way, ReadOnlySpan<Vector4> cuts, int salt, float roughness)
    {
        var reach = 1f;
        foreach (var cut in cuts)
            if (Vector3.Dot(way, cut.AsVector3()) is > 0.01f and var slant)
                reach = MathF.Min(reach, cut.W / slant);
        var bumps = 0f;
        for (var (size, share) = (0.6f, 0.075f); size > 0.06f; size *= 0.45f, share *= 0.55f)
            bumps += share * (Relief.Noise(way.X + 7, way.Y + way.Z, size, salt).Value + Relief.Noise(way.Z - 5, way.X - way.Y, size, salt + 1).Value);
        return reach * (1 + roughness * bumps);
    }

    // An icosahedron whose faces are divided in four again and again, on the unit ball.
    private static (Vector3[] Points, Triangle[] Faces) Icosphere(int divisions)
    {
        var golden = (1 + MathF.Sqrt(5)) / 2;
        List<Vector3> points = [];
        foreach (var (x, y) in ((float, float)[])[(-1, golden), (1, golden), (-1, -golden), (1, -golden)])
            points.AddRange([new(x, y, 0), new(0, x, y), new(y, 0, x)]);
        for (var i = 0; i < points.Count; i++)
            points[i] = Vector3.Normalize(points[i]);
        List<Triangle> faces = [];
        // Three corners that touch each other are a face.
        var touch = Vector3.Distance(points[0], points[3]) * 1.01f;
        for (var a = 0; a < 12; a++)
            for (var b = a + 1; b < 12; b++)
                for (var c = b + 1; c < 12; c++)
                    if (Vector3.Distance(points[a], points[b]) < touch && Vector3.Distance(points[b], points[c]) < touch && Vector3.Distance(points[a], points[c]) < touch)
                        faces.Add(Vector3.Dot(Vector3.Cross(points[b] - points[a], points[c] - points[a]), points[a]) > 0 ? new(a, b, c) : new(a, c, b));
        for (; divisions > 0; divisions--)
        {
            Dictionary<(int, int), int> middles = [];
            List<Triangle> finer = [];
            foreach (var (a, b, c) in faces)
            {
                int ab = Middle(a, b), bc = Middle(b, c), ca = Middle(c, a);
                finer.AddRange([new(a, ab, ca), new(ab, b, bc), new(ca, bc, c), new(ab, bc, ca)]);
            }
            faces = finer;

            int Middle(int a, int b)
            {
                if (!middles.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out var middle))
                {
                    middles.Add((Math.Min(a, b), Math.Max(a, b)), middle = points.Count);
                    points.Add(Vector3.Normalize(points[a] + points[b]));
                }
                return middle;
            }
        }
        return ([.. points], [.. faces]);
    }
}
