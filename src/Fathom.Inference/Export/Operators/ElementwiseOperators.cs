namespace Fathom.Inference.Export.Operators;

/// <summary>Arithmetic with broadcasting, and functions of one number.</summary>
internal static class ElementwiseOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::add"] = call => Sum(call, "Add", "self", "other"),
        ["aten::sub"] = call => Sum(call, "Sub", "self", "other"),
        ["aten::rsub"] = call => Sum(call, "Sub", "other", "self"),
        ["aten::mul"] = call => Binary(call, "Mul"),
        ["aten::div"] = Divide,
        ["aten::minimum"] = call => Binary(call, "Min"),
        ["aten::maximum"] = call => Binary(call, "Max"),
        ["aten::pow"] = call => call.Emit("Pow", [call.Value("self"), call.Value("exponent")]),
        ["aten::matmul"] = call => Binary(call, "MatMul"),
        ["aten::neg"] = call => Unary(call, "Neg"),
        ["aten::abs"] = call => Unary(call, "Abs"),
        ["aten::exp"] = call => Unary(call, "Exp"),
        ["aten::log"] = call => Unary(call, "Log"),
        ["aten::sqrt"] = call => Unary(call, "Sqrt"),
        ["aten::reciprocal"] = call => Unary(call, "Reciprocal"),
        ["aten::square"] = call => call.Emit("Mul", [call.Value("self"), call.Value("self")]),
        ["aten::clamp"] = call => call.Emit("Clip", [call.Value("self"), call.ValueOrNone("min"), call.ValueOrNone("max")]),
        ["aten::clamp_min"] = call => call.Emit("Clip", [call.Value("self"), call.Value("min"), ""]),
        ["aten::clamp_max"] = call => call.Emit("Clip", [call.Value("self"), "", call.Value("max")]),
    };

    private static void Unary(OperatorCall call, string type) => call.Emit(type, [call.Value("self")]);

    private static void Binary(OperatorCall call, string type) => call.Emit(type, [call.Value("self"), call.Value("other")]);

    // left ± alpha · right
    private static void Sum(OperatorCall call, string type, string left, string right)
    {
        var other = call.Value(right);
        if (call.Number("alpha") != 1)
            other = call.Graph.Node("Mul", [other, call.Graph.Scalar(call.Number("alpha"))]);
        call.Emit(type, [call.Value(left), other]);
    }

    private static void Divide(OperatorCall call)
    {
        call.Require(!call.Has("rounding_mode"), "it rounds");
        Binary(call, "Div");
    }
}
