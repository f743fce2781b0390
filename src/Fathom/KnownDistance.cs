namespace Fathom;

/// <summary>A pixel whose distance somebody measured, for giving a map without scale its metres.</summary>
/// <param name="X">Column, 0 at the left.</param>
/// <param name="Y">Row, 0 at the top.</param>
/// <param name="Metres">Depth along the optical axis in metres, positive and finite.</param>
public readonly record struct KnownDistance(int X, int Y, double Metres);
