using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <summary>
/// A ground given by a function: a quadtree of cells whose corners lie exactly on it, with its exact normals. Cells may differ in size as they like: where a neighbour is finer, its corners
/// are the cell's too, so that there are no cracks.
/// </summary>
internal sealed class Heightfield
{
    private const int DeepestLevel = 15;

    private readonly Mesh mesh;
    private readonly Func<float, float, Height> height;
    private readonly Func<float, float, float> cell;
    private readonly Vector2 corner;
    private readonly float step;
    private readonly Dictionary<int, int> vertices = new(1 << 14);
    private readonly List<(int X, int Y, int Size)> leaves = new(1 << 14);
    private readonly List<int> rim = [];

    private Heightfield(Mesh mesh, Func<float, float, Height> height, Func<float, float, float> cell, Vector2 centre, float size)
    {
        (this.mesh, this.height, this.cell) = (mesh, height, cell);
        corner = centre - new Vector2(size / 2);
        step = size / (1 << DeepestLevel);
    }

    /// <summary>Adds the ground to the part that was begun last, which should be smooth.</summary>
    /// <param name="mesh">Where to.</param>
    /// <param name="height">World height and slope at x, y.</param>
    /// <param name="cell">How wide a cell may be around x, y, metres. The finest are 1/32768 of <paramref name="size"/>.</param>
    /// <param name="centre">The middle of the square that the ground covers.</param>
    /// <param name="size">Its width, metres.</param>
    public static void Build(Mesh mesh, Func<float, float, Height> height, Func<float, float, float> cell, Vector2 centre, float size)
    {
        var field = new Heightfield(mesh, height, cell, centre, size);
        field.Divide(0, 0, 1 << DeepestLevel);
        foreach (var (x, y, width) in field.leaves)
            field.Cover(x, y, width);
    }

    private void Divide(int x, int y, int size)
    {
        var half = size / 2;
        if (half == 0 || size * step <= cell(corner.X + (x + half) * step, corner.Y + (y + half) * step))
        {
            leaves.Add((x, y, size));
            Corner(x, y);
            Corner(x + size, y);
            Corner(x, y + size);
            Corner(x + size, y + size);
            return;
        }
        Divide(x, y, half);
        Divide(x + half, y, half);
        Divide(x, y + half, half);
        Divide(x + half, y + half, half);
    }

    // Two triangles, or a fan where a neighbour's corner lies on the rim.
    private void Cover(int x, int y, int size)
    {
        rim.Clear();
        Edge(x, y, x + size, y);
        Edge(x + size, y, x + size, y + size);
        Edge(x + size, y + size, x, y + size);
        Edge(x, y + size, x, y);
        if (rim.Count == 4)
        {
            mesh.Quad(rim[0], rim[1], rim[2], rim[3]);
            return;
        }
        var middle = Add(x + size / 2, y + size / 2);
        for (var i = 0; i < rim.Count; i++)
            mesh.Triangle(middle, rim[i], rim[(i + 1) % rim.Count]);
    }

    // The vertices from a corner up to, but without, the next.
    private void Edge(int x0, int y0, int x1, int y1)
    {
        int x = (x0 + x1) / 2, y = (y0 + y1) / 2;
        if (Math.Abs(x1 - x0) + Math.Abs(y1 - y0) > 1 && vertices.ContainsKey(Key(x, y)))
        {
            Edge(x0, y0, x, y);
            Edge(x, y, x1, y1);
            return;
        }
        rim.Add(vertices[Key(x0, y0)]);
    }

    private void Corner(int x, int y)
    {
        if (!vertices.ContainsKey(Key(x, y)))
            vertices.Add(Key(x, y), Add(x, y));
    }

    private int Add(int x, int y)
    {
        var place = corner + new Vector2(x, y) * step;
        var at = height(place.X, place.Y);
        return mesh.Vertex(new Vector3(place, at.Value), Vector3.Normalize(new Vector3(-at.Dx, -at.Dy, 1)));
    }

    private static int Key(int x, int y) => (y << 16) + x;
}
