using Fathom.Tests;
using Google.Protobuf;

namespace Fathom.Inference.Tests;

public sealed class ModelStoreTests : IDisposable
{
    // FIPS 180-4, appendix B.1.
    private const string ShaOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly TemporaryFolder folder = new();
    private readonly ModelStore store;

    public ModelStoreTests()
    {
        store = new ModelStore(folder.Path);
        folder.Write("fathom-s.onnx", TinyNetwork.Mean().ToByteArray());
        folder.Write("broken.onnx", "abc"u8.ToArray());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Models_are_listed_by_name_with_what_they_are()
    {
        var models = store.List();

        Assert.Equal(["broken", "fathom-s"], models.Select(model => model.Name));
        Assert.Equal(("tiny", null), (models[1].Description?.Name, models[1].Problem));
        Assert.Equal(new FileInfo(folder["fathom-s.onnx"]).Length, models[1].Size);
        Assert.Null(models[0].Description);
        Assert.Contains("broken.onnx cannot be read", models[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Checksums_are_those_of_the_standard()
    {
        Assert.Equal(ShaOfAbc, store.Describe("broken").Sha256);
        Assert.Null(store.Describe("broken").IsIntact);
    }

    [Fact]
    public void A_tampered_model_is_not_intact()
    {
        File.WriteAllText(folder[ModelStore.Checksums], $"{ShaOfAbc}  broken.onnx\n{ShaOfAbc} *fathom-s.onnx\n");

        Assert.True(store.Describe("broken").IsIntact);
        Assert.False(store.Describe("fathom-s").IsIntact);
    }

    [Fact]
    public void A_name_and_a_path_lead_to_the_same_file()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder["fathom-s.onnx"]);

        Assert.Equal(folder["fathom-s.onnx"], store.Resolve("fathom-s"));
        Assert.Equal(folder["fathom-s.onnx"], store.Resolve(relative));
    }

    [Theory]
    [InlineData("fathom_s", "Did you mean 'fathom-s'?")]
    [InlineData("midas", "broken, fathom-s")]
    [InlineData("gone.onnx", "gone.onnx: no such file")]
    [InlineData("folder/fathom-s", "folder/fathom-s: no such file")]
    public void An_unknown_model_is_refused_with_the_way_out(string name, string said)
    {
        var error = Assert.Throws<ModelNotFoundException>(() => store.Resolve(name));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_store_says_where_it_looked()
    {
        var error = Assert.Throws<ModelNotFoundException>(() => new ModelStore(folder["none"]).Resolve("fathom-s"));

        Assert.Contains(folder["none"], error.Message, StringComparison.Ordinal);
    }
}
