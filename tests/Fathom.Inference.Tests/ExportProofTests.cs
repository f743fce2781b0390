using Fathom.Inference.Export;
using Fathom.Networks;
using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Inference.Tests;

/// <summary>What counts as a proof, and what a proven file gives through an estimator.</summary>
[NoLeaks]
public sealed class ExportProofTests : IDisposable
{
    private static readonly ModelDescription Small = TinyNetwork.Description with { SizeMultiple = 8, SmallestSide = 8, InputArea = 24 * 32, Mean = [0, 0, 0], Std = [1, 1, 1] };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_shipped_weights_are_those_of_the_shipped_model()
    {
        using var scope = NewDisposeScope();
        var models = Path.Combine(Repository.Root, "models");
        using var network = DepthNetworks.Find("fathom-s").Build();
        network.load_state_dict(Safetensors.Load(Path.Combine(models, "fathom-s.safetensors")));
        network.eval();

        // Throws where they differ.
        ExportProof.Measure(network, new ModelStore(models).Describe("fathom-s").Description!, Path.Combine(models, "fathom-s.onnx"), []);
    }

    [Fact]
    public void A_network_that_answers_every_picture_with_one_value_proves_nothing()
    {
        using var network = new LambdaNetwork(x => (x - 9).relu_());

        var error = Assert.Throws<ExportException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Contains("answers every picture with one value", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_batch_that_is_answered_with_one_value_is_not_counted()
    {
        using var network = new LambdaNetwork(x => x);

        var description = OnnxExporter.Export(network, Small, folder["a.onnx"], [new Image(30, 30), Gradient(30, 30)]);

        Assert.Equal(12, description.Proof!.Pictures);
        Assert.Equal(["1×3×32×24", "1×3×24×24"], description.Proof.Sizes.TakeLast(2));
    }

    [Fact]
    public void A_costly_network_is_proven_on_fewer_random_pictures()
    {
        var wide = Conv2d(3, 4096, 1, bias: false);
        var back = Conv2d(4096, 64, 3, padding: 1, bias: false);
        using var network = new LambdaNetwork(x => back.forward(wide.forward(x)), ("wide", wide), ("back", back));

        // 2 · 16,384 pixels · 4096 · 64 · 9 is 77 billion.
        var description = OnnxExporter.Export(network, Small with { InputArea = 128 * 128 }, folder["a.onnx"]);

        Assert.Equal(["2×3×8×8", "1×3×16×24", "1×3×72×232"], description.Proof!.Sizes);
        Assert.Equal(4, description.Proof.Pictures);
    }

    [Fact]
    public void No_size_of_the_proof_is_below_the_smallest()
    {
        using var network = new LambdaNetwork(x => Math.Min(x.shape[2], x.shape[3]) >= 24 ? x : throw new InvalidOperationException("too small"));

        var description = OnnxExporter.Export(network, Small with { SmallestSide = 24, InputArea = 24 * 48 }, folder["a.onnx"]);

        Assert.Equal(["2×3×24×24", "2×3×32×40", "2×3×56×32", "2×3×24×48", "2×3×40×32", "1×3×40×32"], description.Proof!.Sizes);
    }

    [Fact]
    public void A_network_with_a_size_of_its_own_is_proven_at_it_too()
    {
        using var network = new LambdaNetwork(x => x);
        var description = Small with { Sizing = InputSizing.Fixed, PreferredSize = new InputSize(32, 24) };

        var proven = OnnxExporter.Export(network, description, folder["a.onnx"], [Gradient(30, 30)]);

        Assert.Equal(["2×3×24×32", "1×3×24×32", "1×3×24×32"], proven.Proof!.Sizes.TakeLast(3));
    }

    // Where a reciprocal follows, a rounding of 1e-7 there is one of the output's tenth.
    [Fact]
    public void A_sigmoid_near_zero_is_as_exact_as_one_near_one()
    {
        using var network = new LambdaNetwork(x => (x * 20 - 30).sigmoid());
        OnnxExporter.Export(network, Small, folder["a.onnx"]);
        using var session = new OnnxSession(folder["a.onnx"], 1);
        var picture = Gradient(24, 24).ToTensor([0, 0, 0], [1, 1, 1]);
        var found = new float[24 * 24];

        session.Run(picture, found, 1, new InputSize(24, 24));

        for (var i = 0; i < found.Length; i++)
        {
            var expected = 1 / (1 + Math.Exp(30 - (double)picture[i] * 20));
            Assert.InRange(Math.Abs(found[i] / expected - 1), 0, 1e-5);
        }
    }

    [Theory]
    [InlineData(DepthKind.RelativeDepth)]
    [InlineData(DepthKind.MetricDepth)]
    public void Of_an_exported_network_that_gives_depth_near_is_bright_in_the_preview_and_far_in_the_16_bit_file(DepthKind kind)
    {
        using var network = new LambdaNetwork(x => 1 + 9 * x);
        OnnxExporter.Export(network, Small with { Kind = kind }, folder["a.onnx"]);

        using var estimator = DepthEstimator.Load(folder["a.onnx"]);
        var depth = estimator.Estimate(Gradient(24, 24));
        depth.Save(folder["depth.png"]);
        depth.Colorize(ColorMap.Grey).Save(folder["preview.png"]);

        var (stored, preview) = (DepthMap.Load(folder["depth.png"]), Image.Load(folder["preview.png"]));
        Assert.Equal(kind, stored.Kind);
        Assert.True(depth.Values[0] < depth.Values[23], "the left is near");
        Assert.True(stored.Values[0] < stored.Values[23], "in the 16-bit file the left is small");
        Assert.True(preview.Pixels[0] > preview.Pixels[3 * 23], "in the preview the left is bright");
    }

    // Brighter to the right.
    private static Image Gradient(int width, int height)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i / 3 % width * 255 / (width - 1));
        return image;
    }
}
