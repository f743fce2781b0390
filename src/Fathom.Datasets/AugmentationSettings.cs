using System.Runtime.CompilerServices;

namespace Fathom.Datasets;

/// <summary>How widely pictures are varied; see <see cref="Augmentation"/> for what each number does. The defaults suit rendered worlds.</summary>
public sealed record AugmentationSettings : SampleAugmentation
{
    /// <summary>Nothing is varied.</summary>
    public static AugmentationSettings None { get; } = new()
    {
        Flip = 0,
        SmallestCrop = 1,
        Brightness = 0,
        Contrast = 0,
        Saturation = 0,
        Hue = 0,
        Gamma = 0,
        Grey = 0,
        Shade = 0,
        Blur = 0,
        Noise = 0,
        Jpeg = 0,
    };

    /// <summary>Only flips, half of the pictures: what MiDaS does beside its random square (<see cref="Framing.Midas"/>; Ranftl et al. 2020, section 6).</summary>
    public static AugmentationSettings Midas { get; } = None with { Flip = 0.5 };

    /// <summary>Probability of mirroring left and right.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>The crop's side is uniform between this share of the frame's and the whole, in (0, 1].</summary>
    public double SmallestCrop { get; init; } = 0.6;

    /// <summary>Brightness is multiplied by 1 ± this, in [0, 1).</summary>
    public double Brightness { get; init; } = 0.2;

    /// <summary>Contrast is multiplied by 1 ± this, in [0, 1).</summary>
    public double Contrast { get; init; } = 0.2;

    /// <summary>Saturation is multiplied by 1 ± this, in [0, 1].</summary>
    public double Saturation { get; init; } = 0.4;

    /// <summary>Colours are turned by up to this many degrees either way, in [0, 180].</summary>
    public double Hue { get; init; } = 10;

    /// <summary>The exponent is between 1 / (1 + this) and 1 + this, uniform in its logarithm; at least 0.</summary>
    public double Gamma { get; init; } = 0.25;

    /// <summary>Probability of a grey picture.</summary>
    public double Grey { get; init; } = 0.05;

    /// <summary>The light over a picture varies smoothly by up to a factor of exp(this) either way, so that darkness tells no depth; at least 0.</summary>
    public double Shade { get; init; }

    /// <summary>Probability of a slight blur.</summary>
    public double Blur { get; init; } = 0.3;

    /// <summary>Standard deviation of the sensor noise is uniform between 0 and this; pictures are in [0, 1].</summary>
    public double Noise { get; init; } = 0.02;

    /// <summary>Probability of JPEG artefacts, of a quality between 40 and 95.</summary>
    public double Jpeg { get; init; } = 0.1;

    /// <summary>Pictures are turned by up to this many degrees either way; what comes in from outside is black and unknown. In [0, 180].</summary>
    public double Rotation { get; init; }

    /// <summary>The smallest and the largest that each number may be, by its name.</summary>
    public static IReadOnlyDictionary<string, (double Low, double High)> Ranges { get; } = new Dictionary<string, (double, double)>
    {
        [nameof(Flip)] = (0, 1),
        [nameof(SmallestCrop)] = (0.05, 1),
        [nameof(Brightness)] = (0, 0.99),
        [nameof(Contrast)] = (0, 0.99),
        [nameof(Saturation)] = (0, 1),
        [nameof(Hue)] = (0, 180),
        [nameof(Gamma)] = (0, 10),
        [nameof(Grey)] = (0, 1),
        [nameof(Shade)] = (0, 3),
        [nameof(Blur)] = (0, 1),
        [nameof(Noise)] = (0, 1),
        [nameof(Jpeg)] = (0, 1),
        [nameof(Rotation)] = (0, 180),
    };

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Flip);
        Check(SmallestCrop);
        Check(Brightness);
        Check(Contrast);
        Check(Saturation);
        Check(Hue);
        Check(Gamma);
        Check(Grey);
        Check(Shade);
        Check(Blur);
        Check(Noise);
        Check(Jpeg);
        Check(Rotation);
    }

    internal override SampleWriter CreateWriter(ulong seed)
    {
        var augmenter = new Augmenter();
        return (scene, index, image, target, mask) => augmenter.Apply(scene, Augmentation.Draw(this, seed, index), image, target, mask);
    }

    private static void Check(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        var (low, high) = Ranges[name];
        LoaderSettings.Require(value >= low && value <= high, FormattableString.Invariant($"augmentation {name} is {value}: give a number from {low} to {high}"));
    }
}
