using System.Numerics;
using System.Text.Json;
using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class PyTorchFileTests
{
    public static TheoryData<string> Everything => ["everything.zip.pth", "everything.legacy.pth", "everything.zip4.pth", "everything.legacy4.pth"];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Tensors_have_the_bytes_that_Python_had(string name)
    {
        using var scope = NewDisposeScope();
        using var file = PyTorchFile.Open(Fixture.File(name));
        var weights = file.StateDict();
        Assert.Equal("state_dict", weights.Place);
        Assert.Empty(weights.Extras);
        var tensors = weights.Load();

        using var expected = JsonDocument.Parse(Fixture.Bytes("everything.json"));
        var names = expected.RootElement.EnumerateObject().Select(property => property.Name).ToList();
        Assert.Equal(names, weights.Tensors.Keys);
        Assert.Equal(names, tensors.Keys);
        foreach (var property in expected.RootElement.EnumerateObject())
        {
            var tensor = tensors[property.Name];
            Assert.Equal(property.Value.GetProperty("type").GetString(), $"{tensor.dtype}");
            Assert.Equal(property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), tensor.shape);
            Assert.True(tensor.is_contiguous(), property.Name);
            Assert.Equal(property.Value.GetProperty("bytes").GetString(), Convert.ToHexStringLower(tensor.bytes));
            using var alone = file.Load(weights.Tensors[property.Name]);
            Assert.Equal(Convert.ToHexStringLower(tensor.bytes), Convert.ToHexStringLower(alone.bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Plain_values_are_those_of_Python(string name)
    {
        using var file = PyTorchFile.Open(Fixture.File(name));
        var root = Assert.IsType<PyTorchDictionary>(file.Root);
        object? Value(string key) => root.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

        Assert.Equal(7L, Value("epoch"));
        Assert.Equal(1e-3, Value("rate"));
        Assert.Equal("größe", Value("name"));
        Assert.Equal(true, Value("flag"));
        Assert.Null(Value("nothing"));
        Assert.Equal(BigInteger.Pow(2, 70), Value("big"));
        Assert.Equal(-5L, Value("negative"));
        Assert.Equal(1L << 40, Value("large"));
        Assert.Equal(40000L, Value("short"));
        Assert.Equal([1L, 2.5, "x"], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Value("list")));
        Assert.Equal([1L, (object[])[2L, 3L], 4L, 5L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Value("tuple")));
        Assert.Equal([1L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Value("set")));
        Assert.Equal([0, 255], Assert.IsType<byte[]>(Value("bytes")));
        Assert.Empty(Assert.IsType<byte[]>(Value("no bytes")));
        Assert.Equal([0.25, -1.5, -7L, true, 200L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Value("numpy")));
        Assert.Equal("numpy.ndarray", Assert.IsType<PyTorchObject>(Value("array")).TypeName);
        Assert.Equal("torch.float16", Assert.IsType<PyTorchObject>(Value("dtype")).TypeName);
        Assert.Equal(["cpu"], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Assert.IsType<PyTorchObject>(Value("device")).State));
        Assert.Equal([1L, 2L], Assert.IsAssignableFrom<IReadOnlyList<object?>>(Value("size")));
        Assert.Equal([new("a", 2L), new("b", 1L)], Assert.IsType<PyTorchDictionary>(Value("counter")));
        Assert.True(Assert.IsType<PyTorchDictionary>(Value("default")).TryGetValue("a", out _));
        Assert.Contains(root, entry => entry is { Key: 3L, Value: "a number as key" });

        var options = Assert.IsType<PyTorchObject>(Value("options"));
        Assert.Equal("argparse.Namespace", options.TypeName);
        Assert.True(Assert.IsType<PyTorchDictionary>(options.State).TryGetValue("height", out var height));
        Assert.Equal(192L, height);
    }

    [Fact]
    public void Extra_entries_lie_beside_the_weights()
    {
        using var file = PyTorchFile.Open(Fixture.File("flat.pth"));
        var weights = file.StateDict();
        Assert.Equal("", weights.Place);
        Assert.Equal(["encoder.conv1.weight", "encoder.bn1.num_batches_tracked"], weights.Tensors.Keys);
        Assert.Equal([2, 1, 3, 3], weights.Tensors["encoder.conv1.weight"].Shape);
        Assert.Equal([new("height", 192L), new("width", 640L), new("use_stereo", true)], weights.Extras);
        using var tracked = file.Load(weights.Tensors["encoder.bn1.num_batches_tracked"]);
        Assert.Equal(4, tracked.item<long>());
    }

    [Fact]
    public void The_prefix_of_DataParallel_goes_once()
    {
        using var file = PyTorchFile.Open(Fixture.File("parallel.pth"));
        Assert.Equal(["conv.weight", "module.bias"], file.StateDict().Tensors.Keys);
    }

    [Fact]
    public void Beside_an_optimizer_the_weights_are_the_model()
    {
        using var file = PyTorchFile.Open(Fixture.File("training.pth"));
        Assert.Equal("model", file.StateDict().Place);
        Assert.Equal("ema", file.StateDict("ema").Place);
    }

    [Theory]
    [InlineData("several.pth", null, "The checkpoint holds several networks. Say which: a, b.")]
    [InlineData("several.pth", "c", "There are no weights under 'c'. Say which: a, b.")]
    [InlineData("none.pth", null, "There are no weights in the checkpoint. It has no dictionary of tensors.")]
    [InlineData("list.pth", null, "The checkpoint holds a list, no weights under names.")]
    [InlineData("object.pth", null, "The checkpoint holds a whole object of Python (torch.nn.modules.linear.Linear), no weights under names.")]
    public void Without_clear_weights_the_way_out_is_named(string name, string? place, string message)
    {
        using var file = PyTorchFile.Open(Fixture.File(name));
        var error = Assert.Throws<PyTorchException>(() => file.StateDict(place));
        Assert.StartsWith($"{Fixture.File(name)}: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<FathomException>(() => PyTorchFile.Open(folder["none.pth"]));
        Assert.Contains("none.pth: the checkpoint cannot be read", error.Message, StringComparison.Ordinal);
    }
}
