using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Where a material is asked for.</summary>
internal readonly struct SurfacePoint
{
    /// <summary>Creates the point; its texture coordinates are seen along the axis the surface faces most.</summary>
    /// <param name="local">Metres in the part's frame.</param>
    /// <param name="normal">Unit normal in the part's frame.</param>
    /// <param name="footprint">Metres on the surface that one pixel covers.</param>
    /// <param name="primitive">Triangle or sphere number.</param>
    public SurfacePoint(Vector3 local, Vector3 normal, float footprint, uint primitive)
    {
        (Local, Normal, Footprint, Primitive) = (local, normal, footprint, primitive);
        float x = MathF.Abs(normal.X), y = MathF.Abs(normal.Y), z = MathF.Abs(normal.Z);
        (U, V, Axis) = z >= x && z >= y ? (local.X, local.Y, 2) : x >= y ? (local.Y, local.Z, 0) : (local.X, local.Z, 1);
    }

    /// <summary>Metres in the part's frame.</summary>
    public Vector3 Local { get; }

    /// <summary>Unit normal in the part's frame.</summary>
    public Vector3 Normal { get; }

    /// <summary>Metres on the surface that one pixel covers.</summary>
    public float Footprint { get; }

    /// <summary>Triangle or sphere number.</summary>
    public uint Primitive { get; }

    /// <summary>Texture coordinate, metres: level on walls.</summary>
    public float U { get; }

    /// <summary>Texture coordinate, metres: upwards on walls.</summary>
    public float V { get; }

    /// <summary>The axis the surface faces most: 0, 1 or 2.</summary>
    public int Axis { get; }

    /// <summary>What the triangle's vertices carry, interpolated: a texture coordinate (u to the right, v down, 1 across the picture) or a linear colour. Of a <see cref="Skin"/> only.</summary>
    public Vector3 Paint { get; init; }

    /// <summary>Square root of the share of the picture that one pixel covers. Of a <see cref="Skin"/> only.</summary>
    public float PaintFootprint { get; init; }
}
