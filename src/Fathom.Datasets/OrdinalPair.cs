namespace Fathom.Datasets;

/// <summary>Two points of a picture of which it is known which is nearer.</summary>
/// <param name="Nearer">Column and row in pixels, from 0.</param>
/// <param name="Farther">Column and row in pixels, from 0.</param>
public readonly record struct OrdinalPair((int X, int Y) Nearer, (int X, int Y) Farther);
