using System.Collections.Frozen;
using Fathom.Torch;

namespace Fathom.Inference.Export.Operators;

/// <summary>Every ATen operator that can be written as ONNX (opset 17). To add one, write a method beside its kin and name it in their table.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, Action<OperatorCall>> All =
        ((Dictionary<string, Action<OperatorCall>>[])
        [
            ElementwiseOperators.Table, ActivationOperators.Table, ConvolutionOperators.Table, PoolingOperators.Table,
            ResamplingOperators.Table, PaddingOperators.Table, ShapeOperators.Table, ReductionOperators.Table,
        ]).SelectMany(table => table).ToFrozenDictionary();

    /// <summary>The names of the mapped operators.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>True for an operator that writes its result over its first argument.</summary>
    public static bool IsInPlace(string name) => name.EndsWith('_') && !name.EndsWith("__", StringComparison.Ordinal);

    /// <summary>Writes a traced call to the graph.</summary>
    /// <exception cref="UnsupportedOperatorException">The operator, or this use of it, is not mapped.</exception>
    public static void Write(GateCall call, OnnxGraph graph)
    {
        // In place or not, the result has the same value; the tracer sees to its memory.
        var name = IsInPlace(call.Name) ? call.Name[..^1] : call.Name;
        if (!All.TryGetValue(name, out var write))
            throw new UnsupportedOperatorException(call.Name, "it has no mapping. Add one in src/Fathom.Inference/Export/Operators, or write the network without it.");
        write(new OperatorCall(call, graph));
    }
}
