using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>A ray's end.</summary>
internal struct Hit
{
    /// <summary>The mesh's part, or <see cref="SurfaceBuffer.Sky"/>.</summary>
    public int Part;

    /// <summary>Metres along the optical axis; +∞ for sky.</summary>
    public float Depth;

    /// <summary>World metres.</summary>
    public Vector3 Position;

    /// <summary>Unit normal towards the camera.</summary>
    public Vector3 Normal;

    /// <summary>How the point reflects.</summary>
    public Surface Surface;
}
