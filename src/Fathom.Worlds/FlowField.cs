namespace Fathom.Worlds;

/// <summary>Where each pixel of one picture went in another.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="X">H×W, pixels to the right; NaN where the place lies behind the other camera. Between the eyes of a stereo pair: minus the disparity.</param>
/// <param name="Y">H×W, pixels down.</param>
/// <param name="Visible">H×W: the place is inside the other picture and nothing hides it there.</param>
public sealed record FlowField(int Width, int Height, float[] X, float[] Y, bool[] Visible);
