using System.Collections.Concurrent;
using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Geometry;

/// <summary>All surfaces of a world: triangles and exact spheres, each belonging to a part. The arrays are longer than what they hold, and
/// are used again for the next world.</summary>
internal sealed class Mesh : IDisposable
{
    // Some 60 bytes each with their triangles. Without a limit, every idle mesh would in time be as long as the largest world.
    private const long MostIdleVertices = 4 << 20;

    private static readonly ConcurrentBag<Mesh> Idle = [];

    private static long idleVertices;

    private bool rented;
    private Tag tag = Tag.None;

    /// <summary>Vertices in world metres.</summary>
    public Vector3[] Positions { get; private set; } = new Vector3[8192];

    /// <summary>A normal for each vertex; zero in parts that are flat.</summary>
    public Vector3[] Normals { get; private set; } = new Vector3[8192];

    /// <summary>A texture coordinate or colour for each vertex; meant in parts made of <see cref="Skin"/> only. Empty until there is one.</summary>
    public Vector3[] Paints { get; private set; } = [];

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

    /// <summary>What lights the surroundings when it is dark.</summary>
    public List<Lamp> Lamps { get; } = [];

    /// <summary>Number of vertices.</summary>
    public int VertexCount { get; private set; }

    /// <summary>Number of triangles.</summary>
    public int TriangleCount { get; private set; }

    /// <summary>Number of spheres.</summary>
    public int SphereCount { get; private set; }

    /// <summary>Number of parts.</summary>
    public int PartCount { get; private set; }

    /// <summary>Number of things that were labelled.</summary>
    public int ThingCount { get; private set; }

    /// <summary>An empty mesh; disposal hands its arrays to the next.</summary>
    public static Mesh Rent()
    {
        if (!Idle.TryTake(out var mesh))
            mesh = new Mesh();
        else
            Interlocked.Add(ref idleVertices, -mesh.Positions.Length);
        mesh.rented = true;
        return mesh;
    }

    /// <summary>Starts a part; what is added next belongs to it.</summary>
    public void Begin(Material material, in Frame frame, bool smooth = false)
    {
        if (PartCount == Parts.Length)
            Parts = Grown(Parts);
        Parts[PartCount++] = new Part(material, frame, smooth, tag);
    }

    /// <summary>Starts a thing: until the result is disposed of, parts that begin belong to it.</summary>
    public Label Label(Semantic semantic)
    {
        var before = tag;
        tag = new Tag(semantic, ++ThingCount, Tag.Still);
        return new Label(this, before);
    }

    /// <summary>Ends the thing that <see cref="Label(Semantic)"/> started.</summary>
    public void Restore(Tag before) => tag = before;

    /// <summary>How much the mesh holds.</summary>
    public Extent Extent => new(VertexCount, TriangleCount, SphereCount, PartCount, ThingCount, Lamps.Count);

    /// <summary>Takes away all that was added since.</summary>
    public void Truncate(Extent extent)
    {
        Array.Clear(Parts, extent.Parts, PartCount - extent.Parts);
        (VertexCount, TriangleCount, SphereCount, PartCount, ThingCount) = (extent.Vertices, extent.Triangles, extent.Spheres, extent.Parts, extent.Things);
        Lamps.RemoveRange(extent.Lamps, Lamps.Count - extent.Lamps);
    }

    /// <summary>Adds a body's surfaces and lamps.</summary>
    /// <param name="body">In its own frame.</param>
    /// <param name="frame">Where that frame is.</param>
    /// <param name="number">Which body it is.</param>
    public void Append(Mesh body, in Frame frame, int number)
    {
        var things = ThingCount;
        Copy(body, frame, 1, own => new Tag(own.Semantic, things + own.Thing, number));
        foreach (var lamp in body.Lamps)
            Lamps.Add(lamp.At(frame));
        ThingCount = things + body.ThingCount;
    }

