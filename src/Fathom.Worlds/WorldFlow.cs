namespace Fathom.Worlds;

/// <summary>The true flow between two pictures of a world; none where the place lies behind the other camera.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="U">H×W, pixels to the right, as in <see cref="FlowField"/>.</param>
/// <param name="V">H×W, pixels down.</param>
/// <param name="Visible">H×W: the place is inside the other picture and nothing hides it there.</param>
public sealed record WorldFlow(int Width, int Height, float[] U, float[] V, bool[] Visible) : FlowField(Width, Height, U, V);
