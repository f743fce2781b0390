namespace Fathom.Inference.Export.Operators;

/// <summary>Non-linearities.</summary>
internal static class ActivationOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::relu"] = call => call.Emit("Relu", [call.Value("self")]),
        ["aten::relu6"] = call => Clip(call, 0, 6),
        ["aten::hardtanh"] = call => Clip(call, call.Number("min_val"), call.Number("max_val")),
        ["aten::sigmoid"] = Sigmoid,
        ["aten::tanh"] = call => call.Emit("Tanh", [call.Value("self")]),
        ["aten::softplus"] = Softplus,
        ["aten::silu"] = Silu,
        ["aten::gelu"] = Gelu,
        ["aten::elu"] = Elu,
        ["aten::leaky_relu"] = call => call.Emit("LeakyRelu", [call.Value("self")], ("alpha", call.Number("negative_slope"))),
        ["aten::prelu"] = Prelu,
        ["aten::hardswish"] = call => call.Emit("HardSwish", [call.Value("self")]),
        ["aten::hardsigmoid"] = call => call.Emit("HardSigmoid", [call.Value("self")], ("alpha", 1.0 / 6), ("beta", 0.5)),
        ["aten::softmax"] = call => call.Emit("Softmax", [call.Value("self")], ("axis", call.Integer("dim"))),
    };

    private static void Clip(OperatorCall call, double min, double max) =>
        call.Emit("Clip", [call.Value("self"), call.Graph.Scalar(min), call.Graph.Scalar(max)]);

    // 1 / (1 + exp(−x)). ONNX Runtime's own Sigmoid rounds as coarsely near 0 as near 1, and where a reciprocal follows, as in Monodepth2, far depths show it: ten times libtorch's rounding.
    private static void Sigmoid(OperatorCall call)
    {
        var exp = call.Graph.Node("Exp", [call.Graph.Node("Neg", [call.Value("self")])]);
        call.Emit("Reciprocal", [call.Graph.Node("Add", [exp, call.Graph.Scalar(1)])]);
    }

    // log(1 + exp(beta · x)) / beta. libtorch returns x itself above the threshold; from 20 on that is the same float.
    private static void Softplus(OperatorCall call)
    {
        var beta = call.Number("beta");
        call.Require(call.Number("threshold") >= 20, "its threshold is below 20");
        if (beta == 1)
        {
            call.Emit("Softplus", [call.Value("self")]);
            return;
        }
        var scaled = call.Graph.Node("Mul", [call.Value("self"), call.Graph.Scalar(beta)]);
        call.Emit("Div", [call.Graph.Node("Softplus", [scaled]), call.Graph.Scalar(beta)]);
    }

    private static void Silu(OperatorCall call)
    {
        var x = call.Value("self");
        call.Emit("Mul", [x, call.Graph.Node("Sigmoid", [x])]);
    }

    // x · ½ (1 + erf(x / √2))  (Hendrycks and Gimpel 2016)
    private static void Gelu(OperatorCall call)
    {
        call.Require(!call.Has("approximate") || call.Text("approximate") == "none", "its approximation by tanh is not mapped");
        var (graph, x) = (call.Graph, call.Value("self"));
        var erf = graph.Node("Erf", [graph.Node("Div", [x, graph.Scalar(Math.Sqrt(2))])]);
        var half = graph.Node("Mul", [x, graph.Scalar(0.5)]);
        call.Emit("Mul", [half, graph.Node("Add", [erf, graph.Scalar(1)])]);
    }

    private static void Elu(OperatorCall call)
    {
        call.Require(call.Number("scale") == 1 && call.Number("input_scale") == 1, "it scales (SELU)");
        call.Emit("Elu", [call.Value("self")], ("alpha", call.Number("alpha")));
    }

    // ONNX broadcasts the slopes from the right; the channels are the second axis.
    private static void Prelu(OperatorCall call)
    {
        var slopes = call.Value("weight");
        var trailing = call.Tensor("self").shape.Length - 2;
        if (trailing > 0)
            slopes = call.Graph.Node("Unsqueeze", [slopes, call.Graph.Vector([.. Enumerable.Range(1, trailing).Select(axis => (long)axis)])]);
        call.Emit("PRelu", [call.Value("self"), slopes]);
    }
}
