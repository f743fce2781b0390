using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>A mesh of the user's, upright (z up) on the middle of its foot.</summary>
/// <param name="positions">Metres where <see cref="Metric"/>, else the largest side is 1.</param>
/// <param name="normals">Unit normals of the vertices.</param>
/// <param name="paints">Their texture coordinates or linear colours.</param>
/// <param name="groups">The triangles by what they are made of.</param>
/// <param name="metric">Whether its size is known.</param>
internal sealed class AssetModel(Vector3[] positions, Vector3[] normals, Vector3[] paints, IReadOnlyList<AssetGroup> groups, bool metric)
{
    /// <summary>Its size is real: it may be put somewhere or not, but is not scaled.</summary>
    public bool Metric => metric;

    /// <summary>Its sides, metres where <see cref="Metric"/>.</summary>
    public Vector3 Size { get; } = positions.Aggregate(Vector3.Max) - positions.Aggregate(Vector3.Min);

    /// <summary>Its largest side, metres where <see cref="Metric"/>.</summary>
    public float Largest => MathF.Max(Size.X, MathF.Max(Size.Y, Size.Z));

    /// <summary>How many triangles it has.</summary>
    public int Triangles { get; } = groups.Sum(group => group.Triangles.Length);

    /// <summary>Builds it.</summary>
    /// <param name="place">The middle of its foot.</param>
    /// <param name="scale">Its size there.</param>
    /// <param name="bare">What is taken where the file names no material.</param>
    public void Build(Placement place, float scale, Material bare)
    {
        var (mesh, frame) = place;
        var first = mesh.VertexCount;
        for (var i = 0; i < positions.Length; i++)
            mesh.Vertex(frame.ToWorld(positions[i] * scale), frame.Rotate(normals[i]), paints[i]);
        foreach (var group in groups)
        {
            mesh.Begin(group.Material ?? bare, frame, smooth: true);
            foreach (var (a, b, c) in group.Triangles)
                mesh.Triangle(first + a, first + b, first + c);
        }
    }
}

/// <summary>The triangles of a mesh that are made of one material.</summary>
/// <param name="Material">The material; null: the file names none.</param>
/// <param name="Triangles">Indices of vertices.</param>
internal sealed record AssetGroup(Material? Material, Triangle[] Triangles);
