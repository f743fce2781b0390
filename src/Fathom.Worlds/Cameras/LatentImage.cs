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
    /// <summary>What luminance is made of (ITU-R BT.709).</summary>
    public static readonly Vector3 Luminance = new(0.2126f, 0.7152f, 0.0722f);

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
    public Vector3 At(float x, float y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        int x0 = (int)x, y0 = (int)y, x1 = Math.Min(x0 + 1, Width - 1), y1 = Math.Min(y0 + 1, Height - 1);
        float fx = x - x0, fy = y - y0;
        var top = Vector3.Lerp(Light[y0 * Width + x0], Light[y0 * Width + x1], fx);
        return Vector3.Lerp(top, Vector3.Lerp(Light[y1 * Width + x0], Light[y1 * Width + x1], fx), fy);
    }
}
