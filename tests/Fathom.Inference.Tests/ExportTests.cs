using Fathom.Inference.Export;
using Fathom.Inference.Export.Operators;
using Fathom.Tests;
using Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Inference.Tests;

[NoLeaks]
public sealed class ExportTests : IDisposable
{
    private static readonly ModelDescription Small = TinyNetwork.Description with { SizeMultiple = 8, SmallestSide = 8, InputArea = 24 * 32 };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Cases => [.. OperatorCases.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_operator_computes_in_onnx_what_it_computes_in_libtorch(string name)
    {
        using var network = new LambdaNetwork(OperatorCases.All[name].Forward);

        var description = OnnxExporter.Export(network, Small, folder["a.onnx"]);

        Assert.InRange(description.Proof!.LargestDifference, 0, 1e-5);
        Assert.Equal(11, description.Proof.Pictures);
    }

    [Fact]
    public void Every_mapped_operator_has_a_case() =>
        Assert.Empty(OperatorTable.Names.Except(OperatorCases.All.Values.SelectMany(test => test.Operators).Select(name => $"aten::{name}")));

    [Fact]
    public void An_estimator_runs_the_exported_file_at_any_size()
    {
        using var network = Convolutions();
        var written = OnnxExporter.Export(network, Small, folder["a.onnx"]);

        using var estimator = DepthEstimator.Load(folder["a.onnx"], new DepthEstimatorOptions { InputSize = new InputSize(104, 40) });
        var depth = estimator.Estimate(Noise(104, 40));

        using var scope = NewDisposeScope();
        var picture = tensor(Noise(104, 40).ToTensor([.. Small.Mean], [.. Small.Std]), [1L, 3, 40, 104]);
        var expected = network.forward(picture).data<float>().ToArray();
        Assert.Equivalent(written, estimator.Model, strict: true);
        Assert.All(expected.Zip(depth.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Weights_keep_their_names_and_values_and_equal_constants_are_stored_once()
    {
        using var network = Convolutions();
        OnnxExporter.Export(network, Small, folder["a.onnx"]);

        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder["a.onnx"]));
        var stored = model.Graph.Initializer.ToDictionary(tensor => tensor.Name);
        foreach (var (name, weight) in network.state_dict())
        {
            Assert.Equal(weight.shape, stored[name].Dims);
            Assert.Equal(weight.bytes.ToArray(), stored[name].RawData.ToByteArray());
        }
        // Clip's 6, used twice, and its 0, which is also Clip's other bound.
        Assert.Equal(2, stored.Keys.Except(network.state_dict().Keys).Count());
        Assert.Equal(17, model.OpsetImport.Single().Version);
        Assert.Equal(["N", "", "H", "W"], model.Graph.Input.Single().Type.TensorType.Shape.Dim.Select(axis => axis.DimParam));
    }

    [Fact]
    public void The_address_of_a_freed_tensor_may_be_given_to_a_constant()
    {
        using var network = new LambdaNetwork(x =>
        {
            using (NewDisposeScope())
                _ = x.mean([0L, 2, 3]);
            return x * tensor([1f, -2, 3], [3L]).reshape(3, 1, 1);
        });

        Assert.InRange(OnnxExporter.Export(network, Small, folder["a.onnx"]).Proof!.LargestDifference, 0, 1e-6);
    }

    [Fact]
    public void Exporting_twice_gives_the_same_bytes()
    {
        using var network = Convolutions();
        OnnxExporter.Export(network, Small, folder["a.onnx"]);
        OnnxExporter.Export(network, Small, folder["b.onnx"]);

        Assert.Equal(File.ReadAllBytes(folder["a.onnx"]), File.ReadAllBytes(folder["b.onnx"]));
    }

    [Fact]
    public void A_network_in_training_is_exported_for_inference_and_goes_on_training()
    {
        var norm = BatchNorm2d(3);
        using var network = new LambdaNetwork(norm.forward, ("norm", norm));
        network.train();

        OnnxExporter.Export(network, Small, folder["a.onnx"]);

        Assert.True(network.training);
    }

    [Fact]
    public void Real_pictures_take_part_in_the_proof()
    {
        using var network = Convolutions();

        var description = OnnxExporter.Export(network, Small, folder["a.onnx"], [Noise(300, 100), Noise(50, 70)]);

        Assert.Equal(13, description.Proof!.Pictures);
        Assert.Equal(["1×3×16×48", "1×3×32×24"], description.Proof.Sizes.TakeLast(2));
    }

    [Fact]
    public void An_unknown_operator_is_named_with_the_way_to_add_it()
    {
        using var network = new LambdaNetwork(x => x.cumsum(1));

        var error = Assert.Throws<UnsupportedOperatorException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Equal("aten::cumsum", error.Operator);
        Assert.Contains("src/Fathom.Inference/Export/Operators", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_network_whose_path_depends_on_the_size_fails_the_proof_and_leaves_nothing()
    {
        using var network = new LambdaNetwork(x => x.shape[3] > 25 ? x * 1.001 : x);

        var error = Assert.Throws<ExportException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Contains("at 2×3×16×48 the largest difference is", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_size_fixed_in_the_network_fails_the_proof_and_keeps_the_old_file()
    {
        folder.Write("a.onnx", "old"u8.ToArray());
        using var network = new LambdaNetwork(x => (x.reshape(x.shape[0], 3, x.shape[2] * x.shape[3]) * 2).reshape(x.shape));

        var error = Assert.Throws<ExportException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Contains("fixed", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder["a.onnx"]));
    }

    [Fact]
    public void A_network_that_gives_no_map_is_refused()
    {
        using var network = new LambdaNetwork(x => x.mean([1L, 3L]));

        var error = Assert.Throws<ExportException>(() => OnnxExporter.Export(network, Small, folder["a.onnx"]));

        Assert.Contains("2×3×16×24 into 2×16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_out_of_range_is_refused_before_any_work()
    {
        using var network = new LambdaNetwork(x => throw new InvalidOperationException("not reached"));

        Assert.Throws<ArgumentException>(() => OnnxExporter.Export(network, Small with { Std = [1, 0, 1] }, folder["a.onnx"]));
    }

    private static LambdaNetwork Convolutions()
    {
        manual_seed(7);
        var (first, second) = (Conv2d(3, 8, 3, padding: 1), Conv2d(8, 1, 3, padding: 1));
        return new LambdaNetwork(x => functional.relu6(second.forward(functional.relu6(first.forward(x)))), ("first", first), ("second", second));
    }

    private static Image Noise(int width, int height)
    {
        var image = new Image(width, height);
        new Random(width).NextBytes(image.Pixels);
        return image;
    }
}
