using System.Numerics;
using System.Runtime.InteropServices;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>A corner of a triangle as a file gives it.</summary>
/// <param name="Position">Number of its position, from 0.</param>
/// <param name="Normal">Its normal, of any length; zero: to be computed.</param>
/// <param name="Paint">Its texture coordinate or linear colour.</param>
internal readonly record struct AssetCorner(int Position, Vector3 Normal = default, Vector3 Paint = default);

/// <summary>Makes a model of what a reader finds; checks every number, and counts before it keeps.</summary>
/// <param name="name">The file.</param>
internal sealed class AssetModelBuilder(string name)
{
    /// <summary>Most triangles of a mesh.</summary>
    public const int MostTriangles = 200_000;

    /// <summary>Most positions, normals or texture coordinates of a mesh.</summary>
    public const int MostVertices = 3 * MostTriangles;

    // Faces that meet at a sharper angle show an edge.
    private const float Crease = 0.7f;

    // Where more faces meet than this, looking at all of them for each would take long.
    private const int MostAround = 64;

    // Relative to the largest side: a triangle of less area is none.
    private const double SmallestArea = 1e-12;

    private readonly List<Point3> positions = [];
    private readonly List<AssetCorner> corners = [];
    private readonly List<(Material? Material, int First)> groups = [];

    /// <summary>Number of positions so far.</summary>
    public int Positions => positions.Count;

    /// <summary>Adds a position, in the file's units and axes.</summary>
    /// <exception cref="AssetException">It is not finite, or one too many.</exception>
    public void Position(double x, double y, double z)
    {
        if (!(Math.Abs(x) < 1e30 && Math.Abs(y) < 1e30 && Math.Abs(z) < 1e30))
            throw Broken($"position {positions.Count + 1} is not a finite number.");
        if (positions.Count == MostVertices)
            throw Broken($"more than {MostVertices} vertices. Simplify the mesh.");
        positions.Add(new Point3(x, y, z));
    }

    /// <summary>What is added next is made of this; null: the file names no material.</summary>
    public void Begin(Material? material) => groups.Add((material, corners.Count));

    /// <summary>Adds a triangle.</summary>
    /// <exception cref="AssetException">A corner is wrong, or it is one too many.</exception>
    public void Triangle(in AssetCorner a, in AssetCorner b, in AssetCorner c)
    {
        if (corners.Count == 3 * MostTriangles)
            throw Broken($"more than {MostTriangles} triangles. Simplify the mesh, or divide it into several files.");
        Corner(a);
        Corner(b);
        Corner(c);
    }

    /// <summary>Adds a convex polygon.</summary>
    /// <exception cref="AssetException">It has less than three corners, or <see cref="Triangle"/> refuses.</exception>
    public void Polygon(ReadOnlySpan<AssetCorner> polygon)
    {
        if (polygon.Length < 3)
            throw Broken($"a face of {polygon.Length} corners.");
        for (var i = 2; i < polygon.Length; i++)
            Triangle(polygon[0], polygon[i - 1], polygon[i]);
    }

    /// <summary>The model: turned from y up to z up, its foot's middle at the origin, with normals where there were none.</summary>
    /// <param name="metres">The file is in metres; kept where the largest side is from 0.02 to 20 of them.</param>
    /// <exception cref="AssetException">Nothing is left of it that could be seen.</exception>
    public AssetModel Build(bool metres)
    {
        if (corners.Count == 0)
            throw Broken("no triangles in it; points and lines have no surface.");
        var (metric, points) = Upright(metres);
        var faces = new Vector3[corners.Count / 3];
        for (var i = 0; i < faces.Length; i++)
            faces[i] = Vector3.Cross(points[corners[3 * i + 1].Position] - points[corners[3 * i].Position], points[corners[3 * i + 2].Position] - points[corners[3 * i].Position]);
        var smallest = (float)SmallestArea * (metric ? Square(points) : 1);
        var around = new FacesAround(CollectionsMarshal.AsSpan(corners), points);

        var vertices = new Dictionary<(int, Vector3, Vector3), int>();
        var (made, kept) = (new List<(Vector3 Position, Vector3 Normal, Vector3 Paint)>(), new List<AssetGroup>());
        for (var g = 0; g < groups.Count; g++)
        {
            var triangles = new List<Triangle>();
            for (var i = groups[g].First / 3; i < (g + 1 < groups.Count ? groups[g + 1].First : corners.Count) / 3; i++)
                if (faces[i].Length() > smallest)
                    triangles.Add(new Triangle(Vertex(3 * i), Vertex(3 * i + 1), Vertex(3 * i + 2)));
            if (triangles.Count > 0)
                kept.Add(new AssetGroup(groups[g].Material, [.. triangles]));
        }
        if (kept.Count == 0)
            throw Broken("all its triangles are points or lines.");
        return new AssetModel([.. made.Select(vertex => vertex.Position)], [.. made.Select(vertex => vertex.Normal)], [.. made.Select(vertex => vertex.Paint)], kept, metric);

        int Vertex(int corner)
        {
            var (position, given, paint) = corners[corner];
            var normal = given.LengthSquared() > 1e-12f ? Vector3.Normalize(Turned(given)) : around.Normal(corner, faces, Crease, MostAround);
            if (!vertices.TryGetValue((position, normal, paint), out var vertex))
            {
                vertices.Add((position, normal, paint), vertex = made.Count);
                made.Add((points[position], normal, paint));
            }
            return vertex;
        }
    }

    /// <summary>An error of this file.</summary>
    public AssetException Broken(string reason) => new(name, reason);

    private void Corner(in AssetCorner corner)
    {
        if ((uint)corner.Position >= (uint)positions.Count)
            throw Broken($"a face names vertex {corner.Position + 1L}, and there are {positions.Count}.");
        if (!IsFinite(corner.Normal) || !IsFinite(corner.Paint))
            throw Broken("a normal, texture coordinate or colour is not a finite number.");
        corners.Add(corner);
    }

    private static bool IsFinite(Vector3 v) => float.IsFinite(v.X) && float.IsFinite(v.Y) && float.IsFinite(v.Z);

    // OBJ, PLY and glTF files have y up and look along z.
    private static Vector3 Turned(Vector3 v) => new(v.X, -v.Z, v.Y);

    private static float Square(Vector3[] points)
    {
        var size = points.Aggregate(Vector3.Max) - points.Aggregate(Vector3.Min);
        return MathF.Max(size.X, MathF.Max(size.Y, size.Z)) is var side ? side * side : 0;
    }

    // In double precision: a mesh may stand far from its file's origin.
    private (bool Metric, Vector3[] Points) Upright(bool metres)
    {
        Point3 low = positions[corners[0].Position], high = low;
        foreach (var corner in corners)
        {
            var p = positions[corner.Position];
            low = new(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }
        var largest = Math.Max(high.X - low.X, Math.Max(high.Y - low.Y, high.Z - low.Z));
        if (!(largest > 0))
            throw Broken("all its triangles are one point.");
        var metric = metres && largest is >= 0.02 and <= 20;
        var scale = metric ? 1 : 1 / largest;
        double x = (low.X + high.X) / 2, z = (low.Z + high.Z) / 2;
        // Positions that no face uses may lie anywhere: they are brought within the box, so that they neither count nor overflow.
        return (metric, [.. positions.Select(p => new Vector3(
            (float)((Math.Clamp(p.X, low.X, high.X) - x) * scale), (float)((z - Math.Clamp(p.Z, low.Z, high.Z)) * scale), (float)((Math.Clamp(p.Y, low.Y, high.Y) - low.Y) * scale)))]);
    }
}
