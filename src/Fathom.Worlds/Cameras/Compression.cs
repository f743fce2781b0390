namespace Fathom.Worlds.Cameras;

/// <summary>The blocks and fringes of JPEG.</summary>
internal static class Compression
{
    /// <summary>The picture as it comes back from a JPEG file.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 to 100; 0: not compressed.</param>
    public static Image Apply(Image image, int quality) => quality == 0 ? image : Image.Decode(image.EncodeJpeg(quality), "a rendered picture");
}
