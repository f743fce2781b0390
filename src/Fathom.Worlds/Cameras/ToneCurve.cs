namespace Fathom.Worlds.Cameras;

/// <summary>Linear light to stored brightness: a shoulder for what is too bright, the sRGB curve, an S for contrast.</summary>
/// <param name="Contrast">0: the sRGB curve; 1: a strong S over it.</param>
/// <param name="Knee">The linear value where the shoulder begins; 1: hard clipping.</param>
internal readonly record struct ToneCurve(float Contrast, float Knee)
{
    /// <summary>Steps of a table, by the root of the linear value over <see cref="Brightest"/>: they are spent where the curve is steep.</summary>
    public const int Steps = 4096;

    /// <summary>What the table ends with; brighter is white.</summary>
    public const float Brightest = 4;

    /// <summary>The stored brightness, 0 to 1, of a linear value.</summary>
    public float At(float linear)
    {
        if (linear > Knee)
            linear = Knee < 1 ? Knee + (1 - Knee) * (1 - MathF.Exp((Knee - linear) / (1 - Knee))) : 1;
        var display = linear <= 0.0031308f ? 12.92f * linear : 1.055f * MathF.Pow(linear, 1 / 2.4f) - 0.055f;
        return float.Lerp(display, display * display * (3 - 2 * display), Contrast);
    }

    /// <summary>Fills a table of <see cref="Steps"/> + 1 entries.</summary>
    public void Fill(Span<float> table)
    {
        for (var i = 0; i < table.Length; i++)
            table[i] = At(Brightest * i / Steps * i / Steps);
    }

    /// <summary>Reads a table.</summary>
    public static float Look(ReadOnlySpan<float> table, float linear) =>
        table[(int)(MathF.Sqrt(Math.Clamp(linear, 0, Brightest) / Brightest) * Steps + 0.5f)];
}
