using System.Numerics;

namespace Fathom.Worlds.Rendering;

/// <summary>What glass does to the colour of what lies behind it.</summary>
/// <param name="Passed">The share that passes.</param>
/// <param name="Added">What the glass sends to the eye by itself.</param>
internal readonly record struct GlassView(Vector3 Passed, Vector3 Added)
{
    /// <summary>No glass.</summary>
    public static GlassView Free => new(Vector3.One, Vector3.Zero);

    /// <summary>This glass, and another pane behind it.</summary>
    public GlassView Behind(GlassView other) => new(Passed * other.Passed, Of(other.Added));

    /// <summary>A colour seen through the glass.</summary>
    public Vector3 Of(Vector3 colour) => Passed * colour + Added;
}
