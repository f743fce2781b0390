using Fathom.Tests;
using Google.Protobuf;
using Onnx;

namespace Fathom.Inference.Tests;

public sealed class OnnxFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../secret.bin")]
    [InlineData("weights.bin")]
    public void Weights_in_other_files_are_refused(string location)
    {
        var weight = new TensorProto
        {
            Name = "w",
            DataType = (int)TensorProto.Types.DataType.Float,
            Dims = { 1, 3, 1, 1 },
            DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { new StringStringEntryProto { Key = "location", Value = location } },
        };
        foreach (var model in EveryPlace(weight))
        {
            var file = folder.Write("outside.onnx", model.ToByteArray());
            var before = GC.GetAllocatedBytesForCurrentThread();
            var error = Assert.Throws<ModelFormatException>(() => DepthEstimator.Load(file));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
            Assert.StartsWith($"{file} keeps weights in other files (ONNX external data)", error.Message, StringComparison.Ordinal);
            Assert.Equal(error.Message, new ModelStore(folder.Path).Describe("outside").Problem);
        }
    }

    [Fact]
    public void External_data_counts_even_where_the_tensor_denies_it()
    {
        var model = TinyNetwork.Model([], [new TensorProto { ExternalData = { new StringStringEntryProto { Key = "location", Value = "x" } } }], TinyNetwork.Description);
        Assert.Throws<ModelFormatException>(() => OnnxFile.ReadMetadata(folder.Write("outside.onnx", model.ToByteArray())));
    }

    // The fifth byte's high bit is one that protobuf drops: field 13 to it, another to who keeps the bit.
    [Fact]
    public void External_data_is_not_hidden_by_a_tag_of_more_than_32_bits()
    {
        byte[] entry = [.. Delimited(0x0A, "location"u8), .. Delimited(0x12, "/etc/passwd"u8)];
        byte[] tensor = [0xEA, 0x80, 0x80, 0x80, 0x10, (byte)entry.Length, .. entry];
        byte[] model = [.. TinyNetwork.Mean().ToByteArray(), .. Delimited(0x3A, Delimited(0x2A, tensor))];
        Assert.Equal("/etc/passwd", ModelProto.Parser.ParseFrom(model).Graph.Initializer[0].ExternalData[0].Value);

        Assert.Throws<ModelFormatException>(() => OnnxFile.ReadMetadata(folder.Write("outside.onnx", model)));

        static byte[] Delimited(byte tag, ReadOnlySpan<byte> content) => [tag, (byte)content.Length, .. content];
    }

    [Theory]
    [InlineData("EA80808010 00", "too large")]
    [InlineData("EA8080808000 00", "too long")]
    [InlineData("00 00", "beyond its message")]
    [InlineData("02 00", "beyond its message")]
    [InlineData("80808000 00", "beyond its message")]
    [InlineData("0A 808080808000", "too long")]
    [InlineData("0A FFFFFFFF0F", "too large")]
    [InlineData("08 FFFFFFFFFFFFFFFFFF02", "too long")]
    [InlineData("08 FFFFFFFFFFFFFFFFFF8100", "too long")]
    [InlineData("08 FF", "ends within")]
    [InlineData("0B", "kind 3")]
    public void Numbers_that_protobuf_s_readers_may_take_for_others_are_refused(string bytes, string said)
    {
        using var stream = new MemoryStream(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));

        var error = Assert.Throws<InvalidDataException>(() => new WireReader(stream).Next(stream.Length));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EA8000 00", 13, 0)]
    [InlineData("EA80808000 80808000", 13, 0)]
    [InlineData("FAFFFFFF0F 00", (1 << 29) - 1, 0)]
    [InlineData("08 FFFFFFFFFFFFFFFFFF01", 1, -1)]
    public void Longer_numbers_than_needed_are_what_they_are_to_protobuf(string bytes, int field, long value)
    {
        using var stream = new MemoryStream(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));
        var reader = new WireReader(stream);

        Assert.True(reader.Next(stream.Length));
        Assert.Equal((field, value), (reader.Field, reader.Value));
    }

    [Fact]
    public void Weights_are_not_read()
    {
        var model = TinyNetwork.Model([], [new TensorProto { RawData = ByteString.CopyFrom(new byte[50_000_000]) }], TinyNetwork.Description);
        var file = folder.Write("large.onnx", model.ToByteArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("tiny", OnnxFile.ReadMetadata(file)["fathom.name"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Graphs_in_graphs_without_end_are_refused()
    {
        var graph = new GraphProto();
        for (var i = 0; i < 40; i++)
            graph = new GraphProto { Node = { new NodeProto { Attribute = { new AttributeProto { G = graph } } } } };
        var error = Assert.Throws<ModelFormatException>(() => OnnxFile.ReadMetadata(folder.Write("deep.onnx", new ModelProto { Graph = graph }.ToByteArray())));
        Assert.Contains("Graphs are nested more than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_files_are_read_or_refused(int mutations)
    {
        var file = folder["fuzzed.onnx"];
        var fuzzer = new Fuzzer(5, TinyNetwork.Mean().ToByteArray(), TinyNetwork.Slow(2, 2).ToByteArray());
        fuzzer.Run(mutations, bytes =>
        {
            File.WriteAllBytes(file, bytes);
            ModelDescription.FromMetadata(OnnxFile.ReadMetadata(file), file);
        }, typeof(ModelFormatException));
    }

    // Everywhere in ONNX where a tensor may be.
    private static IEnumerable<ModelProto> EveryPlace(TensorProto tensor)
    {
        var sparse = new SparseTensorProto { Values = tensor };
        yield return Weighted(new GraphProto { Initializer = { tensor } });
        yield return Weighted(new GraphProto { SparseInitializer = { sparse } });
        yield return Weighted(new GraphProto { SparseInitializer = { new SparseTensorProto { Indices = tensor } } });
        foreach (var attribute in (AttributeProto[])
            [
                new() { T = tensor }, new() { Tensors = { tensor } }, new() { SparseTensor = sparse }, new() { SparseTensors = { sparse } },
                new() { G = new GraphProto { Initializer = { tensor } } }, new() { Graphs = { new GraphProto { Initializer = { tensor } } } },
            ])
        {
            var node = new NodeProto { OpType = "Constant", Attribute = { attribute } };
            yield return Weighted(new GraphProto { Node = { node } });
            var model = TinyNetwork.Mean();
            model.Functions.Add(new FunctionProto { Name = "f", Node = { node } });
            yield return model;
        }
        var training = TinyNetwork.Mean();
        training.TrainingInfo.Add(new TrainingInfoProto { Initialization = new GraphProto { Initializer = { tensor } } });
        yield return training;
    }

    private static ModelProto Weighted(GraphProto extra)
    {
        var model = TinyNetwork.Mean();
        model.Graph.MergeFrom(extra);
        return model;
    }
}
