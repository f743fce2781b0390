namespace Fathom.Datasets;

/// <summary>Turns scenes into samples. Holds scratch memory; one for each thread.</summary>
internal sealed class Augmenter
{
    private readonly Dictionary<(int Width, int Height), Resampler> resamplers = [];
    private float[] rows = [];

    /// <summary>Writes one sample: <paramref name="image"/> 3×H×W in [0, 1], <paramref name="target"/> and <paramref name="mask"/> H×W.</summary>
    public void Apply(TrainingScene scene, Augmentation augmentation, Span<float> image, Span<float> target, Span<float> mask)
    {
        var size = (scene.Width, scene.Height);
        if (!resamplers.TryGetValue(size, out var resampler))
        {
            resamplers[size] = resampler = new Resampler(scene.Width, scene.Height);
            rows = new float[Math.Max(rows.Length, 2 * scene.Width + 2)];
        }

        resampler.Nearest(scene.InverseDepth, augmentation.Crop, augmentation.Flip, target);
        if (scene.Mask is null)
            mask.Fill(1);
        else
            resampler.Nearest(scene.Mask, augmentation.Crop, augmentation.Flip, mask);

        resampler.Picture(scene.Pixels, augmentation.Crop, augmentation.Flip, augmentation.Gamma, image);
        if (augmentation.Degrees != 0)
        {
            var rotation = new Rotation(scene.Width, scene.Height, augmentation.Degrees);
            rotation.Nearest(target);
            rotation.Nearest(mask);
            rotation.Picture(image);
        }
        if (augmentation.Shade > 0)
            PlanarPicture.Shade(image, scene.Width, scene.Height, augmentation.Shade, augmentation.ShadeSeed);
        if (augmentation.Colour != ColourMatrix.Identity)
            PlanarPicture.ChangeColour(image, augmentation.Colour);
        if (augmentation.Blur > 0)
            PlanarPicture.Blur(image, scene.Width, scene.Height, augmentation.Blur, rows);
        if (augmentation.Noise > 0)
            PlanarPicture.AddNoise(image, augmentation.Noise, augmentation.NoiseSeed);
        if (augmentation.JpegQuality > 0)
            PlanarPicture.CompressAsJpeg(image, scene.Width, scene.Height, augmentation.JpegQuality);
    }
}
