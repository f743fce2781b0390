using System.Text;

namespace Fathom.Tests;

/// <summary>The formulas that filled weights and pictures when the golden numbers were computed (goldens/README.md). Linked into every test project that reads goldens.</summary>
internal static class GoldenFormula
{
    /// <summary>n numbers in [0, 1) that depend on the key only.</summary>
    public static double[] U01(string key, int n, uint salt = 0)
    {
        var seed = (ulong)unchecked(Crc32(Encoding.UTF8.GetBytes(key)) + salt) << 32;
        var u = new double[n];
        for (var i = 0; i < n; i++)
        {
            var z = unchecked((seed + (ulong)i + 1) * 0x9E3779B97F4A7C15);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            z ^= z >> 31;
            u[i] = (z >> 11) / 9007199254740992.0;
        }
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
        var n = (int)shape.Aggregate(1L, (product, size) => product * size);
        Func<double, double> value = key switch
        {
            _ when key.EndsWith("running_mean", StringComparison.Ordinal) => u => 0.2 * (u - 0.5),
            _ when key.EndsWith("running_var", StringComparison.Ordinal) => u => 0.5 + u,
            _ when key.EndsWith("num_batches_tracked", StringComparison.Ordinal) => _ => 0,
            _ when shape.Length >= 2 => KaimingUniform((double)n / shape[0]),
            _ when key.EndsWith("weight", StringComparison.Ordinal) => n > 1 ? u => 0.5 + u : _ => 0.25,
            _ => u => 0.2 * (u - 0.5),
        };
        return Array.ConvertAll(U01(key, n, salt), u => (float)value(u));
    }

    private static Func<double, double> KaimingUniform(double fan) => u => (2 * u - 1) * Math.Sqrt(3 / fan) * Math.Sqrt(2) * 0.9;

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
