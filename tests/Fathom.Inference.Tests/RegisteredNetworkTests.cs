using System.Diagnostics;
using Fathom.Inference.Export;
using Fathom.Networks;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Inference.Tests;

/// <summary>What must hold of the export of every depth network of the registry.</summary>
[NoLeaks]
public sealed class RegisteredNetworkTests(ITestOutputHelper output)
{
    // A hundred million values or operations by the hundred billion.
    private static readonly string[] Large = ["s2r-outdoor", "s2r-indoor", "midas-v21-large", "monodepth2-resnet34", "monodepth2-resnet50", "adds-night"];

    public static TheoryData<string> Some => [.. DepthNetworks.All.Select(network => network.Name).Except(Large)];

    public static TheoryData<string> Others => [.. Large];

    [Theory]
    [MemberData(nameof(Some))]
    public void A_registered_network_is_exported_with_proof_and_its_own_numbers(string name) => AssertExported(DepthNetworks.Find(name));

    // At its own size an S2R network takes a minute of computing: here one of them at a quarter of it, among the long tests both in full.
    [Fact]
    public void The_smaller_s2r_network_is_exported_with_proof_at_a_smaller_size() =>
        AssertExported(DepthNetworks.Find("s2r-indoor") with { PreferredSize = (128, 96) });

    [Theory]
    [Trait("Category", "long")]
    [MemberData(nameof(Others))]
    public void A_large_registered_network_is_exported_with_proof_and_its_own_numbers(string name) => AssertExported(DepthNetworks.Find(name));

    private void AssertExported(DepthNetwork entry)
    {
        using var folder = new TemporaryFolder();
        manual_seed(3);
        using var network = entry.Build();
        // From PyTorch's first values MiDaS answers every picture with 0: it has the weights of the goldens. With those, Monodepth2's sigmoid saturates, and the reciprocal
        // behind it magnifies the rounding of a deep network to the size of the limit: it keeps its first values.
        if (entry.Output != DepthKind.RelativeDepth)
            GoldenWeights.Filled(network);

        var watch = Stopwatch.StartNew();
        var description = OnnxExporter.Export(network, ModelDescription.Of(entry, "0", "not trained", "Apache-2.0", "made by a test"), folder["a.onnx"]);
        output.WriteLine($"{description.Proof!.LargestDifference:0.0e+0} over {description.Proof.Pictures} in {watch.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", description.Proof.Sizes)}");

        using var estimator = DepthEstimator.Load(folder["a.onnx"]);
        Assert.InRange(description.Proof!.LargestDifference, 0, ExportProof.Limit);
        Assert.Equivalent(description, estimator.Model, strict: true);
        Assert.Equal((entry.Output, entry.SizeMultiple, entry.SmallestSide), (estimator.Model.Kind, estimator.Model.SizeMultiple, estimator.Model.SmallestSide));
        Assert.Equal(entry.PreferredArea, estimator.Model.InputArea);
        // Far wider than the network's smallest side allows at this area.
        var depth = estimator.Estimate(new Image(300, 10));
        Assert.Equal((300, 10, entry.Output), (depth.Width, depth.Height, depth.Kind));
    }
}
