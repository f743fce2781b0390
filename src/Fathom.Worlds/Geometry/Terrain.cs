using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <summary>A ground that things stand on.</summary>
/// <param name="Mesh">What they are built into.</param>
/// <param name="Height">World height and slope at x, y.</param>
internal sealed record Terrain(Mesh Mesh, Func<float, float, Height> Height)
{
    /// <summary>The point of the ground at x, y.</summary>
    public Vector3 On(float x, float y) => new(x, y, Height(x, y).Value);

    /// <summary>An upright placement on the ground.</summary>
    /// <param name="x">World metres.</param>
    /// <param name="y">World metres.</param>
    /// <param name="turn">Radians about the vertical.</param>
    public Placement Upright(float x, float y, float turn = 0) => new(Mesh, (Frame.World with { Origin = On(x, y) }).Turned(turn));

    /// <summary>A placement on the ground whose z axis is the ground's normal.</summary>
    /// <param name="x">World metres.</param>
    /// <param name="y">World metres.</param>
    /// <param name="turn">Radians about the normal.</param>
    public Placement Leaning(float x, float y, float turn = 0)
    {
        var at = Height(x, y);
        var normal = Vector3.Normalize(new(-at.Dx, -at.Dy, 1));
        var along = Vector3.Normalize(new(0, 1, at.Dy));
        return new(Mesh, new Frame(new(x, y, at.Value), Vector3.Cross(along, normal), along, normal).Turned(turn));
    }
}