    /// <summary>Adds another mesh's surfaces to the thing that was started last.</summary>
    /// <param name="template">In its own frame.</param>
    /// <param name="frame">Where that frame is.</param>
    /// <param name="scale">Its size here.</param>
    public void Stamp(Mesh template, in Frame frame, float scale)
    {
        var here = tag;
        Copy(template, frame, scale, _ => here);
    }

    /// <summary>Adds a vertex and returns its index.</summary>
    public int Vertex(Vector3 position, Vector3 normal = default)
    {
        if (VertexCount == Positions.Length)
            (Positions, Normals) = (Grown(Positions), Grown(Normals));
        (Positions[VertexCount], Normals[VertexCount]) = (position, normal);
        return VertexCount++;
    }

    /// <summary>Adds a vertex with its texture coordinate or colour and returns its index.</summary>
    public int Vertex(Vector3 position, Vector3 normal, Vector3 paint)
    {
        var vertex = Vertex(position, normal);
        if (Paints.Length < Positions.Length)
        {
            var grown = Paints;
            Array.Resize(ref grown, Positions.Length);
            Paints = grown;
        }
        Paints[vertex] = paint;
        return vertex;
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
        (VertexCount, TriangleCount, SphereCount, PartCount, ThingCount) = (0, 0, 0, 0, 0);
        Lamps.Clear();
        tag = Tag.None;
        if (Interlocked.Add(ref idleVertices, Positions.Length) <= MostIdleVertices)
            Idle.Add(this);
        else
            Interlocked.Add(ref idleVertices, -Positions.Length);
    }

    private void Copy(Mesh from, in Frame frame, float scale, Func<Tag, Tag> belonging)
    {
        var (first, before, triangle, sphere) = (VertexCount, tag, 0, 0);
        for (var i = 0; i < from.VertexCount; i++)
            if (i < from.Paints.Length)
                Vertex(frame.ToWorld(from.Positions[i] * scale), frame.Rotate(from.Normals[i]), from.Paints[i]);
            else
                Vertex(frame.ToWorld(from.Positions[i] * scale), frame.Rotate(from.Normals[i]));
        for (var i = 0; i < from.PartCount; i++)
        {
            var part = from.Parts[i];
            tag = belonging(part.Tag);
            Begin(part.Material, frame.Place(part.Frame with { Origin = part.Frame.Origin * scale }), part.Smooth);
            for (; triangle < from.TriangleCount && from.TriangleParts[triangle] == i; triangle++)
            {
                var (a, b, c) = from.Triangles[triangle];
                Triangle(first + a, first + b, first + c);
            }
            for (; sphere < from.SphereCount && from.SphereParts[sphere] == i; sphere++)
                Sphere(frame.ToWorld(from.Spheres[sphere].AsVector3() * scale), from.Spheres[sphere].W * scale);
        }
        tag = before;
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
/// <param name="Tag">What they belong to.</param>
internal readonly record struct Part(Material Material, Frame Frame, bool Smooth, Tag Tag);

/// <summary>What a part belongs to.</summary>
/// <param name="Semantic">What it is.</param>
/// <param name="Thing">Which one, from 1; 0: none.</param>
/// <param name="Body">The number of the moving body, or <see cref="Still"/>.</param>
internal readonly record struct Tag(Semantic Semantic, int Thing, int Body)
{
    /// <summary>The body of what does not move.</summary>
    public const int Still = -1;

    /// <summary>What rays without a hit show.</summary>
    public static readonly Tag Sky = new(Semantic.Sky, 0, Still);

    /// <summary>A part that nobody labelled.</summary>
    public static readonly Tag None = new(Semantic.Thing, 0, Still);
}

/// <summary>How much a mesh holds.</summary>
internal readonly record struct Extent(int Vertices, int Triangles, int Spheres, int Parts, int Things, int Lamps);

/// <summary>The time during which a mesh's parts belong to a thing.</summary>
internal readonly struct Label(Mesh mesh, Tag before) : IDisposable
{
    public void Dispose() => mesh.Restore(before);
}
