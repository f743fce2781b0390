namespace Fathom;

public sealed partial class Image
{
    /// <summary>The picture at another size.</summary>
    /// <param name="width">New width in pixels, at least 1.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <param name="variant">Which resize, by name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Image Resize(int width, int height, Resizing variant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (!variant.IsOpenCv())
            return new Image(width, height, ResampleHere(AxisWeights.Of(variant, Width, width), AxisWeights.Of(variant, Height, height), variant));
        var resized = new Image(width, height);
        VisionNative.Resize(Pixels, Width, Height, resized.Pixels, width, height, variant);
        return resized;
    }

    private byte[] ResampleHere(AxisWeights x, AxisWeights y, Resizing variant) =>
        variant.IsPil() ? Resampler.ResampleAsPil(Pixels, x, y) : Resampler.Resample(Pixels, 3, x, y);

    /// <summary>The picture as a network wants it: planes of (value / 255 − mean) / std.</summary>
    /// <param name="mean">Mean of R, G, B in [0, 1].</param>
    /// <param name="std">Standard deviation of R, G, B.</param>
    /// <returns>3×H×W.</returns>
    public float[] ToTensor(ReadOnlySpan<float> mean, ReadOnlySpan<float> std)
    {
        var tensor = new float[Pixels.Length];
        ToTensor(tensor, mean, std);
        return tensor;
    }

    /// <summary>Writes the picture into one entry of a batch as a network wants it: planes of (value / 255 − mean) / std.</summary>
    /// <param name="tensor">3×H×W, is overwritten.</param>
    /// <param name="mean">Mean of R, G, B in [0, 1].</param>
    /// <param name="std">Standard deviation of R, G, B.</param>
    /// <exception cref="ArgumentException">The tensor is not 3×H×W, or there are not three means and deviations.</exception>
    public void ToTensor(Span<float> tensor, ReadOnlySpan<float> mean, ReadOnlySpan<float> std)
    {
        if (tensor.Length != Pixels.Length)
            throw new ArgumentException($"3×{Height}×{Width} needs {Pixels.Length} values, not {tensor.Length}.", nameof(tensor));
        if (mean.Length != 3 || std.Length != 3)
            throw new ArgumentException("Mean and std have three values each, for R, G and B.", nameof(mean));
        var plane = Width * Height;
        Span<float> levels = stackalloc float[256];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var level = 0; level < 256; level++)
                levels[level] = (level / 255f - mean[channel]) / std[channel];
            var target = tensor.Slice(channel * plane, plane);
            for (int i = 0, from = channel; i < target.Length; i++, from += 3)
                target[i] = levels[Pixels[from]];
        }
    }
}
