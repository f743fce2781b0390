using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>One traced call of an operator, its arguments by name, and the graph it is written to.</summary>
internal sealed class OperatorCall(GateCall call, OnnxGraph graph)
{
    /// <summary>The graph under construction.</summary>
    public OnnxGraph Graph => graph;

    /// <summary>The operator, e.g. <c>aten::add</c>.</summary>
    public string Name => call.Name;

    /// <summary>The (first) result.</summary>
    public Tensor Result => (Tensor)call.Results[0]!;

    /// <summary>True when the schema has the argument and it is not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A tensor argument.</summary>
    public Tensor Tensor(string name) => Get<Tensor>(name);

    /// <summary>The graph's name for a tensor argument, or for a number given in its place.</summary>
    public string Value(string name) => Find(name) is Tensor tensor ? graph.NameOf(tensor, Name) : graph.Scalar(Number(name));

    /// <summary>The graph's name for an optional tensor argument; "" when it is null, as ONNX writes a left out input.</summary>
    public string ValueOrNone(string name) => Has(name) ? Value(name) : "";

    /// <summary>The graph's names for a list of tensors.</summary>
    public string[] Values(string name) => [.. Get<Tensor[]>(name).Select(tensor => graph.NameOf(tensor, Name))];

    /// <summary>A whole number.</summary>
    public long Integer(string name) => Get<long>(name);

    /// <summary>A truth value.</summary>
    public bool Flag(string name) => Get<bool>(name);

    /// <summary>A number of any kind.</summary>
    public double Number(string name) => Find(name) switch
    {
        double number => number,
        long number => number,
        var other => throw Unsupported($"its argument '{name}' is {other ?? "null"}, not a number"),
    };

    /// <summary>A list of whole numbers; one number stands for a pair, as in <c>int[2]</c>.</summary>
    public long[] Pair(string name) => Find(name) switch
    {
        long one => [one, one],
        long[] { Length: 1 } one => [one[0], one[0]],
        _ => Get<long[]>(name),
    };

    /// <summary>The padding of a window as ONNX wants it: the pads before, then those after.</summary>
    public long[] Pads() => [.. Pair("padding"), .. Pair("padding")];

    /// <summary>A list of whole numbers.</summary>
    public long[] Integers(string name) => Find(name) is long one ? [one] : Get<long[]>(name);

    /// <summary>A list of numbers.</summary>
    public double[] Numbers(string name) => Get<double[]>(name);

    /// <summary>A text.</summary>
    public string Text(string name) => Get<string>(name);

    /// <summary>A dimension counted from the front.</summary>
    public long Dimension(string name, long dimensions) => Integer(name) is var dim && dim < 0 ? dim + dimensions : dim;

    /// <summary>Writes the node that makes the result.</summary>
    public void Emit(string type, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes) =>
        graph.Bind(Result, graph.Node(type, inputs, attributes));

    /// <summary>Says that the result is a value that the graph already has.</summary>
    public void Alias(string value) => graph.Bind(Result, value);

    /// <summary>Refuses a use of the operator that ONNX, or this mapping, cannot express.</summary>
    /// <exception cref="UnsupportedOperatorException">Always, when a condition of the mapping does not hold.</exception>
    public void Require(bool condition, string reason)
    {
        if (!condition)
            throw Unsupported(reason);
    }

    /// <summary>The error for a use that is not mapped.</summary>
    public UnsupportedOperatorException Unsupported(string reason) =>
        new(Name, $"{reason}. Write the network without it, or extend its mapping in src/Fathom.Inference/Export/Operators.");

    private object? Find(string name)
    {
        for (var i = 0; i < call.ArgumentNames.Count; i++)
            if (call.ArgumentNames[i] == name)
                return call.Arguments[i];
        return null;
    }

    private T Get<T>(string name) => Find(name) is T value ? value : throw Unsupported($"its argument '{name}' is {Find(name) ?? "null"}, not a {typeof(T).Name}");
}
