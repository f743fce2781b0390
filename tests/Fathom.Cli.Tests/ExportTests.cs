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
        var stored = DepthMap.FromPng16(folder["out/ramp.png"], 1, DepthKind.Disparity, invalid: null).Values;
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

    private static void Save(string name, string file)
    {
        using var scope = NewDisposeScope();
        using var network = GoldenWeights.Filled(DepthNetworks.Find(name).Build());
        Safetensors.Save(file, network.state_dict());
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
