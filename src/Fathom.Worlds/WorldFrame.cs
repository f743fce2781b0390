namespace Fathom.Worlds;

/// <summary>A rendered picture and its exact depth.</summary>
/// <param name="Image">The picture, as a camera would store it.</param>
/// <param name="Depth">Metres along the optical axis at each pixel's centre, +∞ for sky, with the camera.</param>
public sealed record WorldFrame(Image Image, DepthMap Depth);
