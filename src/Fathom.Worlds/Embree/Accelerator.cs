using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Embree;

/// <summary>What rays are sent into: the surfaces that stand still, built once, and those that move, built for each time. A ray passes through both, one after the other.</summary>
internal sealed class Accelerator(EmbreeDevice device, Mesh mesh) : IDisposable
{
    /// <summary>Geometry id of the triangles that stand still; the spheres' is one more.</summary>
    public const uint Still = 0;

    /// <summary>Geometry id of the triangles that move; the spheres' is one more.</summary>
    public const uint Moving = 2;

    private readonly EmbreeScene still = new(device, mesh, default, Still);
    private readonly Extent stillExtent = mesh.Extent;
    private EmbreeScene? moving;

    /// <summary>Puts the bodies where they are at a time.</summary>
    public void Pose(IReadOnlyList<Body> bodies, ReadOnlySpan<Frame> frames)
    {
        if (bodies.Count == 0)
            return;
        moving?.Dispose();
        mesh.Truncate(stillExtent);
        for (var i = 0; i < bodies.Count; i++)
            mesh.Append(bodies[i].Mesh, frames[i], i);
        moving = new EmbreeScene(device, mesh, stillExtent, Moving);
    }

    /// <summary>The mesh's number of a triangle or sphere that a ray met.</summary>
    public (bool IsTriangle, int Number) Resolve(uint geometry, uint primitive) =>
        ((geometry & 1) == 0, (int)primitive + (geometry < Moving ? 0 : (geometry & 1) == 0 ? stillExtent.Triangles : stillExtent.Spheres));

    /// <summary>Finds the nearest hit of every ray that is switched on.</summary>
    public void Intersect(RayPacket packet)
    {
        packet.Intersect(still);
        if (moving is not null)
            packet.Intersect(moving);
    }

    /// <summary>Finds whether anything lies on each ray that is switched on.</summary>
    public void Occlude(RayPacket packet)
    {
        packet.Occlude(still);
        if (moving is not null)
            packet.Occlude(moving);
    }

    public void Dispose()
    {
        moving?.Dispose();
        still.Dispose();
        mesh.Truncate(stillExtent);
    }
}
