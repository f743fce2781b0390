using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>Colours between pixel centres.</summary>
internal static class Bilinear
{
    /// <summary>The bilinear mean of the four nearest pixels; the border is repeated.</summary>
    /// <param name="pixels">H×W, row by row; may be longer.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="x">Column; whole numbers are pixel centres.</param>
    /// <param name="y">Row.</param>
    public static Vector3 At(Vector3[] pixels, int width, int height, float x, float y)
    {
        x = Math.Clamp(x, 0, width - 1);
        y = Math.Clamp(y, 0, height - 1);
        int x0 = (int)x, y0 = (int)y, x1 = Math.Min(x0 + 1, width - 1), y1 = Math.Min(y0 + 1, height - 1);
        var top = Vector3.Lerp(pixels[y0 * width + x0], pixels[y0 * width + x1], x - x0);
        return Vector3.Lerp(top, Vector3.Lerp(pixels[y1 * width + x0], pixels[y1 * width + x1], x - x0), y - y0);
    }
}
