using Fathom.Networks;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Cli.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_files_become_safetensors_with_a_card()
    {
        Copy("monodepth2-resnet18");

        var result = Import("encoder.pth", "depth.pth", "-o", folder["mono.safetensors"]);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), "import-mono");
        Snapshot.Matches(File.ReadAllText(folder["mono.md"]), "import-mono-card");
        Assert.Equal(["depth.pth", "encoder.pth", "mono.md", "mono.safetensors"], folder.Files());
    }

    [Fact]
    public void What_was_imported_loads_strictly_and_says_what_it_is()
    {
        Copy("monodepth2-posecnn");
        Assert.Equal(ExitCode.Done, Import("pose.pth", "--licence", "MIT").ExitCode);

        using var scope = NewDisposeScope();
        using var network = new PoseCnn();
        network.load_state_dict(Safetensors.Load(folder["monodepth2-posecnn.safetensors"], out var metadata));

        var record = WeightsRecord.FromMetadata(metadata)!;
        Assert.Equal(("monodepth2-posecnn", "MIT"), (record.Network, record.Licence));
        Assert.EndsWith("  pose.pth", record.Sources, StringComparison.Ordinal);
        Assert.Equal(PublishedFixtures.Value("net.3.bias", 128, 0), network.state_dict()["net.3.bias"].max().item<float>());
    }

    [Fact]
    public void An_export_knows_imported_weights_by_themselves()
    {
        using (var scope = NewDisposeScope())
        using (var network = new FathomS())
            Safetensors.Save(folder["weights.safetensors"], network.state_dict());
        Assert.Equal(ExitCode.Done, Import("weights.safetensors", "-o", folder["small.safetensors"], "--licence", "CC-BY-4.0").ExitCode);

        var exported = CommandResult.Of("export", folder["small.safetensors"]);
        var shown = CommandResult.Of("models", folder["small.onnx"]);

        Assert.Equal((ExitCode.Done, ""), (exported.ExitCode, exported.Error));
        Assert.Matches(@"licence +CC-BY-4\.0", shown.Output);
        Assert.Matches(@"origin +Imported from weights\.safetensors \(SHA-256 [0-9a-f]{64}\)", shown.Output);
    }

    [Fact]
    public void A_network_without_depth_is_not_exported()
    {
        Copy("monodepth2-posecnn");
        Import("pose.pth");

        var result = CommandResult.Of("export", folder["monodepth2-posecnn.safetensors"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("monodepth2-posecnn gives no depth by itself", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_folder_what_belongs_to_nothing_is_left_aside()
    {
        Copy("monodepth2-posecnn");
        File.Copy(Path.Combine(Repository.Root, "tests", "Fathom.Torch.Tests", "Fixtures", "none.pth"), folder["adam.pth"]);

        var first = CommandResult.Of("models", "import", folder.Path);
        // The first one's result lies there now.
        var again = CommandResult.Of("models", "import", folder.Path, "--force");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, again.ExitCode));
        Snapshot.Matches(first.Screen(folder), "import-folder");
    }

    [Theory]
    [InlineData("several", "munit", "gen.pt")]
    [InlineData("no-such-entry", "munit", "gen.pt", "--entry", "c")]
    [InlineData("missing-part", "monodepth2-resnet18", "encoder.pth")]
    [InlineData("foreign-part", "monodepth2-posecnn", "pose.pth", "--network", "cyclegan-discriminator")]
    [InlineData("unknown-network", "monodepth2-posecnn", "pose.pth", "--network", "monodepth2-pose-cnn")]
    [InlineData("missing-file", "monodepth2-posecnn", "poes.pth")]
    public void What_cannot_be_imported_is_explained_and_nothing_written(string snapshot, string fixture, params string[] words)
    {
        Copy(fixture);
        var before = folder.Files();

        var result = Import(words);

        Assert.Equal((ExitCode.Failed, ""), (result.ExitCode, result.Output));
        Assert.Equal(before, folder.Files());
        Snapshot.Matches(result.Screen(folder), $"import-{snapshot}");
    }

    [Fact]
    public void A_truncated_file_is_explained_and_nothing_written()
    {
        Copy("monodepth2-posecnn");
        var whole = File.ReadAllBytes(folder["pose.pth"]);
        foreach (var length in new[] { 0, 100, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(folder["pose.pth"], whole[..length]);

            var result = Import("pose.pth");

            Assert.Equal((ExitCode.Failed, ""), (result.ExitCode, result.Output));
            Assert.StartsWith($"fathom: {folder["pose.pth"]}: ", result.Error, StringComparison.Ordinal);
            Assert.Equal(["pose.pth"], folder.Files());
        }
    }

    [Theory]
    [InlineData("twice", "pose.pth", "pose.pth")]
    [InlineData("not-safetensors", "pose.pth", "-o", "pose.onnx")]
    public void A_command_line_that_cannot_be_meant_is_refused(string snapshot, params string[] words)
    {
        Copy("monodepth2-posecnn");

        var result = Import(words);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"import-{snapshot}");
    }

    [Fact]
    public void What_is_there_is_replaced_only_when_that_is_said()
    {
        Copy("monodepth2-posecnn");
        File.WriteAllText(folder["monodepth2-posecnn.md"], "mine");

        var refused = Import("pose.pth");
        Assert.Equal("mine", File.ReadAllText(folder["monodepth2-posecnn.md"]));
        Assert.False(File.Exists(folder["monodepth2-posecnn.safetensors"]));
        var forced = Import("pose.pth", "--force");

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (refused.ExitCode, forced.ExitCode));
        Assert.Contains("replace it with --force", refused.Error, StringComparison.Ordinal);
        Assert.StartsWith("# monodepth2-posecnn", File.ReadAllText(folder["monodepth2-posecnn.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_is_never_replaced()
    {
        using (var scope = NewDisposeScope())
        using (var network = new PoseCnn())
            Safetensors.Save(folder["pose.safetensors"], network.state_dict());
        var before = File.ReadAllBytes(folder["pose.safetensors"]);

        var result = Import("pose.safetensors", "-o", folder["pose.safetensors"], "--force");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("is one of the files that are read", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["pose.safetensors"]));
    }

    [Fact]
    public void What_was_imported_is_not_imported_again()
    {
        Copy("monodepth2-posecnn");
        Import("pose.pth");

        var result = Import("monodepth2-posecnn.safetensors");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("imported already, as monodepth2-posecnn. Go on with fathom export", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_the_registry_is_shown() => Snapshot.Matches(CommandResult.Of("models", "networks").Screen(), "models-networks");

    private CommandResult Import(params string[] words) =>
        CommandResult.Of(["models", "import", .. words.Select(word => word.Contains('.', StringComparison.Ordinal) && !Path.IsPathRooted(word) && !word.StartsWith("CC-", StringComparison.Ordinal) ? folder[word] : word)]);

    private void Copy(string fixture)
    {
        foreach (var file in Directory.GetFiles(PublishedFixtures.Path(fixture)))
            File.Copy(file, folder[Path.GetFileName(file)]);
    }
}
