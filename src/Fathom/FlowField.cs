namespace Fathom;

/// <summary>Dense optical flow: where each pixel of one picture went in another.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="U">H×W, pixels to the right; NaN where there is none. Between the eyes of a rectified stereo pair, from left to right: minus the disparity.</param>
/// <param name="V">H×W, pixels down; NaN where there is none.</param>
public record FlowField(int Width, int Height, float[] U, float[] V);
