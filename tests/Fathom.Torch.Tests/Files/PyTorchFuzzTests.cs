using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class PyTorchFuzzTests
{
    private static readonly string[] Zips = ["everything.zip.pth", "everything.zip4.pth", "flat.pth", "training.pth"];
    private static readonly string[] Legacies = ["everything.legacy.pth", "everything.legacy4.pth", "parallel.pth"];

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_archives_are_read_or_refused(int mutations) => Run(mutations, 2, [.. Zips.Select(Fixture.Bytes)], mend: null);

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_files_of_the_old_format_are_read_or_refused(int mutations) => Run(mutations, 3, [.. Legacies.Select(Fixture.Bytes)], mend: null);

    // The archive around it is made new, for its checksum would hide every wound.
    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_pickles_are_read_or_refused(int mutations)
    {
        var entries = Archive.Entries(Fixture.Bytes("everything.zip.pth"));
        var pickles = Array.ConvertAll(["everything.zip.pth", "everything.zip4.pth"], name => Archive.Entries(Fixture.Bytes(name))[0].Content);
        Run(mutations, 4, pickles, mend: pickle => Archive.Of([(entries[0].Name, pickle), .. entries.Skip(1)]));
    }

    private static void Run(int mutations, int seed, byte[][] corpus, Func<byte[], byte[]>? mend)
    {
        using var folder = new TemporaryFolder();
        var path = folder["fuzzed.pth"];
        var fuzzer = new Fuzzer(seed, corpus) { Mend = mend };
        var read = fuzzer.Run(mutations, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            using var scope = NewDisposeScope();
            using var file = PyTorchFile.Open(path);
            file.StateDict().Load();
        }, typeof(PyTorchException));
        // Some damage is not noticed, such as that of a name, but most files are refused.
        Assert.InRange(read, 1, mutations / 2);
    }
}
