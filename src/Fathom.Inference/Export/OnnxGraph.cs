using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>An ONNX graph under construction: nodes in the order of their calls, weights under their state-dict names, every constant once.</summary>
/// <remarks>Weights are not copied: the network must live until the graph is written.</remarks>
internal sealed class OnnxGraph : IDisposable
{
    // A message of protobuf ends at 2³¹ bytes; the nodes need some too.
    private const long MostBytes = 2_000_000_000;

    private readonly List<NodeProto> nodes = [];
    private readonly Dictionary<string, TensorProto> initializers = [];
    private readonly Dictionary<string, string> constants = [];
    private readonly Dictionary<MemoryRegion, (string Name, Tensor Value)> weights = [];
    private readonly List<Tensor> contiguous = [];
    private readonly TracedValues values = new();
    private long bytes;

    /// <summary>Makes a parameter or buffer known under its state-dict name.</summary>
    public void Declare(string name, Tensor weight) => weights[MemoryRegion.Of(weight)] = (name, weight);

    /// <summary>Says that <paramref name="tensor"/> is what the graph calls <paramref name="name"/>.</summary>
    public void Bind(Tensor tensor, string name) => values.Bind(tensor, name);

    /// <summary>Says that an operator wrote to <paramref name="tensor"/>, which is bound to its new value; other views of its memory can no longer be read.</summary>
    public void Overwrite(Tensor tensor) => values.Overwrite(tensor);

    /// <summary>True for a tensor that depends on the input.</summary>
    public bool IsBound(Tensor tensor) => values.Contains(tensor);

    /// <summary>True for a tensor that shares memory with a parameter or buffer.</summary>
    public bool IsWeight(Tensor tensor) => MemoryRegion.Of(tensor) is var region && weights.Keys.Any(region.Overlaps);

    /// <summary>The graph's name for a tensor; one that no traced call made becomes a weight or a constant.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="reader">What reads it, for the message: an operator, or the network's output.</param>
    /// <exception cref="ExportException">It was overwritten through another view, it is no float or long, or the file would be larger than ONNX allows.</exception>
    public string NameOf(Tensor tensor, string reader)
    {
        if (IsBound(tensor))
        {
            return values.NameOf(tensor) ?? throw new UnsupportedOperatorException(
                reader, "it reads memory that an operator in place has changed through another view of it (narrow, slice, view …). Write that operator out of place.");
        }
        if (!weights.TryGetValue(MemoryRegion.Of(tensor), out var weight))
        {
            Account(tensor);
            return Constant(Data(tensor), tensor.shape);
        }
        if (!initializers.ContainsKey(weight.Name))
        {
            Account(tensor);
            initializers[weight.Name] = Weight(weight.Name, weight.Value);
        }
        return weight.Name;
    }

    /// <summary>A constant scalar.</summary>
    public string Scalar(double value) => Constant(new[] { (float)value }, []);

    /// <summary>A constant vector of indices, sizes or pads.</summary>
    public string Vector(params long[] values) => Constant(values, [values.Length]);

    /// <summary>A constant of any shape; equal ones are stored once.</summary>
    /// <param name="data">float[] or long[].</param>
    /// <param name="shape">Its shape.</param>
    public string Constant(Array data, long[] shape)
    {
        var proto = Proto(data, shape, "");
        var key = Convert.ToHexString(SHA256.HashData(proto.ToByteArray()));
        if (!constants.TryGetValue(key, out var name))
        {
            constants[key] = name = proto.Name = $"constant_{constants.Count}";
            initializers[name] = proto;
        }
        return name;
    }

    /// <summary>Adds a node with one output and returns the output's name.</summary>
    /// <param name="type">ONNX operator.</param>
    /// <param name="inputs">Names; "" for an optional one that is left out.</param>
    /// <param name="attributes">Values are long, double, string or long[].</param>
    public string Node(string type, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var node = new NodeProto { OpType = type, Name = $"{type}_{nodes.Count}", Input = { inputs }, Output = { $"{type}_{nodes.Count}" } };
        foreach (var (name, value) in attributes)
            node.Attribute.Add(Attribute(name, value));
        nodes.Add(node);
        return node.Output[0];
    }

