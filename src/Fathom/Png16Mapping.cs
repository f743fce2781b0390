namespace Fathom;

/// <summary>How the numbers of a 16-bit PNG relate to the values: stored = round((value − Offset) · Scale).</summary>
/// <param name="Scale">Steps of the file per unit of the value; 0 where all values were equal.</param>
/// <param name="Offset">The value that is stored as 0.</param>
/// <param name="ZeroIsUnknown">True where a stored 0 means that nothing is known.</param>
public readonly record struct Png16Mapping(double Scale, double Offset, bool ZeroIsUnknown)
{
    /// <summary>The value that a stored number stands for.</summary>
    public double Value(ushort stored) => Scale == 0 ? Offset : stored / Scale + Offset;
}
