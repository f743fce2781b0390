namespace Fathom.Inference;

/// <summary>Turns 8-bit interleaved pixels into the planes a network reads: (value / 255 − mean) / std.</summary>
internal sealed class Normalization
{
    // 3×256: a byte has only 256 answers.
    private readonly float[] table = new float[3 * 256];

    public Normalization(IReadOnlyList<double> mean, IReadOnlyList<double> std)
    {
        for (var channel = 0; channel < 3; channel++)
            for (var value = 0; value < 256; value++)
                table[channel * 256 + value] = (float)((value / 255.0 - mean[channel]) / std[channel]);
    }

    /// <param name="pixels">H×W×3 bytes, R G B.</param>
    /// <param name="planes">3×H×W values.</param>
    public void Apply(ReadOnlySpan<byte> pixels, Span<float> planes)
    {
        var count = pixels.Length / 3;
        ReadOnlySpan<float> r = table.AsSpan(0, 256), g = table.AsSpan(256, 256), b = table.AsSpan(512, 256);
        Span<float> red = planes[..count], green = planes.Slice(count, count), blue = planes.Slice(2 * count, count);
        for (var i = 0; i < count; i++)
        {
            var pixel = pixels.Slice(3 * i, 3);
            red[i] = r[pixel[0]];
            green[i] = g[pixel[1]];
            blue[i] = b[pixel[2]];
        }
    }
}
