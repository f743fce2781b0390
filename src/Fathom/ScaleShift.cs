namespace Fathom;

/// <summary>An affine map of values: Scale · value + Shift.</summary>
/// <param name="Scale">The factor.</param>
/// <param name="Shift">What is added.</param>
public readonly record struct ScaleShift(double Scale, double Shift)
{
    /// <summary>Scale · value + Shift.</summary>
    public double Apply(double value) => Scale * value + Shift;
}
