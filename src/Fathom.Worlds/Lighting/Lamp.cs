using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Lighting;

/// <summary>A rectangle that gives light: a ceiling panel, a window, a lampshade.</summary>
/// <param name="Centre">Metres.</param>
/// <param name="HalfU">From the centre to the middle of one side.</param>
/// <param name="HalfV">From the centre to the middle of the next side.</param>
/// <param name="Power">Irradiance it gives at one metre straight ahead.</param>
/// <param name="Spread">0: a flat panel (cosine law); 1: a bulb that shines to all sides alike.</param>
internal readonly record struct Lamp(Vector3 Centre, Vector3 HalfU, Vector3 HalfV, Vector3 Power, float Spread)
{
    /// <summary>The moving body it belongs to and in whose frame it is given, or <see cref="Tag.Still"/>.</summary>
    public int Body { get; init; } = Tag.Still;

    /// <summary>The unit direction the panel faces.</summary>
    public Vector3 Facing { get; } = Vector3.Normalize(Vector3.Cross(HalfU, HalfV));

    /// <summary>The lamp of a body whose frame is there.</summary>
    public Lamp At(in Frame frame) => new(frame.ToWorld(Centre), frame.Rotate(HalfU), frame.Rotate(HalfV), Power, Spread);
}
