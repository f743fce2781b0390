using System.Diagnostics;
using Fathom.Tests;
using Google.Protobuf;

namespace Fathom.Inference.Tests;

public sealed class LibtorchFreeTests
{
    private const string IsChild = "FATHOM_TEST_MAPS";

    // Other tests of this program export networks, so the check needs a process of its own: this program with this one test.
    [Fact]
    public void Estimating_maps_onnx_runtime_but_never_libtorch()
    {
        if (Environment.GetEnvironmentVariable(IsChild) is not null)
        {
            EstimateAndLook();
            return;
        }
        var program = Path.Combine(AppContext.BaseDirectory, "Fathom.Inference.Tests");
        var start = new ProcessStartInfo(program, ["-method", $"*.{nameof(Estimating_maps_onnx_runtime_but_never_libtorch)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [IsChild] = "1" },
        };
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();

        Assert.True(child.ExitCode == 0 && output.Contains("Total: 1, Errors: 0, Failed: 0", StringComparison.Ordinal), output);
    }

    private static void EstimateAndLook()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.onnx", TinyNetwork.Mean().ToByteArray());
        new Image(100, 50).Save(folder["a.png"]);
        using var estimator = DepthEstimator.Load("tiny", new DepthEstimatorOptions { Store = new ModelStore(folder.Path) });
        estimator.Estimate(folder["a.png"]);

        var maps = File.ReadAllText("/proc/self/maps");

        Assert.Contains("libonnxruntime.so", maps, StringComparison.Ordinal);
        Assert.DoesNotMatch("lib(torch|c10|fathom_torch|fathom_stereo|fathom_flow|fathom_video|opencv_(calib3d|video|dnn))", maps);
    }
}
