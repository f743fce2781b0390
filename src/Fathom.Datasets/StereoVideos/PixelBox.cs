namespace Fathom.Datasets.StereoVideos;

/// <summary>A part of a picture, in whole pixels.</summary>
internal readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    public Image Of(Image picture)
    {
        var part = new Image(Width, Height);
        for (var y = 0; y < Height; y++)
            picture.Pixels.AsSpan(3 * ((Y + y) * picture.Width + X), 3 * Width).CopyTo(part.Pixels.AsSpan(3 * y * Width));
        return part;
    }
}
