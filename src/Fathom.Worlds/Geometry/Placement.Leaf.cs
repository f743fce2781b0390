using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <content>Leaves.</content>
internal readonly partial record struct Placement
{
    /// <summary>Adds a leaf to the part begun last, which should be smooth. Each of its triangles gets a shade of its own (<see cref="Materials.Leaves"/>).</summary>
    /// <param name="shape">Its outline.</param>
    /// <param name="stalk">Where it begins.</param>
    /// <param name="along">From there to its tip.</param>
    /// <param name="across">Half its width.</param>
    /// <param name="normal">With which it is shaded; unit length. That of the crown it belongs to gives the crown a lit and a dark side.</param>
    public void Leaf(LeafShape shape, Vector3 stalk, Vector3 along, Vector3 across, Vector3 normal)
    {
        Vector3 origin = Frame.ToWorld(stalk), u = Frame.Rotate(along), v = Frame.Rotate(across);
        normal = Frame.Rotate(normal);
        for (var i = 0; i < shape.Corners.Count; i += 3)
        {
            var first = Mesh.VertexCount;
            for (var j = 0; j < 3; j++)
                Mesh.Vertex(origin + u * shape.Corners[i + j].X + v * shape.Corners[i + j].Y, normal);
            Mesh.Triangle(first, first + 1, first + 2);
        }
    }
}
