using Fathom.Networks;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Cli.Tests;

public sealed class BlendTests : IDisposable
{
    private const string RecipeText = "model: fathom-s\nsamples: 100\nsizes: [[64, 64]]\ndata:\n  - worlds: { family: street }\n";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_blend_lies_between_and_is_exported_with_what_is_known_of_both()
    {
        var (own, other) = (Save("model.safetensors", 1), Save("start.safetensors", 2));

        var result = CommandResult.Of("models", "blend", folder["model.safetensors"], folder["start.safetensors"]);

        Snapshot.Matches(result.Screen(folder), "blend");
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in Safetensors.Load(folder["blend.safetensors"]))
            Assert.True(allclose(tensor, 0.75 * own[name] + 0.25 * other[name]), name);

        var exported = CommandResult.Of("export", folder["blend.safetensors"]);
        var shown = CommandResult.Of("models", folder["blend.onnx"]);
        Assert.Equal((ExitCode.Done, ""), (exported.ExitCode, exported.Error));
        Assert.Matches(@"trained +42 samples of procedural worlds \(street\)", shown.Output);
        Assert.Matches(@"origin +Random start; in the end moved by 0\.25 towards start\.safetensors\.", shown.Output);
        Assert.Matches(@"licence +Apache-2\.0", shown.Output);
    }

    [Fact]
    public void A_blend_is_the_same_from_the_training_s_folder()
    {
        Save("model.safetensors", 1);
        Save("start.safetensors", 2);

        Assert.Equal(ExitCode.Done, CommandResult.Of("models", "blend", folder[""], folder["start.safetensors"], "--share", "0.5", "-o", folder["one.safetensors"]).ExitCode);
        Assert.Equal(ExitCode.Done, CommandResult.Of("models", "blend", folder["model.safetensors"], folder["start.safetensors"], "--share", "0.5", "-o", folder["two.safetensors"]).ExitCode);

        Assert.Equal(File.ReadAllBytes(folder["one.safetensors"]), File.ReadAllBytes(folder["two.safetensors"]));
    }

    [Theory]
    [InlineData("start.safetensors", new[] { "-o", "blend.onnx" }, ExitCode.Usage, "does not end in .safetensors")]
    [InlineData("start.safetensors", new[] { "--share", "1.5" }, ExitCode.Usage, "--share: '1.5' is not one number from 0 to 1.")]
    [InlineData("start.safetensors", new[] { "-o", "start.safetensors" }, ExitCode.Failed, "is one of the files that are read")]
    [InlineData("nowhere.safetensors", new string[0], ExitCode.Failed, "nowhere.safetensors: no such file.")]
    [InlineData("tiny.safetensors", new string[0], ExitCode.Failed, "tiny.safetensors: this network starts from ")]
    public void What_cannot_be_blended_is_refused_and_nothing_is_written(string other, string[] options, int exitCode, string problem)
    {
        Save("model.safetensors", 1);
        Save("start.safetensors", 2);
        using (var tensor = zeros(3))
            Safetensors.Save(folder["tiny.safetensors"], new Dictionary<string, Tensor> { ["weight"] = tensor });
        var before = folder.Files();
        var names = options.Select(option => option.Contains('.', StringComparison.Ordinal) && option != "1.5" ? folder[option] : option);

        var result = CommandResult.Of(["models", "blend", folder["model.safetensors"], folder[other], .. names]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Files());
    }

    // As a training leaves them; the seed decides the weights.
    private Dictionary<string, Tensor> Save(string file, long seed)
    {
        manual_seed(seed);
        using var network = new FathomS();
        var weights = network.state_dict().ToDictionary(tensor => tensor.Key, tensor => tensor.Value.detach().clone());
        Safetensors.Save(folder[file], weights, new Dictionary<string, string> { ["network"] = "fathom-s", ["samples"] = "42", ["recipe"] = RecipeText });
        return weights;
    }
}
