namespace Fathom.Datasets;

/// <summary>8-bit grey PNGs that hold numbers, not light: depth, masks.</summary>
internal static class GreyPicture
{
    // Signature and first chunk of a PNG.
    private const int HeaderBytes = 33;
    private const byte PngBegins = 0x89;

    /// <summary>Reads the numbers.</summary>
    /// <returns>Width, height, and H×W numbers from 0 to 255.</returns>
    /// <exception cref="FathomException">The file is missing or damaged, has 16 bits or colours, or is no PNG.</exception>
    public static (int Width, int Height, byte[] Values) Read(string path)
    {
        var image = Image.Load(path);
        var start = new byte[HeaderBytes];
        using (var file = File.OpenRead(path))
            file.ReadAtLeast(start, HeaderBytes, throwOnEndOfStream: false);
        // It was read, so it is PNG or JPEG.
        if (start[0] != PngBegins || PictureHeader.Read(start, path).BitDepth > 8)
            throw new DatasetException(path, "no 8-bit PNG, but its numbers are 8-bit ones without losses. Look for the original file.");
        var values = new byte[image.Width * image.Height];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = image.Pixels[3 * i];
            if (image.Pixels[3 * i + 1] != values[i] || image.Pixels[3 * i + 2] != values[i])
                throw new DatasetException(path, "a picture with colours, but its numbers are grey. If this is a colour map, the values are lost.");
        }
        return (image.Width, image.Height, values);
    }

    /// <summary>Reads the numbers of a mask.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width that it must have.</param>
    /// <param name="height">Likewise.</param>
    /// <exception cref="FathomException">As for <see cref="Read"/>, or it has another size.</exception>
    public static byte[] Mask(string path, int width, int height)
    {
        var (columns, rows, values) = Read(path);
        return (columns, rows) == (width, height) ? values : throw new DatasetException(path, $"a mask of {columns}×{rows} pixels for depth of {width}×{height}.");
    }
}
