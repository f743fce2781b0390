using System.Text.Json;

namespace Fathom.Tests;

/// <summary>Samples of one result in a golden file: <c>value[k]</c> is element <c>index[k]</c> of the flattened tensor (goldens/README.md).</summary>
internal static class GoldenFile
{
    public static IEnumerable<(int Index, double Value)> Samples(string file, string output)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", file)));
        var result = golden.RootElement.GetProperty("outputs").GetProperty(output);
        return [.. result.GetProperty("index").EnumerateArray().Select(i => i.GetInt32()).Zip(result.GetProperty("value").EnumerateArray().Select(v => v.GetDouble()))];
    }

    public static double[] All(string file, string output) => [.. Samples(file, output).OrderBy(sample => sample.Index).Select(sample => sample.Value)];
}
