using Fathom.Inference;
using Onnx;

namespace Fathom.Cli.Tests;

/// <summary>ONNX networks small enough to know their answers.</summary>
internal static class TinyModel
{
    /// <summary>Depth is the sum of the normalised channels, with mean 0 and standard deviation 1: (R + G + B) / 255, or that many times more work for the same answer.</summary>
    /// <param name="file">Where to write it.</param>
    /// <param name="work">Convolutions that change nothing, each some milliseconds for the picture's input area.</param>
    /// <param name="kind">What the answer is said to mean.</param>
    public static void Write(string file, int work = 0, DepthKind kind = DepthKind.AffineInverseDepth)
    {
        var graph = Graph("image", "depth");
        var last = "image";
        for (var i = 0; i < work; i++)
        {
            graph.Initializer.Add(Weights($"same{i}", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]));
            graph.Node.Add(Node("Conv", [last, $"same{i}"], $"same{i}.out"));
            graph.Node.Add(Node("Relu", [$"same{i}.out"], last = $"relu{i}"));
        }
        graph.Initializer.Add(Weights("sum", [1, 3, 1, 1], [1, 1, 1]));
        graph.Initializer.Add(new TensorProto { Name = "axes", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { 1 }, Int64Data = { 1 } });
        graph.Node.Add(Node("Conv", [last, "sum"], "summed"));
        graph.Node.Add(Node("Squeeze", ["summed", "axes"], "depth"));

        var model = Model(graph);
        foreach (var (key, value) in (Description with { Kind = kind }).ToMetadata())
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        Save(model, file);
    }

    /// <summary>A healthy ONNX file that is no depth network: other names, no metadata.</summary>
    public static void WriteSomethingElse(string file)
    {
        var graph = Graph("data", "prob");
        graph.Initializer.Add(new TensorProto { Name = "axes", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { 1 }, Int64Data = { 1 } });
        graph.Node.Add(Node("ReduceSum", ["data", "axes"], "prob"));
        graph.Node[0].Attribute.Add(new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        Save(Model(graph), file);
    }

    private static ModelDescription Description => new()
    {
        Name = "tiny",
        Version = "1",
        Kind = DepthKind.AffineInverseDepth,
        Mean = [0, 0, 0],
        Std = [1, 1, 1],
        SizeMultiple = 32,
        SmallestSide = 32,
        InputArea = 320 * 192,
        InputResizing = Resizing.OpenCvArea,
        OutputResizing = Resizing.OpenCvLinear,
        Training = "None: the sum of the channels.",
        Licence = "Apache-2.0",
        Origin = "Made for tests.",
    };

    private static ModelProto Model(GraphProto graph) =>
        new() { IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Version = 17 } }, Graph = graph };

    private static GraphProto Graph(string input, string output) => new()
    {
        Name = "tiny",
        Input = { Value(input, "N", 3, "H", "W") },
        Output = { Value(output, "N", "H", "W") },
    };

    private static ValueInfoProto Value(string name, params object[] sides)
    {
        var shape = new TensorShapeProto();
        foreach (var side in sides)
            shape.Dim.Add(side is int number ? new TensorShapeProto.Types.Dimension { DimValue = number } : new TensorShapeProto.Types.Dimension { DimParam = (string)side });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }

    private static TensorProto Weights(string name, long[] shape, float[] values) =>
        new() { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { shape }, FloatData = { values } };

    private static NodeProto Node(string type, string[] inputs, string output) => new() { OpType = type, Input = { inputs }, Output = { output } };

    private static void Save(ModelProto model, string file)
    {
        using var stream = File.Create(file);
        Google.Protobuf.MessageExtensions.WriteTo(model, stream);
    }
}
