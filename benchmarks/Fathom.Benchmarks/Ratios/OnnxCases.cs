using Fathom.Inference;

namespace Fathom.Benchmarks.Ratios;

/// <summary>ONNX Runtime from C# against ONNX Runtime itself.</summary>
internal static class OnnxCases
{
    private const int Width = 320;
    private const int Height = 192;

    public static IEnumerable<RatioCase> All(int threads)
    {
        var model = Path.Combine(Results.Root, "models", "fathom-s.onnx");
        yield return new RatioCase(
            "onnxruntime fathom-s 320x192", "onnxruntime-node 1.29.0", $"{model} {Width} {Height} {threads}", Oracle.Node, () => Start(model, threads), Tolerance: 1e-4);
    }

    private static Running Start(string model, int threads)
    {
        var estimator = DepthEstimator.Load(model, new DepthEstimatorOptions { Threads = threads, InputSize = new InputSize(Width, Height) });
        var picture = new Image(Width, Height, new byte[3 * Width * Height]);
        // A black picture, which is -1 after normalisation.
        return Running.Of(() => estimator.Estimate(picture).Values.Average(value => (double)value), Network, estimator);

        TimeSpan Network()
        {
            estimator.Estimate(picture, out var times);
            return times.Network;
        }
    }
}
