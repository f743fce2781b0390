namespace Fathom.Inference.Export.Operators;

/// <summary>Means, sums and extremes over axes.</summary>
internal static class ReductionOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::mean"] = call => call.Emit("ReduceMean", [call.Value("self")], ("axes", Axes(call)), ("keepdims", Keep(call))),
        ["aten::amax"] = call => call.Emit("ReduceMax", [call.Value("self")], ("axes", Axes(call)), ("keepdims", Keep(call))),
        ["aten::amin"] = call => call.Emit("ReduceMin", [call.Value("self")], ("axes", Axes(call)), ("keepdims", Keep(call))),
        // Alone among its kin, ReduceSum takes its axes as an input since opset 13.
        ["aten::sum"] = call => call.Emit("ReduceSum", [call.Value("self"), call.Graph.Vector(Axes(call))], ("keepdims", Keep(call))),
    };

    // No list, or an empty one, means every axis.
    private static long[] Axes(OperatorCall call) =>
        call.Has("dim") && call.Integers("dim") is { Length: > 0 } given
            ? given
            : [.. Enumerable.Range(0, call.Tensor("self").shape.Length).Select(axis => (long)axis)];

    private static long Keep(OperatorCall call) => call.Has("keepdim") && call.Flag("keepdim") ? 1 : 0;
}
