namespace Fathom.Inference.Export.Operators;

/// <summary>Operators that move values about without changing them.</summary>
internal static class ShapeOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::cat"] = call => call.Emit("Concat", call.Values("tensors"), ("axis", call.Integer("dim"))),
        ["aten::squeeze"] = Squeeze,
        ["aten::unsqueeze"] = call => call.Emit("Unsqueeze", [call.Value("self"), call.Graph.Vector(call.Dimension("dim", call.Result.shape.Length))]),
        ["aten::reshape"] = call => Reshape(call, call.Integers("shape")),
        ["aten::view"] = call => Reshape(call, call.Integers("size")),
        ["aten::flatten"] = Flatten,
        ["aten::permute"] = call => call.Emit("Transpose", [call.Value("self")], ("perm", FromFront(call.Integers("dims")))),
        ["aten::transpose"] = Transpose,
        ["aten::slice"] = Slice,
        ["aten::narrow"] = Narrow,
        ["aten::select"] = call => call.Emit(
            "Gather", [call.Value("self"), call.Graph.Constant(new[] { call.Integer("index") }, [])], ("axis", call.Dimension("dim", Rank(call)))),
        ["aten::contiguous"] = call => call.Alias(call.Value("self")),
        ["aten::clone"] = call => call.Alias(call.Value("self")),
        ["aten::detach"] = call => call.Alias(call.Value("self")),
        ["aten::alias"] = call => call.Alias(call.Value("self")),
        ["aten::to"] = To,
        ["aten::dropout"] = Dropout,
    };

    private static int Rank(OperatorCall call) => call.Tensor("self").shape.Length;

    private static long[] FromFront(long[] dims) => [.. dims.Select(dim => dim < 0 ? dim + dims.Length : dim)];

    private static void Squeeze(OperatorCall call)
    {
        var shape = call.Tensor("self").shape;
        var candidates = call.Has("dim") ? [call.Dimension("dim", shape.Length)] : Enumerable.Range(0, shape.Length).Select(axis => (long)axis);
        long[] axes = [.. candidates.Where(axis => shape[axis] == 1)];
        if (axes.Length == 0)
            call.Alias(call.Value("self"));
        else
            call.Emit("Squeeze", [call.Value("self"), call.Graph.Vector(axes)]);
    }

    // An axis that keeps its place and its length is copied (0), so that N, H and W stay free where the call leaves them alone.
    private static void Reshape(OperatorCall call, long[] target)
    {
        var shape = call.Tensor("self").shape;
        long[] sizes = [.. target.Select((size, axis) => axis < shape.Length && size == shape[axis] ? 0 : size)];
        call.Emit("Reshape", [call.Value("self"), call.Graph.Vector(sizes)]);
    }

    private static void Flatten(OperatorCall call)
    {
        var rank = Rank(call);
        var (first, last) = (call.Dimension("start_dim", rank), call.Dimension("end_dim", rank));
        var shape = call.Tensor("self").shape;
        var behind = shape[(int)(last + 1)..];
        call.Require(behind.Length == 0 || first > 0, "it joins the leading axes only");
        long[] sizes = [.. Enumerable.Repeat(0L, (int)first), -1, .. behind];
        call.Emit("Reshape", [call.Value("self"), call.Graph.Vector(sizes)]);
    }

    private static void Transpose(OperatorCall call)
    {
        var rank = Rank(call);
        long[] order = [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        var (a, b) = (call.Dimension("dim0", rank), call.Dimension("dim1", rank));
        (order[a], order[b]) = (order[b], order[a]);
        call.Emit("Transpose", [call.Value("self")], ("perm", order));
    }

    private static void Slice(OperatorCall call) =>
        Cut(call, call.Has("start") ? call.Integer("start") : 0, call.Has("end") ? call.Integer("end") : long.MaxValue, call.Integer("step"));

    private static void Narrow(OperatorCall call) => Cut(call, call.Integer("start"), call.Integer("start") + call.Integer("length"), 1);

    private static void Cut(OperatorCall call, long start, long end, long step) =>
        call.Emit(
            "Slice",
            [call.Value("self"), call.Graph.Vector(start), call.Graph.Vector(end), call.Graph.Vector(call.Dimension("dim", Rank(call))), call.Graph.Vector(step)]);

    private static void To(OperatorCall call)
    {
        call.Require(call.Result.dtype == call.Tensor("self").dtype, $"it converts {call.Tensor("self").dtype} to {call.Result.dtype}");
        call.Alias(call.Value("self"));
    }

    private static void Dropout(OperatorCall call)
    {
        call.Require(!call.Flag("train"), "it is in training mode; call eval() first");
        call.Alias(call.Value("input"));
    }
}
