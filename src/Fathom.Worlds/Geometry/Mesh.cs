using System.Collections.Concurrent;
using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <summary>All surfaces of a world: triangles and exact spheres, each belonging to a part. The arrays are longer than what they hold, and
/// are used again for the next world.</summary>
internal sealed class Mesh : IDisposable
{
    private static readonly ConcurrentBag<Mesh> Idle = [];

    private bool rented;

    /// <summary>Vertices in world metres.</summary>
    public Vector3[] Positions { get; private set; } = new Vector3[8192];

    /// <summary>A normal for each vertex; zero in parts that are flat.</summary>
    public Vector3[] Normals { get; private set; } = new Vector3[8192];

    /// <summary>Corners of the triangles.</summary>
    public Triangle[] Triangles { get; private set; } = new Triangle[8192];

    /// <summary>The part of each triangle.</summary>
    public int[] TriangleParts { get; private set; } = new int[8192];

    /// <summary>Centre and radius.</summary>
    public Vector4[] Spheres { get; private set; } = new Vector4[16];

    /// <summary>The part of each sphere.</summary>
    public int[] SphereParts { get; private set; } = new int[16];

    /// <summary>What the surfaces are made of, and the frame in which their texture lies.</summary>
    public Part[] Parts { get; private set; } = new Part[1024];

    /// <summary>Number of vertices.</summary>
    public int VertexCount { get; private set; }

    /// <summary>Number of triangles.</summary>
    public int TriangleCount { get; private set; }

    /// <summary>Number of spheres.</summary>
    public int SphereCount { get; private set; }

    /// <summary>Number of parts.</summary>
    public int PartCount { get; private set; }

    /// <summary>An empty mesh; disposal hands its arrays to the next.</summary>
    public static Mesh Rent()
    {
        var mesh = Idle.TryTake(out var idle) ? idle : new Mesh();
        mesh.rented = true;
        return mesh;
    }

    /// <summary>Starts a part; what is added next belongs to it.</summary>
    public void Begin(Material material, in Frame frame, bool smooth = false)
    {
        if (PartCount == Parts.Length)
            Parts = Grown(Parts);
        Parts[PartCount++] = new Part(material, frame, smooth);
    }

    /// <summary>Adds a vertex and returns its index.</summary>
    public int Vertex(Vector3 position, Vector3 normal = default)
    {
        if (VertexCount == Positions.Length)
            (Positions, Normals) = (Grown(Positions), Grown(Normals));
        (Positions[VertexCount], Normals[VertexCount]) = (position, normal);
        return VertexCount++;
    }

    /// <summary>Adds a triangle; which side it shows does not matter.</summary>
    public void Triangle(int a, int b, int c)
    {
        if (TriangleCount == Triangles.Length)
            (Triangles, TriangleParts) = (Grown(Triangles), Grown(TriangleParts));
        (Triangles[TriangleCount], TriangleParts[TriangleCount]) = (new Triangle(a, b, c), PartCount - 1);
        TriangleCount++;
    }

    /// <summary>Adds two triangles.</summary>
    public void Quad(int a, int b, int c, int d)
    {
        Triangle(a, b, c);
        Triangle(a, c, d);
    }

    /// <summary>Adds a strip of quadrilaterals between two edges.</summary>
    /// <param name="steps">Quadrilaterals in the strip.</param>
    /// <param name="edge">World metres of the strip's two sides at 0 to <paramref name="steps"/>.</param>
    public void Ribbon(int steps, Func<int, (Vector3 One, Vector3 Other)> edge)
    {
        int a = 0, b = 0;
        for (var i = 0; i <= steps; i++)
        {
            var (one, other) = edge(i);
            int c = Vertex(one), d = Vertex(other);
            if (i > 0)
                Quad(a, b, d, c);
            (a, b) = (c, d);
        }
    }

    /// <summary>Adds an exact sphere.</summary>
    public void Sphere(Vector3 centre, float radius)
    {
        if (SphereCount == Spheres.Length)
            (Spheres, SphereParts) = (Grown(Spheres), Grown(SphereParts));
        (Spheres[SphereCount], SphereParts[SphereCount]) = (new Vector4(centre, radius), PartCount - 1);
        SphereCount++;
    }

    public void Dispose()
    {
        // A mesh that is given back twice would be two worlds' at once.
        if (!rented)
            return;
        rented = false;
        // Parts hold materials, which must not outlive their world.
        Array.Clear(Parts, 0, PartCount);
        (VertexCount, TriangleCount, SphereCount, PartCount) = (0, 0, 0, 0);
        Idle.Add(this);
    }

    private static T[] Grown<T>(T[] array)
    {
        Array.Resize(ref array, 2 * array.Length);
        return array;
    }
}

/// <summary>Three vertex indices.</summary>
internal readonly record struct Triangle(int A, int B, int C);

/// <summary>Surfaces of one material in one frame.</summary>
/// <param name="Material">What they are made of.</param>
/// <param name="Frame">Where their texture lies.</param>
/// <param name="Smooth">Shade with the vertices' normals instead of the triangle's.</param>
internal readonly record struct Part(Material Material, Frame Frame, bool Smooth);
