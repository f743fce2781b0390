using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>The last step of every picture: brightness to bytes.</summary>
internal static class Stored
{
    /// <summary>Rounds to 8 bits.</summary>
    /// <param name="brightness">H×W stored brightness, 0 to 1; what lies outside is cut off. May be longer.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public static Image Of(ReadOnlySpan<Vector3> brightness, int width, int height)
    {
        var image = new Image(width, height);
        for (var i = 0; i < width * height; i++)
        {
            var value = Vector3.Clamp(brightness[i], Vector3.Zero, Vector3.One) * 255 + new Vector3(0.5f);
            (image.Pixels[3 * i], image.Pixels[3 * i + 1], image.Pixels[3 * i + 2]) = ((byte)value.X, (byte)value.Y, (byte)value.Z);
        }
        return image;
    }
}
