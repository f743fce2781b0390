using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>The light that fell on the sensor, before it is developed, and how far away it came from.</summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
/// <param name="light">H×W linear colours; may be longer; is overwritten.</param>
/// <param name="scratch">As long, is overwritten.</param>
/// <param name="depth">H×W metres along the optical axis, +∞ for sky.</param>
internal sealed class LatentImage(int width, int height, Vector3[] light, Vector3[] scratch, float[] depth)
{
    /// <summary>Width in pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Height in pixels.</summary>
    public int Height { get; } = height;

    /// <summary>Metres along the optical axis, +∞ for sky.</summary>
    public float[] Depth { get; } = depth;

    /// <summary>Linear colours. <see cref="Swap"/> exchanges the array.</summary>
    public Vector3[] Light { get; private set; } = light;

    /// <summary>Where a stage writes that reads neighbours.</summary>
    public Vector3[] Scratch { get; private set; } = scratch;

    /// <summary>Pixels.</summary>
    public int Count => Width * Height;

    /// <summary>Makes what was written to <see cref="Scratch"/> the light.</summary>
    public void Swap() => (Light, Scratch) = (Scratch, Light);

    /// <summary>The light between pixel centres, bilinear, the border repeated.</summary>
    public Vector3 At(float x, float y) => Bilinear.At(Light, Width, Height, x, y);
}
