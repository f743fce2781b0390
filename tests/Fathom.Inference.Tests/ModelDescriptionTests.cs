using Fathom.Tests;
using Google.Protobuf;

namespace Fathom.Inference.Tests;

public sealed class ModelDescriptionTests
{
    private static ModelDescription Proven => TinyNetwork.Description with
    {
        Std = [1f / 3, float.Epsilon, float.MaxValue],
        Training = "Worlds: Straße & Zimmer\nin two lines",
        OutputResizing = Resizing.OpenCvCubic,
        Proof = new ExportProofResult(Math.PI * 1e-7, 12, ["2×3×32×64", "1×3×96×32"]),
    };

    [Fact]
    public void A_description_survives_a_round_trip_through_metadata()
    {
        var read = ModelDescription.FromMetadata(Proven.ToMetadata(), "a.onnx");

        Assert.Equivalent(Proven, read, strict: true);
        Assert.Equal(Proven.ToMetadata(), read.ToMetadata());
    }

    [Fact]
    public void A_description_survives_a_round_trip_through_an_onnx_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.onnx", TinyNetwork.Mean(Proven).ToByteArray());

        Assert.Equivalent(Proven, ModelDescription.FromMetadata(OnnxFile.ReadMetadata(file), file), strict: true);
    }

    [Fact]
    public void Every_wrong_key_is_named_in_one_message()
    {
        var metadata = new Dictionary<string, string>(Proven.ToMetadata()) { ["fathom.kind"] = "1", ["fathom.mean"] = "0.5 half 0.5" };
        metadata.Remove("fathom.input-area");

        var error = Assert.Throws<ModelFormatException>(() => ModelDescription.FromMetadata(metadata, "a.onnx"));

        Assert.Contains("fathom.kind is none of MetricDepth", error.Message, StringComparison.Ordinal);
        Assert.Contains("fathom.mean is not a list of numbers", error.Message, StringComparison.Ordinal);
        Assert.Contains("fathom.input-area is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_tell_its_smallest_side_takes_any_multiple()
    {
        var metadata = new Dictionary<string, string>(Proven.ToMetadata());
        metadata.Remove("fathom.smallest-side");

        Assert.Equal(32, ModelDescription.FromMetadata(metadata, "a.onnx").SmallestSide);
    }

    [Theory]
    [InlineData("fathom.mean", "0.5 0.5", "three numbers")]
    [InlineData("fathom.mean", "0.5 NaN 0.5", "finite")]
    [InlineData("fathom.std", "0.5 0 0.5", "positive")]
    [InlineData("fathom.size-multiple", "0", "size multiple")]
    [InlineData("fathom.smallest-side", "48", "smallest side")]
    [InlineData("fathom.smallest-side", "16", "smallest side")]
    [InlineData("fathom.smallest-side", "1000000", "smallest side")]
    [InlineData("fathom.smallest-side", "96", "input area")]
    [InlineData("fathom.input-area", "1023", "input area")]
    [InlineData("fathom.input-area", "-5", "whole number")]
    [InlineData("fathom.output-resizing", "bilinear", "opencv-linear")]
    [InlineData("fathom.format", "2", "format 2")]
    public void A_value_out_of_range_is_refused(string key, string value, string said)
    {
        var metadata = new Dictionary<string, string>(Proven.ToMetadata()) { [key] = value };

        var error = Assert.Throws<ModelFormatException>(() => ModelDescription.FromMetadata(metadata, "a.onnx"));

        Assert.Contains("a.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
