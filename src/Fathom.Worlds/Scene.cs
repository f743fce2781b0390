using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds;

/// <summary>What a grammar writes and the renderer reads.</summary>
/// <param name="Mesh">The surfaces that stand still.</param>
/// <param name="Bodies">What moves.</param>
/// <param name="Light">The light under a condition; asked more than once, it says the same.</param>
/// <param name="Path">Where the camera stands and goes.</param>
/// <param name="Lens">Its angle of view.</param>
internal sealed record Scene(Mesh Mesh, IReadOnlyList<Body> Bodies, Func<Condition, Illumination> Light, CameraPath Path, Lens Lens) : IDisposable
{
    /// <summary>Gives the meshes back for the next world.</summary>
    public void Dispose()
    {
        Mesh.Dispose();
        foreach (var body in Bodies)
            body.Mesh.Dispose();
    }
}