    /// <summary>The finished graph: only what <paramref name="output"/> needs.</summary>
    /// <param name="name">Name of the graph.</param>
    /// <param name="input">The input and the names of its axes.</param>
    /// <param name="output">The output, the value it takes, and the names of its axes.</param>
    public GraphProto Build(string name, (string Name, object[] Axes) input, (string Name, string Value, object[] Axes) output)
    {
        var needed = new HashSet<string> { output.Value };
        var kept = new List<NodeProto>();
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (!needed.Contains(nodes[i].Output[0]))
                continue;
            needed.UnionWith(nodes[i].Input);
            kept.Add(nodes[i]);
        }
        kept.Reverse();
        kept.Add(new NodeProto { OpType = "Identity", Name = output.Name, Input = { output.Value }, Output = { output.Name } });

        return new GraphProto
        {
            Name = name,
            Node = { kept },
            Initializer = { initializers.Values.Where(tensor => needed.Contains(tensor.Name)) },
            Input = { Value(input.Name, input.Axes) },
            Output = { Value(output.Name, output.Axes) },
        };
    }

    /// <summary>Gives back the memory of the trace.</summary>
    public void Dispose()
    {
        values.Dispose();
        contiguous.ForEach(copy => copy.Dispose());
    }

    // Before anything is copied.
    private void Account(Tensor tensor)
    {
        bytes += tensor.numel() * tensor.ElementSize;
        if (bytes > MostBytes)
        {
            throw new ExportException(
                $"The network has more than {MostBytes / 1e9:0} GB of weights: an ONNX file of one piece, which Fathom's are, holds no more than 2 GB (protobuf). Export a smaller network.");
        }
    }

    private TensorProto Weight(string name, Tensor weight)
    {
        var type = TypeOf(weight);
        if (!weight.is_contiguous())
            contiguous.Add(weight = weight.contiguous().DetachFromDisposeScope());
        return new TensorProto
        {
            Name = name,
            Dims = { weight.shape },
            DataType = (int)type,
            RawData = UnsafeByteOperations.UnsafeWrap(new TensorBytes(weight).Memory),
        };
    }

    private static Array Data(Tensor tensor) => TypeOf(tensor) == TensorProto.Types.DataType.Float ? Data<float>(tensor) : Data<long>(tensor);

    private static TensorProto.Types.DataType TypeOf(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => TensorProto.Types.DataType.Float,
        ScalarType.Int64 => TensorProto.Types.DataType.Int64,
        var other => throw new ExportException($"A constant or weight is {other}; the export knows Float32 and Int64. Convert it with to_type(ScalarType.Float32)."),
    };

    private static T[] Data<T>(Tensor tensor) where T : unmanaged
    {
        using var values = tensor.data<T>();
        return values.ToArray();
    }

    private static TensorProto Proto(Array data, long[] shape, string name)
    {
        var bytes = data is float[] floats ? MemoryMarshal.AsBytes(floats.AsSpan()) : MemoryMarshal.AsBytes(((long[])data).AsSpan());
        return new TensorProto
        {
            Name = name,
            Dims = { shape },
            DataType = (int)(data switch { float[] => TensorProto.Types.DataType.Float, _ => TensorProto.Types.DataType.Int64 }),
            RawData = ByteString.CopyFrom(bytes),
        };
    }

    private static AttributeProto Attribute(string name, object value) => value switch
    {
        long number => new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = number },
        double number => new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = (float)number },
        string text => new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(text) },
        long[] numbers => new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { numbers } },
        _ => throw new ArgumentException($"An attribute is a long, double, string or long[], not {value.GetType().Name}.", nameof(value)),
    };

    // An axis is a name (dynamic) or a number.
    private static ValueInfoProto Value(string name, object[] axes)
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
}
