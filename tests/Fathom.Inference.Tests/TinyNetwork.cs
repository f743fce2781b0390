using Onnx;

namespace Fathom.Inference.Tests;

/// <summary>ONNX files made by hand, so that running them is tested without the exporter.</summary>
internal static class TinyNetwork
{
    public static ModelDescription Description { get; } = new()
    {
        Name = "tiny",
        Version = "1",
        Kind = DepthKind.AffineInverseDepth,
        Mean = [0.485f, 0.456f, 0.406f],
        Std = [0.229f, 0.224f, 0.225f],
        SizeMultiple = 32,
        SmallestSide = 32,
        InputArea = 64 * 96,
        InputResizing = Resizing.OpenCvArea,
        OutputResizing = Resizing.OpenCvLinear,
        Training = "none: the mean of the channels",
        Licence = "Apache-2.0",
        Origin = "made by a test",
    };

    /// <summary>depth = the mean of the three channels.</summary>
    public static ModelProto Mean(ModelDescription? description = null) => Model(
        [
            new NodeProto
            {
                OpType = "ReduceMean",
                Input = { "image" },
                Output = { "depth" },
                Attribute = { Ints("axes", 1), Int("keepdims", 0) },
            },
        ],
        [],
        description ?? Description);

    /// <summary>depth = 1 / the mean of the three channels, cut off at 0.</summary>
    public static ModelProto Far(ModelDescription description)
    {
        var model = Mean(description);
        model.Graph.Node[0].Output[0] = "mean";
        model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { "mean" }, Output = { "disparity" } });
        model.Graph.Node.Add(new NodeProto { OpType = "Reciprocal", Input = { "disparity" }, Output = { "depth" } });
        return model;
    }

    /// <summary>A chain of 3×3 convolutions, slow enough to be stopped in the middle.</summary>
    public static ModelProto Slow(int layers, int channels)
    {
        var random = new Random(1);
        var nodes = new List<NodeProto>();
        var weights = new List<TensorProto>();
        for (var i = 0; i <= layers; i++)
        {
            var (from, to) = (i == 0 ? 3 : channels, i == layers ? 1 : channels);
            var weight = new TensorProto { Name = $"w{i}", DataType = (int)TensorProto.Types.DataType.Float, Dims = { to, from, 3, 3 } };
            for (var j = 0; j < to * from * 9; j++)
                weight.FloatData.Add((random.NextSingle() - 0.5f) / channels);
            weights.Add(weight);
            nodes.Add(new NodeProto
            {
                OpType = "Conv",
                Input = { i == 0 ? "image" : $"x{i - 1}", weight.Name },
                Output = { $"x{i}" },
                Attribute = { Ints("pads", 1, 1, 1, 1) },
            });
        }
        weights.Add(new TensorProto { Name = "axes", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { 1 }, Int64Data = { 1 } });
        nodes.Add(new NodeProto { OpType = "Squeeze", Input = { $"x{layers}", "axes" }, Output = { "depth" } });
        return Model(nodes, weights, Description);
    }

    public static ModelProto Model(IEnumerable<NodeProto> nodes, IEnumerable<TensorProto> weights, ModelDescription? description, string input = "image", string output = "depth")
    {
        var model = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new GraphProto
            {
                Name = "tiny",
                Node = { nodes },
                Initializer = { weights },
                Input = { Value(input, "N", 3, "H", "W") },
                Output = { Value(output, "N", "H", "W") },
            },
        };
        foreach (var (key, value) in description?.ToMetadata() ?? new Dictionary<string, string>())
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return model;
    }

    public static ValueInfoProto Value(string name, params object[] axes)
    {
        var shape = new TensorShapeProto();
        foreach (var axis in axes)
            shape.Dim.Add(axis is string free ? new TensorShapeProto.Types.Dimension { DimParam = free } : new TensorShapeProto.Types.Dimension { DimValue = (int)axis });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }

    private static AttributeProto Ints(string name, params long[] values) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    private static AttributeProto Int(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };
}
