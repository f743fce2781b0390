using System.Text;

namespace Fathom.Tests;

/// <summary>The formulas that filled weights and pictures when the golden numbers were computed (goldens/README.md). Linked into every test project that reads goldens.</summary>
internal static class GoldenFormula
{
    /// <summary>n numbers in [0, 1) that depend on the key only.</summary>
    public static double[] U01(string key, int n, uint salt = 0)
    {
        var seed = Seed(key, salt);
        var u = new double[n];
        for (var i = 0; i < n; i++)
            u[i] = U01(seed, i);
        return u;
    }

    /// <summary>The picture B×C×H×W in double precision; round to float where the golden was computed in float.</summary>
    public static double[] Image(int b, int c, int h, int w, double phase = 0)
    {
        var picture = new double[b * c * h * w];
        var i = 0;
        for (var n = 0; n < b; n++)
            for (var k = 0; k < c; k++)
                for (var y = 0; y < h; y++)
                    for (var x = 0; x < w; x++)
                        picture[i++] = 0.5 + 0.2 * Math.Sin(0.11 * x * (k + 1) + 0.5 * n + phase)
                            + 0.2 * Math.Cos(0.07 * y + 0.3 * k + 0.9 * n)
                            + 0.1 * Math.Sin(0.031 * x * y / (1 + k) + phase);
        return picture;
    }

    /// <summary>The values of the tensor named <paramref name="key"/> in a state dict, row-major.</summary>
    public static float[] Fill(string key, long[] shape, uint salt = 0)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        Fill(key, shape, values, salt);
        return values;
    }

    /// <summary>The same, into memory that is there: networks have a hundred million values.</summary>
    public static void Fill(string key, long[] shape, Span<float> values, uint salt = 0)
    {
        var (centre, half) = Spread(key, shape, values.Length);
        var seed = Seed(key, salt);
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(centre + half * (2 * U01(seed, i) - 1));
    }

    // Every rule spreads its values evenly around a centre.
    private static (double Centre, double Half) Spread(string key, long[] shape, int n) => key switch
    {
        _ when key.EndsWith("running_mean", StringComparison.Ordinal) => (0, 0.1),
        _ when key.EndsWith("running_var", StringComparison.Ordinal) => (1, 0.5),
        _ when key.EndsWith("num_batches_tracked", StringComparison.Ordinal) => (0, 0),
        _ when shape.Length >= 2 => (0, Math.Sqrt(3 / ((double)n / shape[0])) * Math.Sqrt(2) * 0.9),
        _ when key.EndsWith("weight", StringComparison.Ordinal) => n > 1 ? (1, 0.5) : (0.25, 0),
        _ => (0, 0.1),
    };

    private static ulong Seed(string key, uint salt) => (ulong)unchecked(Crc32(Encoding.UTF8.GetBytes(key)) + salt) << 32;

    private static double U01(ulong seed, int i)
    {
        var z = unchecked((seed + (ulong)i + 1) * 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        z ^= z >> 31;
        return (z >> 11) / 9007199254740992.0;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
        }
        return ~crc;
    }
}
