namespace Fathom.Evaluation;

/// <summary>Colours for numbers between two ends; what is unknown is grey.</summary>
/// <param name="map">Which colours.</param>
/// <param name="low">What gets the first one.</param>
/// <param name="high">What gets the last one.</param>
internal sealed class ColourScale(ColorMap map, double low, double high)
{
    private const byte Grey = 128;

    private readonly byte[] colours = map.Colors();

    /// <summary>Paints a map.</summary>
    /// <param name="values">H×W; NaN where unknown.</param>
    /// <param name="width">W.</param>
    public Image Paint(ReadOnlySpan<float> values, int width)
    {
        var image = new Image(width, values.Length / width);
        image.Pixels.AsSpan().Fill(Grey);
        for (var i = 0; i < values.Length; i++)
            if (!float.IsNaN(values[i]))
                colours.AsSpan(3 * Step(values[i]), 3).CopyTo(image.Pixels.AsSpan(3 * i));
        return image;
    }

    /// <summary>All colours from the first to the last beside each other, as a picture for a style sheet.</summary>
    public static string Legend(ColorMap map) => DataUri("png", new Image(256, 1, map.Colors()).EncodePng());

    /// <summary>Bytes of a picture as an address that holds them.</summary>
    public static string DataUri(string format, byte[] file) => $"data:image/{format};base64,{Convert.ToBase64String(file)}";

    // The middle colour where all numbers are one.
    private int Step(double value) => high > low ? (int)Math.Round(Math.Clamp((value - low) / (high - low), 0, 1) * 255) : 128;
}
