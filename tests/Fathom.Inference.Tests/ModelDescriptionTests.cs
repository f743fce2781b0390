using Fathom.Networks;
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

    public static TheoryData<string> Networks => [.. DepthNetworks.All.Select(network => network.Name)];

    [Fact]
    public void A_description_survives_a_round_trip_through_metadata() => AssertRoundTrip(Proven);

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_registered_network_s_description_survives_a_round_trip_through_metadata(string name) => AssertRoundTrip(Published(name));

    // Which program reads which file: files of the first format say nothing of these, and mean what they meant.
    [Fact]
    public void Only_a_network_with_a_size_or_disparities_of_its_own_needs_the_second_format()
    {
        var first = Published("fathom-s").ToMetadata();
        Assert.Equal("1", first["fathom.format"]);
        Assert.DoesNotContain(first.Keys, key => key is "fathom.input-sizing" or "fathom.input-size" or "fathom.computes-disparity");
        Assert.Equal("2", Published("monodepth2-resnet18").ToMetadata()["fathom.format"]);
        Assert.Equal("2", Published("midas-v21-small").ToMetadata()["fathom.format"]);
        Assert.Equal("2", (Proven with { Kind = DepthKind.RelativeDepth, ComputesDisparity = true }).ToMetadata()["fathom.format"]);
    }

    // Of the methods' specifications: Monodepth2 and ADDS 1.4, 2.6; S2R 3.5, 3.6; MiDaS 4.9.
    [Theory]
    [InlineData("fathom-s", 448, 128, "opencv-area", "opencv-linear", false)]
    [InlineData("monodepth2-resnet18", 640, 192, "pil-lanczos", "opencv-linear", true)]
    [InlineData("monodepth2-resnet34", 640, 192, "pil-lanczos", "opencv-linear", true)]
    [InlineData("monodepth2-resnet50", 640, 192, "pil-lanczos", "opencv-linear", true)]
    [InlineData("adds-day", 512, 256, "pil-lanczos", "opencv-linear", true)]
    [InlineData("adds-night", 512, 256, "pil-lanczos", "opencv-linear", true)]
    [InlineData("s2r-outdoor", 640, 192, "pil-bicubic", "torch-bilinear-align-corners", false)]
    [InlineData("s2r-indoor", 256, 192, "pil-bicubic", "torch-bilinear-align-corners", false)]
    [InlineData("midas-v21-large", 384, 128, "opencv-cubic", "torch-bicubic", false)]
    [InlineData("midas-v21-small", 256, 64, "opencv-cubic", "torch-bicubic", false)]
    public void A_published_network_is_fed_and_read_as_published(string name, int width, int height, string input, string output, bool computesDisparity)
    {
        var model = Published(name);

        Assert.Equal(new InputSize(width, height), model.InputSizeFor(1242, 375));
        Assert.Equal((input, output, computesDisparity), (model.InputResizing.Name(), model.OutputResizing.Name(), model.ComputesDisparity));
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
    [InlineData("fathom.input-area", "16777217", "larger than 16777216 pixels")]
    [InlineData("fathom.input-area", "2147483647", "larger than 16777216 pixels")]
    [InlineData("fathom.input-sizing", "fixed", "input-size is missing")]
    [InlineData("fathom.format", "3", "format 3")]
    public void A_value_out_of_range_is_refused(string key, string value, string said) =>
        AssertRefused(Proven, key, value, said);

    [Theory]
    [InlineData("fathom.input-sizing", "free", "none of area, fixed, upper-bound")]
    [InlineData("fathom.input-size", "640x192", "not a width and a height")]
    [InlineData("fathom.input-size", "640 160", "as many pixels")]
    [InlineData("fathom.input-size", "122880 1", "preferred side")]
    [InlineData("fathom.input-size", "65536 65536", "as many pixels")]
    [InlineData("fathom.computes-disparity", "yes", "none of false, true")]
    [InlineData("fathom.kind", "AffineInverseDepth", "reciprocal")]
    public void A_value_out_of_range_of_a_network_with_a_size_of_its_own_is_refused(string key, string value, string said) =>
        AssertRefused(Published("monodepth2-resnet18"), key, value, said);

    private static ModelDescription Published(string name) => ModelDescription.Of(DepthNetworks.Find(name), "1", "none", "none", "none");

    private static void AssertRoundTrip(ModelDescription description)
    {
        var read = ModelDescription.FromMetadata(description.ToMetadata(), "a.onnx");

        Assert.Equivalent(description, read, strict: true);
        Assert.Equal(description.ToMetadata(), read.ToMetadata());
    }

    private static void AssertRefused(ModelDescription description, string key, string value, string said)
    {
        var metadata = new Dictionary<string, string>(description.ToMetadata()) { [key] = value };

        var error = Assert.Throws<ModelFormatException>(() => ModelDescription.FromMetadata(metadata, "a.onnx"));

        Assert.Contains("a.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
