using System.Numerics;
using System.Runtime.InteropServices;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <summary>All surfaces of a world: triangles and exact spheres, each belonging to a part.</summary>
internal sealed class Mesh
{
    private readonly List<Vector3> positions = [];
    private readonly List<Vector3> normals = [];
    private readonly List<Triangle> triangles = [];
    private readonly List<int> triangleParts = [];
    private readonly List<Vector4> spheres = [];
    private readonly List<int> sphereParts = [];
    private readonly List<Part> parts = [];

    /// <summary>Vertices in world metres.</summary>
    public ReadOnlySpan<Vector3> Positions => CollectionsMarshal.AsSpan(positions);

    /// <summary>A normal for each vertex; zero in parts that are flat.</summary>
    public ReadOnlySpan<Vector3> Normals => CollectionsMarshal.AsSpan(normals);

    /// <summary>Corners of the triangles.</summary>
    public ReadOnlySpan<Triangle> Triangles => CollectionsMarshal.AsSpan(triangles);

    /// <summary>The part of each triangle.</summary>
    public ReadOnlySpan<int> TriangleParts => CollectionsMarshal.AsSpan(triangleParts);

    /// <summary>Centre and radius.</summary>
    public ReadOnlySpan<Vector4> Spheres => CollectionsMarshal.AsSpan(spheres);

    /// <summary>The part of each sphere.</summary>
    public ReadOnlySpan<int> SphereParts => CollectionsMarshal.AsSpan(sphereParts);

    /// <summary>What the surfaces are made of, and the frame in which their texture lies.</summary>
    public ReadOnlySpan<Part> Parts => CollectionsMarshal.AsSpan(parts);

    /// <summary>Starts a part; what is added next belongs to it.</summary>
    public void Begin(Material material, in Frame frame, bool smooth = false) => parts.Add(new Part(material, frame, smooth));

    /// <summary>Adds a vertex and returns its index.</summary>
    public int Vertex(Vector3 position, Vector3 normal = default)
    {
        positions.Add(position);
        normals.Add(normal);
        return positions.Count - 1;
    }

    /// <summary>Adds a triangle; which side it shows does not matter.</summary>
    public void Triangle(int a, int b, int c)
    {
        triangles.Add(new Triangle(a, b, c));
        triangleParts.Add(parts.Count - 1);
    }

    /// <summary>Adds two triangles.</summary>
    public void Quad(int a, int b, int c, int d)
    {
        Triangle(a, b, c);
        Triangle(a, c, d);
    }

    /// <summary>Adds an exact sphere.</summary>
    public void Sphere(Vector3 centre, float radius)
    {
        spheres.Add(new Vector4(centre, radius));
        sphereParts.Add(parts.Count - 1);
    }
}

/// <summary>Three vertex indices.</summary>
internal readonly record struct Triangle(int A, int B, int C);

/// <summary>Surfaces of one material in one frame.</summary>
/// <param name="Material">What they are made of.</param>
/// <param name="Frame">Where their texture lies.</param>
/// <param name="Smooth">Shade with the vertices' normals instead of the triangle's.</param>
internal readonly record struct Part(Material Material, Frame Frame, bool Smooth);
