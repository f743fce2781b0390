using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Lighting;

/// <summary>A rectangle that gives light: a ceiling panel, a window, a lampshade, a street lamp, a headlight.</summary>
/// <param name="Centre">Metres.</param>
/// <param name="HalfU">From the centre to the middle of one side.</param>
/// <param name="HalfV">From the centre to the middle of the next side.</param>
/// <param name="Power">Irradiance it gives at one metre straight ahead.</param>
/// <param name="Spread">0: a flat panel (cosine law); 1: a bulb that shines to all sides alike.</param>
internal readonly record struct Lamp(Vector3 Centre, Vector3 HalfU, Vector3 HalfV, Vector3 Power, float Spread)
{
    // A surface does not come closer to a lamp than this: ten centimetres, squared.
    private const float Nearest = 0.01f;

    /// <summary>Metres at which its light has smoothly ended: times (1 − (d/reach)⁴)², Karis 2013; infinite for one that nothing but distance weakens.</summary>
    public float Reach { get; init; } = float.PositiveInfinity;

    /// <summary>Tangents of the half angles along u and v of an elliptical beam, inside which the light falls off as (1 − q²)² from the axis (q = 0) to the edge (q = 1); 0 for a lamp
    /// without reflector.</summary>
    public Vector2 Beam { get; init; }

    /// <summary>The unit direction the panel faces.</summary>
    public Vector3 Facing { get; } = Vector3.Normalize(Vector3.Cross(HalfU, HalfV));

    private Vector3 AxisU { get; } = Vector3.Normalize(HalfU);

    private Vector3 AxisV { get; } = Vector3.Normalize(HalfV);

    /// <summary>The lamp of a body whose frame is there.</summary>
    public Lamp At(in Frame frame) => new(frame.ToWorld(Centre), frame.Rotate(HalfU), frame.Rotate(HalfV), Power, Spread) { Reach = Reach, Beam = Beam };

    /// <summary>The same lamp with a share of its power in each colour.</summary>
    public Lamp Dimmed(Vector3 share) => this with { Power = Power * share };

    /// <summary>The share of <see cref="Power"/> that arrives on a surface facing a point of the lamp.</summary>
    /// <param name="way">From the surface to that point.</param>
    /// <param name="square">Its squared length.</param>
    public float Falloff(Vector3 way, float square)
    {
        var near = square / (Reach * Reach);
        if (near >= 1)
            return 0;
        var ahead = -Vector3.Dot(Facing, way);
        var strength = (1 - near * near) * (1 - near * near) / MathF.Max(square, Nearest);
        if (Spread < 1)
            strength *= float.Lerp(MathF.Max(0, ahead) / MathF.Sqrt(square), 1, Spread);
        if (Beam == default)
            return strength;
        if (ahead <= 0)
            return 0;
        float u = Vector3.Dot(AxisU, way) / (ahead * Beam.X), v = Vector3.Dot(AxisV, way) / (ahead * Beam.Y);
        var edge = MathF.Max(0, 1 - u * u - v * v);
        return strength * edge * edge;
    }
}
