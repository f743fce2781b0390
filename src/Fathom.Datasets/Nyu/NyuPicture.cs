using Fathom.Datasets.Hdf5;

namespace Fathom.Datasets.Nyu;

/// <summary>A picture of NYU's labelled file, whose pictures are stored one after another, channel by channel and column by column.</summary>
/// <param name="Path">The <c>.mat</c> file.</param>
/// <param name="Index">Its number in the file, from 0.</param>
public sealed record NyuPicture(string Path, int Index) : FramePicture(Path)
{
    /// <inheritdoc/>
    public override (int Width, int Height) Size()
    {
        using var file = Hdf5File.Open(Path);
        return ((int)Images(file).Shape[2], (int)Images(file).Shape[3]);
    }

    /// <inheritdoc/>
    public override Image Read()
    {
        using var file = Hdf5File.Open(Path);
        var images = Images(file);
        var (width, height) = (images.Shape[2], images.Shape[3]);
        var planes = images.Read(Index, 1, 3 * PixelBudget.Default.MaxPixels);
        var (w, h) = ((int)width, (int)height);
        var pixels = new byte[planes.Length];
        for (var channel = 0; channel < 3; channel++)
            for (var x = 0; x < w; x++)
                for (var y = 0; y < h; y++)
                    pixels[3 * (y * w + x) + channel] = planes[(channel * w + x) * h + y];
        return new Image(w, h, pixels);
    }

    private Hdf5Dataset Images(Hdf5File file) => file.Dataset("images") is var images && images is { Type.IsFloat: false, Shape: [_, 3, _, _] }
        ? images
        : throw new DatasetException(Path, $"'images' is {images.Describe()}{(images.Type.IsFloat ? " floats" : "")}, not N×3×W×H bytes as NYU's.");
}
