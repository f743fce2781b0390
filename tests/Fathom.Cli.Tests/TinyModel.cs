using Fathom.Inference.Tests;
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
        var nodes = new List<NodeProto>();
        var weights = new List<TensorProto> { Weights("sum", [1, 3, 1, 1], [1, 1, 1]), Axes };
        var last = "image";
        for (var i = 0; i < work; i++)
        {
            weights.Add(Weights($"same{i}", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]));
            nodes.Add(Node("Conv", [last, $"same{i}"], $"same{i}.out"));
            nodes.Add(Node("Relu", [$"same{i}.out"], last = $"relu{i}"));
        }
        nodes.Add(Node("Conv", [last, "sum"], "summed"));
        nodes.Add(Node("Squeeze", ["summed", "axes"], "depth"));
        Save(TinyNetwork.Model(nodes, weights, TinyNetwork.Description with { Kind = kind, Mean = [0, 0, 0], Std = [1, 1, 1], InputArea = 320 * 192 }), file);
    }

    /// <summary>A healthy ONNX file that is no depth network: other names, no metadata.</summary>
    public static void WriteSomethingElse(string file)
    {
        var sum = Node("ReduceSum", ["data", "axes"], "prob");
        sum.Attribute.Add(new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        Save(TinyNetwork.Model([sum], [Axes], description: null, input: "data", output: "prob"), file);
    }

    private static TensorProto Axes => new() { Name = "axes", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { 1 }, Int64Data = { 1 } };

    private static TensorProto Weights(string name, long[] shape, float[] values) =>
        new() { Name = name, DataType = (int)TensorProto.Types.DataType.Float, Dims = { shape }, FloatData = { values } };

    private static NodeProto Node(string type, string[] inputs, string output) => new() { OpType = type, Input = { inputs }, Output = { output } };

    private static void Save(ModelProto model, string file)
    {
        using var stream = File.Create(file);
        Google.Protobuf.MessageExtensions.WriteTo(model, stream);
    }
}
