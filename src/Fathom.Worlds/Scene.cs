using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds;

/// <summary>What a grammar writes and the renderer reads.</summary>
/// <param name="Mesh">The surfaces.</param>
/// <param name="Light">The light.</param>
/// <param name="Viewpoint">Where the camera stands.</param>
/// <param name="Lens">Its angle of view.</param>
internal sealed record Scene(Mesh Mesh, Illumination Light, Viewpoint Viewpoint, Lens Lens) : IDisposable
{
    /// <summary>Gives the mesh back for the next world.</summary>
    public void Dispose() => Mesh.Dispose();
}
