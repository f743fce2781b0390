using Fathom.Inference.Export;
using Fathom.Networks;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Inference.Tests;

[NoLeaks]
public sealed class RegisteredNetworkTests
{
    // Those that the exporter knows all operators and sizes of.
    public static TheoryData<string> Names => ["fathom-s"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_registered_network_is_exported_with_proof_and_its_own_numbers(string name)
    {
        using var folder = new TemporaryFolder();
        var entry = DepthNetworks.Find(name);
        manual_seed(3);
        using var network = entry.Build();

        var description = OnnxExporter.Export(network, ModelDescription.Of(entry, "0", "not trained", "Apache-2.0", "made by a test"), folder.File("a.onnx"));

        using var estimator = DepthEstimator.Load(folder.File("a.onnx"));
        Assert.InRange(description.Proof!.LargestDifference, 0, ExportProof.Limit);
        Assert.Equivalent(description, estimator.Model, strict: true);
        Assert.Equal((entry.Output, entry.SizeMultiple, entry.PreferredArea), (estimator.Model.Kind, estimator.Model.SizeMultiple, estimator.Model.InputArea));
        Assert.Equal((150, 100), (estimator.Estimate(new Image(150, 100)).Width, estimator.Estimate(new Image(150, 100)).Height));
    }
}
