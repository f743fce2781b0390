using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fathom.Evaluation.Tests;

/// <summary>Reads numpy's .npy files of little-endian floats, for comparing with published arrays.</summary>
internal static class Npy
{
    public static (int Width, int Height, float[] Values) Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var start = 10 + BitConverter.ToUInt16(file, 8);
        var header = Encoding.ASCII.GetString(file, 10, start - 10);
        Assert.Contains("'<f4'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        var sizes = Regex.Match(header, @"'shape': \(([^)]*)\)").Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Where(size => size > 1).ToArray();
        var values = new float[shape[0] * shape[1]];
        Buffer.BlockCopy(file, start, values, 0, 4 * values.Length);
        return (shape[1], shape[0], values);
    }
}
