using System.Text.Json;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Midas;

/// <summary>The pictures that losses.json was computed from, and its numbers.</summary>
internal static class LossGolden
{
    public const int Pictures = 3, Height = 48, Width = 64;
    private static readonly JsonElement Numbers = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "losses.json"))).RootElement;

    public static double Number(string name) => Numbers.GetProperty(name).GetDouble();

    public static double[] List(string name) => [.. Numbers.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    public static (Tensor Prediction, Tensor Target, Tensor Mask) Input(ScalarType type)
    {
        // The golden pictures are rounded to float first, then everything is double.
        var prediction = Array.ConvertAll(GoldenFormula.Image(Pictures, 1, Height, Width), v => 4 * (double)(float)v - 0.5);
        var other = Array.ConvertAll(GoldenFormula.Image(Pictures, 1, Height, Width, 0.9), v => (double)(float)v);
        var target = prediction.Zip(other, (d, v) => 0.7 * v + 0.3 + 0.15 * d).ToArray();
        var mask = GoldenFormula.U01("mask", prediction.Length).Select((u, i) => u > 0.3 && !InBlankBand(i) ? 1.0 : 0.0).ToArray();
        return (Make(prediction), Make(target), Make(mask));

        Tensor Make(double[] values) => tensor(values, [Pictures, Height, Width]).to_type(type);
    }

    private static bool InBlankBand(int i) => i / (Height * Width) == 1 && i % Width < 20;
}
