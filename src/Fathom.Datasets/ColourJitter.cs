namespace Fathom.Datasets;

/// <summary>How widely the colours of a picture are varied: torchvision's ColorJitter, each factor uniform, the four changes in a random order. The defaults are those of Monodepth2 and ADDS.</summary>
public sealed record ColourJitter
{
    /// <summary>Probability that anything is varied.</summary>
    public double Probability { get; init; } = 0.5;

    /// <summary>Brightness is multiplied by 1 ± this, in [0, 1].</summary>
    public double Brightness { get; init; } = 0.2;

    /// <summary>Contrast, about the picture's mean luma, is multiplied by 1 ± this, in [0, 1].</summary>
    public double Contrast { get; init; } = 0.2;

    /// <summary>Saturation is multiplied by 1 ± this, in [0, 1].</summary>
    public double Saturation { get; init; } = 0.2;

    /// <summary>The hue is turned by up to this share of the circle either way, in [0, ½].</summary>
    public double Hue { get; init; } = 0.1;

    /// <summary>Checks every number.</summary>
    /// <exception cref="FathomException">A number is out of range; the message names it.</exception>
    public void Validate()
    {
        Check(nameof(Probability), Probability, 1);
        Check(nameof(Brightness), Brightness, 1);
        Check(nameof(Contrast), Contrast, 1);
        Check(nameof(Saturation), Saturation, 1);
        Check(nameof(Hue), Hue, 0.5);
    }

    /// <summary>One variation, the same for all pictures that it is applied to; null where nothing is varied.</summary>
    internal ColourChanges? Draw(ref SplitMix64 random)
    {
        if (!random.Chance(Probability))
            return null;
        ColourChanges.Step[] steps =
        [
            new(ColourChange.Brightness, 1 + random.Between(-Brightness, Brightness)),
            new(ColourChange.Contrast, 1 + random.Between(-Contrast, Contrast)),
            new(ColourChange.Saturation, 1 + random.Between(-Saturation, Saturation)),
            new(ColourChange.Hue, random.Between(-Hue, Hue)),
        ];
        for (var left = steps.Length; left > 1; left--)
        {
            var chosen = random.Below(left);
            (steps[chosen], steps[left - 1]) = (steps[left - 1], steps[chosen]);
        }
        return new ColourChanges(steps);
    }

    private static void Check(string name, double value, double high) =>
        LoaderSettings.Require(value >= 0 && value <= high, FormattableString.Invariant($"colour jitter {name} is {value}: give a number from 0 to {high}"));
}
