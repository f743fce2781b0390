using System.Numerics;

namespace Fathom.Worlds.Geometry;

/// <summary>A place and an orientation. The world is right-handed in metres: x to the right of the street, y along it, z up.</summary>
/// <param name="Origin">The place.</param>
/// <param name="X">Unit axis.</param>
/// <param name="Y">Unit axis.</param>
/// <param name="Z">Unit axis.</param>
internal readonly record struct Frame(Vector3 Origin, Vector3 X, Vector3 Y, Vector3 Z)
{
    /// <summary>The world's own frame.</summary>
    public static readonly Frame World = new(Vector3.Zero, Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ);

    /// <summary>A local point in world coordinates.</summary>
    public Vector3 ToWorld(Vector3 local) => Origin + Rotate(local);

    /// <summary>A local direction in world coordinates.</summary>
    public Vector3 Rotate(Vector3 local) => X * local.X + Y * local.Y + Z * local.Z;

    /// <summary>A world point in local coordinates.</summary>
    public Vector3 ToLocal(Vector3 world) => Unrotate(world - Origin);

    /// <summary>A world direction in local coordinates.</summary>
    public Vector3 Unrotate(Vector3 world) => new(Vector3.Dot(world, X), Vector3.Dot(world, Y), Vector3.Dot(world, Z));

    /// <summary>A local point in world coordinates, in double precision.</summary>
    public Point3 ToWorldExactly(Point3 local) => new(
        Origin.X + X.X * local.X + Y.X * local.Y + Z.X * local.Z, Origin.Y + X.Y * local.X + Y.Y * local.Y + Z.Y * local.Z, Origin.Z + X.Z * local.X + Y.Z * local.Y + Z.Z * local.Z);

    /// <summary>A world point in local coordinates, in double precision.</summary>
    public Point3 ToLocalExactly(Point3 world)
    {
        double x = world.X - Origin.X, y = world.Y - Origin.Y, z = world.Z - Origin.Z;
        return new(X.X * x + X.Y * y + X.Z * z, Y.X * x + Y.Y * y + Y.Z * z, Z.X * x + Z.Y * y + Z.Z * z);
    }

    /// <summary>A frame given in this one, in world coordinates.</summary>
    public Frame Place(in Frame local) => new(ToWorld(local.Origin), Rotate(local.X), Rotate(local.Y), Rotate(local.Z));

    /// <summary>The same orientation at a local point.</summary>
    public Frame At(float x, float y, float z) => this with { Origin = ToWorld(new Vector3(x, y, z)) };

    /// <summary>Turned about its own z axis, x towards y.</summary>
    public Frame Turned(float radians)
    {
        var (sin, cos) = MathF.SinCos(radians);
        return this with { X = X * cos + Y * sin, Y = Y * cos - X * sin };
    }

    /// <summary>Turned about its own x axis, y towards z.</summary>
    public Frame Pitched(float radians)
    {
        var (sin, cos) = MathF.SinCos(radians);
        return this with { Y = Y * cos + Z * sin, Z = Z * cos - Y * sin };
    }

    /// <summary>Turned about its own y axis, z towards x.</summary>
    public Frame Rolled(float radians)
    {
        var (sin, cos) = MathF.SinCos(radians);
        return this with { Z = Z * cos + X * sin, X = X * cos - Z * sin };
    }
}
