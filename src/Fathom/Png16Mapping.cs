namespace Fathom;

/// <summary>How the numbers of a 16-bit PNG relate to the values: stored = round((value − Offset) · Scale).</summary>
/// <param name="Scale">Steps of the file per unit of the value; 0 where all values were equal.</param>
/// <param name="Offset">The value that is stored as 0.</param>
public readonly record struct Png16Mapping(double Scale, double Offset);
