namespace Fathom.Datasets;

/// <summary>
/// One drawn variation of a scene, applied in the order of its members: the geometry to picture, target and mask alike, the rest to the picture only.
/// The default changes nothing.
/// </summary>
internal sealed record Augmentation
{
    /// <summary>Mirrors left and right.</summary>
    public bool Flip { get; init; }

    /// <summary>The part of the frame that is enlarged to the whole, before any flip.</summary>
    public CropBox Crop { get; init; } = CropBox.Whole;

    /// <summary>
    /// Turns the content clockwise about the picture's centre, in degrees, after crop and flip; what comes in from outside is black and unknown. It is what a camera sees that is rolled about its optical axis:
    /// depth stays, and the principal point goes where the turn takes it, as long as pixels are square.
    /// </summary>
    public double Degrees { get; init; }

    /// <summary>Exponent on values in [0, 1]; below 1 is brighter.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>How far the logarithm of the light over the picture goes either way, smoothly; 0 is even light.</summary>
    public double Shade { get; init; }

    /// <summary>Decides where it is dark.</summary>
    public ulong ShadeSeed { get; init; }

    /// <summary>Colour; see <see cref="ColourMatrix"/>.</summary>
    public ColourMatrix Colour { get; init; } = ColourMatrix.Identity;

    /// <summary>Weight of each neighbour in a three-tap blur along both axes, in [0, 1/3]; 0 is sharp.</summary>
    public float Blur { get; init; }

    /// <summary>Standard deviation of Gaussian noise, independent in every channel and pixel.</summary>
    public float Noise { get; init; }

    /// <summary>Decides the noise.</summary>
    public ulong NoiseSeed { get; init; }

    /// <summary>Quality of a JPEG file that the picture goes through, 1 to 100; 0 for none.</summary>
    public int JpegQuality { get; init; }

    /// <summary>The variation that belongs to a sample: a pure function of the arguments.</summary>
    public static Augmentation Draw(AugmentationSettings settings, ulong seed, long index)
    {
        var random = SplitMix64.For(seed, index, RandomStream.Augmentation);
        var side = random.Between(settings.SmallestCrop, 1);
        return new Augmentation
        {
            Flip = random.Chance(settings.Flip),
            Crop = new CropBox(random.Between(0, 1 - side), random.Between(0, 1 - side), side, side),
            Gamma = Math.Exp(Either(ref random, Math.Log(1 + settings.Gamma))),
            Colour = ColourMatrix.Brightness(1 + Either(ref random, settings.Brightness))
                .Then(ColourMatrix.Hue(Either(ref random, settings.Hue)))
                .Then(ColourMatrix.Saturation(1 + Either(ref random, settings.Saturation)))
                .Then(random.Chance(settings.Grey) ? ColourMatrix.Saturation(0) : ColourMatrix.Identity)
                .Then(ColourMatrix.Contrast(1 + Either(ref random, settings.Contrast))),
            Blur = random.Chance(settings.Blur) ? (float)random.Between(0.05, 0.3) : 0,
            Noise = (float)random.Between(0, settings.Noise),
            NoiseSeed = SplitMix64.SeedOf(seed, index, RandomStream.Noise),
            JpegQuality = random.Chance(settings.Jpeg) ? 40 + random.Below(56) : 0,
            Shade = random.Between(0, settings.Shade),
            ShadeSeed = SplitMix64.SeedOf(seed, index, RandomStream.Shade),
            Degrees = Either(ref random, settings.Rotation),
        };
    }

    private static double Either(ref SplitMix64 random, double range) => random.Between(-range, range);
}
