using System.Diagnostics;
using Fathom.Inference.Export;
using Fathom.Networks;
using Fathom.Tests;
using TorchSharp;
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

    [Theory]
    [Trait("Category", "long")]
    [InlineData("monodepth2-resnet18")]
    [InlineData("monodepth2-resnet34")]
    [InlineData("monodepth2-resnet50")]
    [InlineData("adds-day")]
    public void An_exported_network_is_as_near_to_float64_as_libtorch(string name)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var folder = new TemporaryFolder();
        var entry = DepthNetworks.Find(name);
        using var network = entry.Build();
        GoldenWeights.Filled(network);
        network.eval();
        OnnxExporter.Export(network, ModelDescription.Of(entry, "0", "not trained", "Apache-2.0", "made by a test"), folder["a.onnx"]);

        var (width, height) = entry.PreferredSize;
        var blobs = new Image(8, 6);
        new Random(1).NextBytes(blobs.Pixels);
        var picture = blobs.Resize(width, height, Resizing.OpenCvCubic).ToTensor([.. entry.Mean], [.. entry.Std]);
        var onnx = new float[width * height];
        using (var session = new OnnxSession(folder["a.onnx"], 2))
            session.Run(picture, onnx, 1, new InputSize(width, height));
        var input = tensor(picture, [1, 3, height, width]);
        var libtorch = network.call(input);
        var exact = network.to(ScalarType.Float64).call(input.to(ScalarType.Float64));

        var (ofOnnx, ofLibtorch) = (Distance(tensor(onnx, exact.shape)), Distance(libtorch));
        output.WriteLine($"of the range: {ofOnnx:0.0e+0} ONNX Runtime, {ofLibtorch:0.0e+0} libtorch");
        Assert.InRange(ofOnnx, 0, 2 * ofLibtorch);

        double Distance(Tensor found) => ((found - exact).abs().max() / (exact.max() - exact.min())).item<double>();
    }

    private void AssertExported(DepthNetwork entry)
    {
        using var folder = new TemporaryFolder();
        manual_seed(3);
        using var network = entry.Build();
        // From PyTorch's first values MiDaS answers every picture with 0.
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
        if (entry.ComputesDisparity)
            AssertReadAsPublished(network, entry, estimator);
    }

    // Monodepth2's evaluation by hand: Lanczos to the fixed size, libtorch, disparities enlarged by libtorch, their reciprocals.
    private static void AssertReadAsPublished(nn.Module<Tensor, Tensor> network, DepthNetwork entry, DepthEstimator estimator)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (width, height) = entry.PreferredSize;
        var blobs = new Image(9, 7);
        new Random(2).NextBytes(blobs.Pixels);
        var picture = blobs.Resize(700, 300, Resizing.OpenCvCubic);
        var input = tensor(picture.Resize(width, height, Resizing.PilLanczos).ToTensor([0, 0, 0], [1, 1, 1]), [1, 3, height, width]);
        network.eval();
        var disparity = 1 / network.call(input).unsqueeze(1);
        var expected = (1 / nn.functional.interpolate(disparity, size: [300, 700], mode: InterpolationMode.Bilinear, align_corners: false)).data<float>().ToArray();

        var depth = estimator.Estimate(picture);

        var range = expected.Max() - expected.Min();
        Assert.True(range > 0.1);
        Assert.All(expected.Zip(depth.Values), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / range, 0, ExportProof.Limit));
    }
}
