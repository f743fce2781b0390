using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class SafetensorsFuzzTests
{
    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_files_are_read_or_refused(int mutations)
    {
        using var folder = new TemporaryFolder();
        var file = folder["fuzzed.safetensors"];
        var fuzzer = new Fuzzer(1, Good(folder));
        var read = fuzzer.Run(mutations, bytes =>
        {
            using var scope = NewDisposeScope();
            File.WriteAllBytes(file, bytes);
            Safetensors.Load(file, out _);
        }, typeof(SafetensorsException));
        // Bytes of tensors may be anything, so some damage is not noticed, but most files are refused.
        Assert.InRange(read, 1, mutations / 2);
    }

    private static byte[][] Good(TemporaryFolder folder)
    {
        using var scope = NewDisposeScope();
        var file = folder["good.safetensors"];
        Dictionary<string, Tensor>[] contents =
        [
            new() { ["conv.weight"] = arange(54).reshape(2, 3, 3, 3), ["conv.bias"] = ones(2), ["steps"] = tensor(7L) },
            new() { ["half"] = ones(3).to(float16), ["empty"] = zeros(0, 4), ["truth"] = tensor(new[] { true, false }), ["deep"] = ones(1, 1, 1, 1).to(float64) },
            [],
        ];
        return Array.ConvertAll(contents, tensors =>
        {
            Safetensors.Save(file, tensors, new Dictionary<string, string> { ["recipe"] = "model: fathom-s" });
            return File.ReadAllBytes(file);
        });
    }
}
