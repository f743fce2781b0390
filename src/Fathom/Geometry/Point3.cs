namespace Fathom;

/// <summary>A point, or a vector, in a camera's or the world's coordinates. A camera's axes: x right, y down, z forward.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
/// <param name="Z">Forwards: the depth.</param>
public readonly record struct Point3(double X, double Y, double Z)
{
    /// <summary>Its distance from the origin.</summary>
    public double Length => Math.Sqrt(X * X + Y * Y + Z * Z);
}
