using System.Diagnostics;
using Fathom.Networks;
using Fathom.Networks.Tests.Goldens;
using Fathom.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Fathom.Cli.Tests;

/// <summary>Checkpoints in full size, written by PyTorch itself: imported by the command line they compute what the official implementations compute.</summary>
[Trait("Category", "long")]
public sealed class FullCheckpointTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("monodepth2-resnet18", "monodepth2-resnet18")]
    [InlineData("monodepth2-resnet34", "monodepth2-resnet34")]
    [InlineData("monodepth2-resnet50", "monodepth2-resnet50")]
    [InlineData("adds-day", "adds")]
    [InlineData("adds-night", "adds")]
    [InlineData("adds-encoder", "adds")]
    [InlineData("s2r-outdoor", "s2r")]
    [InlineData("s2r-indoor", "s2r")]
    [InlineData("s2r-structure-encoder", "s2r")]
    [InlineData("s2r-structure-decoder", "s2r")]
    [InlineData("s2r-attention", "s2r")]
    [InlineData("s2r-depth", "s2r")]
    [InlineData("midas-v21-large", "midas-v21-large")]
    [InlineData("midas-v21-small", "midas-v21-small")]
    [InlineData("monodepth2-pose", "monodepth2-pose")]
    [InlineData("monodepth2-posecnn", "monodepth2-posecnn")]
    [InlineData("cyclegan-generator", "cyclegan")]
    [InlineData("cyclegan-discriminator", "cyclegan")]
    [InlineData("munit-generator", "munit")]
    [InlineData("munit-discriminator", "munit")]
    public void Imported_weights_compute_what_the_official_implementation_computes(string name, string published)
    {
        Make(published);
        var (files, entry) = PublishedFixtures.Of(name);
        // Of two networks in a file the first has the weights of the goldens.
        string[] sources = [.. files.Select(file => folder[Path.Combine(published, Path.GetFileName(file))])];
        var result = CommandResult.Of(["models", "import", .. sources, "-o", folder["all.safetensors"], "--network", name, .. entry is null ? Array.Empty<string>() : ["--entry", "a"]]);
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));

        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var network = NetworkRegistry.Find(name).Build();
        network.load_state_dict(Safetensors.Load(folder["all.safetensors"]));
        network.eval();
        AssertGolden(name, network);
    }

    private static void AssertGolden(string name, nn.Module network)
    {
        switch (network)
        {
            // There are no official numbers of ResNet-34: its values are compared.
            case Monodepth2 when name == "monodepth2-resnet34":
                foreach (var (key, tensor) in network.state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32))
                    Assert.True(tensor.equal(torch.tensor(GoldenFormula.Fill(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..], tensor.shape), tensor.shape)), key);
                break;
            case Monodepth2 depth:
                var golden = new Golden(name.Replace('-', '_'));
                golden.AssertAgree("disp0", depth.Decoder.call(depth.Encoder.call(golden.Picture())).Full);
                break;
            case AddsDepth adds:
                golden = new Golden("adds");
                golden.AssertAgree("day_disp0", adds.Decoder.call(adds.Encoder.call(golden.Picture(), Domain.Day)).Full);
                golden.AssertAgree("night_disp0", adds.Decoder.call(adds.Encoder.call(golden.Picture(0.6) * 0.3, Domain.Night)).Full);
                break;
            case S2RDepthNet s2r:
                golden = new Golden("s2r");
                golden.AssertAgree("depth3", (s2r.call(2 * golden.Picture() - 1) * (name == "s2r-outdoor" ? 1 / 40.0 : 1 / 4.0) - 1).unsqueeze(1));
                break;
            case StructureEncoder or StructureDecoder or AttentionNetwork or DepthNet:
                AssertGoldenPart(network);
                break;
            case AddsEncoder separating:
                golden = new Golden("adds");
                foreach (var (domain, picture) in new[] { (Domain.Day, golden.Picture()), (Domain.Night, golden.Picture(0.6) * 0.3) })
                {
                    var parts = separating.Separate(picture, domain);
                    golden.AssertAgree($"{domain}_private_code".ToLowerInvariant(), parts.PrivateCode);
                    golden.AssertAgree($"{domain}_shared_code".ToLowerInvariant(), parts.SharedCode);
                    golden.AssertAgree($"{domain}_reconstruction".ToLowerInvariant(), parts.Reconstruction);
                }
                break;
            case MidasNetwork:
                golden = new Golden(network is MidasLarge ? "midas_v21_large" : "midas_v21_small");
                golden.AssertAgree("output", ((nn.Module<Tensor, Tensor>)network).call(golden.ImageNetPicture()));
                break;
            case PoseNetwork pose:
                new Golden("monodepth2_pose").AssertAgree("axisangle", pose.call(PosePictures()).AxisAngle);
                break;
            case PoseCnn small:
                new Golden("monodepth2_pose").AssertAgree("posecnn_axisangle", small.call(PosePictures()).AxisAngle);
                break;
            case CycleGanGenerator generator:
                golden = new Golden("cyclegan");
                golden.AssertAgree("generated", generator.call(2 * golden.Picture() - 1));
                break;
            case PatchDiscriminator discriminator:
                golden = new Golden("cyclegan");
                golden.AssertAgree("d_real", discriminator.call(2 * golden.Picture() - 1));
                break;
            case MunitDiscriminator judge:
                golden = new Golden("munit");
                using (var generator = Golden.Filled(new MunitGenerator()))
                {
                    var translated = generator.Decode(generator.Encode(2 * golden.Picture() - 1).Content, generator.Encode(2 * golden.Picture(0.8) - 1).Style);
                    foreach (var (scale, judged) in judge.call(translated).Index())
                        golden.AssertAgree($"discriminator{scale}", judged);
                }
                break;
            case MunitGenerator munit:
                golden = new Golden("munit");
                golden.AssertAgree("reconstruction", munit.call(2 * golden.Picture() - 1));
                break;
            default:
                throw new InvalidOperationException($"{name} has no golden here.");
        }
    }

    private static void AssertGoldenPart(nn.Module part)
    {
        using var golden = new S2RGolden();
        var picture = 2 * golden.Numbers.Picture() - 1;
        var (output, value) = part switch
        {
            StructureEncoder encoder => ("code", encoder.call(picture)),
            StructureDecoder decoder => ("structure", decoder.call(golden.Code)),
            AttentionNetwork attention => ("attention", attention.call(picture)),
            _ => ("depth3", ((DepthNet)part).call(golden.Structure * golden.Attention).Full),
        };
        golden.Numbers.AssertAgree(output, value);
    }

    private static Tensor PosePictures() => cat([Golden.Picture(2, 3, 64, 96), Golden.Picture(2, 3, 64, 96, 0.4)], 1);

    private void Make(string published)
    {
        Assert.SkipUnless(File.Exists(Python) && Run("-c", "import numpy, torch").ExitCode == 0, "Full checkpoints are made with Debian's python3-torch and python3-numpy.");
        var made = Run(PublishedFixtures.Path("make.py"), "full", folder[published], published);
        Assert.True(made.ExitCode == 0, made.Error);
    }

    private static CommandResult Run(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output.Result, error);
    }
}
