namespace Fathom.Datasets;

/// <summary>Changes of colour in the order in which they are made (<see cref="PilColour"/>).</summary>
internal sealed record ColourChanges(params ColourChanges.Step[] Steps)
{
    /// <summary>Changes H×W×3 bytes in place.</summary>
    public void Apply(Span<byte> pixels)
    {
        foreach (var (change, factor) in Steps)
            switch (change)
            {
                case ColourChange.Brightness:
                    PilColour.Brightness(pixels, (float)factor);
                    break;
                case ColourChange.Contrast:
                    PilColour.Contrast(pixels, (float)factor);
                    break;
                case ColourChange.Saturation:
                    PilColour.Saturation(pixels, (float)factor);
                    break;
                default:
                    PilColour.Hue(pixels, factor);
                    break;
            }
    }

    /// <summary>One change; of the hue, the factor is a share of the circle.</summary>
    public readonly record struct Step(ColourChange Change, double Factor);
}

/// <summary>What of a colour changes.</summary>
internal enum ColourChange
{
    Brightness,
    Contrast,
    Saturation,
    Hue,
}
