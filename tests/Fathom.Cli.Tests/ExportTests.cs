using Fathom.Cli.Export;
using Fathom.Networks;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Cli.Tests;

/// <summary>From weights to an ONNX file to depth.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Weights_of_a_network_that_gives_relative_depth_become_a_model_that_predicts()
    {
        Save("monodepth2-resnet18", folder["mono.safetensors"]);

        var exported = CommandResult.Of("export", folder["mono.safetensors"], "--network", "monodepth2-resnet18", "--licence", "none");

        Assert.Equal((ExitCode.Done, ""), (exported.ExitCode, exported.Error));
        Assert.Contains("monodepth2-resnet18 1: monodepth2-resnet18, 14.84 M parameters, relative depth", exported.Output, StringComparison.Ordinal);
        Assert.Contains("over 11 pictures: 2×3×64×64, 2×3×96×128, ", exported.Output, StringComparison.Ordinal);

        Ramp().Save(folder["ramp.png"]);
        var predicted = CommandResult.Of("predict", folder["ramp.png"], "-o", folder["out"], "--model", folder["mono.onnx"]);

        Assert.Equal((ExitCode.Done, ""), (predicted.ExitCode, predicted.Error));
        Assert.Contains("relative depth: far is bright, in the preview near; not metres", predicted.Output, StringComparison.Ordinal);
        var depth = DepthMap.Load(folder["out/ramp.pfm"]);
        var stored = StoredNumbers.Of(folder["out/ramp.png"]);
        var preview = Image.Load(folder["out/ramp.preview.png"]);
        int near = Array.IndexOf(depth.Values, depth.Values.Min()), far = Array.IndexOf(depth.Values, depth.Values.Max());
        Assert.Equal((DepthKind.RelativeDepth, 0f, 65535f), (depth.Kind, stored[near], stored[far]));
        Assert.True(Light(preview, near) > Light(preview, far), "In the preview near is bright.");
    }

    [Fact]
    public void The_weights_of_another_network_are_refused_and_nothing_is_written()
    {
        Save("fathom-s", folder["small.safetensors"]);

        var result = CommandResult.Of("export", folder["small.safetensors"], "--network", "monodepth2-resnet18");

        Assert.NotEqual(ExitCode.Done, result.ExitCode);
        Assert.NotEqual("", result.Error);
        Assert.Equal(["small.safetensors"], folder.Files());
    }

    [Theory]
    [InlineData(32, 32, "64×64 pixels, multiples of 32, pil-lanczos")]
    [InlineData(150, 97, "160×96 pixels, multiples of 32, pil-lanczos")]
    public void A_recorded_size_becomes_the_fixed_size_as_far_as_the_network_takes_it(int width, int height, string shown)
    {
        Save("monodepth2-resnet18", folder["mono.safetensors"], new WeightsRecord("monodepth2-resnet18", InputSize: (width, height)));

        var exported = CommandResult.Of("export", folder["mono.safetensors"]);
        var model = CommandResult.Of("models", folder["mono.onnx"]);

        Assert.Equal((ExitCode.Done, ""), (exported.ExitCode, exported.Error));
        Assert.Matches($"input +{shown};", model.Output);
        Assert.Matches("output +resized to the picture by opencv-linear of 1 / depth", model.Output);
    }

    [Fact]
    public void A_recorded_size_that_no_network_sees_is_refused()
    {
        Save("fathom-s", folder["huge.safetensors"], new WeightsRecord("fathom-s", InputSize: (16_384, 16_384)));

        var result = CommandResult.Of("export", folder["huge.safetensors"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("trained at 16384×16384, and a network sees at most 16777216 pixels", result.Error, StringComparison.Ordinal);
        Assert.Equal(["huge.safetensors"], folder.Files());
    }

    [Theory]
    [InlineData("", "42 samples of procedural worlds (street), seed 1; no real picture with depth.")]
    [InlineData("  - worlds: { family: room }\n  - worlds: { family: street, light: night }\n", "42 samples of procedural worlds (street, room), seed 1; no real picture with depth.")]
    [InlineData("validation: { data: [{ manifest: data/rooms.jsonl }] }\n", "42 samples of procedural worlds (street), seed 1; no real picture with depth but those of the validation, which chooses the best weights: rooms.jsonl.")]
    [InlineData("assets: { folder: my/things, hash: 0123456789abcdef }\n", "42 samples of procedural worlds (street) with pictures and meshes of things (hash 0123456789abcdef), seed 1; no real picture with depth.")]
    [InlineData("  - manifest: my/frames.jsonl\n", "42 samples of procedural worlds (street) and the frames of frames.jsonl, seed 1; no other picture with depth.")]
    public void Weights_tell_the_samples_that_made_them_and_the_pictures_that_chose_them(string more, string training)
    {
        File.WriteAllText(folder["recipe.yaml"], $"model: fathom-s\nsamples: 100\nsizes: [[64, 64]]\ndata:\n  - worlds: {{ family: street }}\n{more}");
        Safetensors.Save(folder["best.safetensors"], new Dictionary<string, Tensor>(), new Dictionary<string, string> { ["network"] = "fathom-s", ["samples"] = "42" });
        Safetensors.Save(folder["other.safetensors"], new Dictionary<string, Tensor>(), new Dictionary<string, string> { ["network"] = "fathom-s" });

        Assert.Equal(training, TrainedWeights.Find(folder["best.safetensors"], null).Training);
        Assert.StartsWith("An unknown number of samples", TrainedWeights.Find(folder["other.safetensors"], null).Training, StringComparison.Ordinal);
    }

    private static void Save(string name, string file, WeightsRecord? record = null)
    {
        using var scope = NewDisposeScope();
        using var network = GoldenWeights.Filled(DepthNetworks.Find(name).Build());
        Safetensors.Save(file, network.state_dict(), record?.ToMetadata());
    }

    private static Image Ramp()
    {
        var image = new Image(160, 96);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i / 3 % 160 + i % 3 * 20);
        return image;
    }

    private static int Light(Image image, int pixel) => image.Pixels[3 * pixel] + image.Pixels[3 * pixel + 1] + image.Pixels[3 * pixel + 2];
}
