namespace Fathom.Inference.Export.Operators;

/// <summary>Convolutions, linear layers and normalisation: what has weights.</summary>
internal static class ConvolutionOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::conv2d"] = Convolution,
        ["aten::convolution"] = Convolution,
        ["aten::_convolution"] = Convolution,
        ["aten::conv_transpose2d"] = TransposedConvolution,
        ["aten::linear"] = Linear,
        ["aten::batch_norm"] = BatchNorm,
        ["aten::instance_norm"] = InstanceNorm,
    };

    private static void Convolution(OperatorCall call)
    {
        if (call.Has("transposed") && call.Flag("transposed"))
        {
            TransposedConvolution(call);
            return;
        }
        call.Emit("Conv", Inputs(call), ("strides", call.Pair("stride")), ("pads", call.Pads()), ("dilations", call.Pair("dilation")), ("group", call.Integer("groups")));
    }

    private static void TransposedConvolution(OperatorCall call) =>
        call.Emit(
            "ConvTranspose", Inputs(call), ("strides", call.Pair("stride")), ("pads", call.Pads()), ("dilations", call.Pair("dilation")),
            ("group", call.Integer("groups")), ("output_padding", call.Pair("output_padding")));

    private static void Linear(OperatorCall call)
    {
        var weight = call.Graph.Node("Transpose", [call.Value("weight")], ("perm", new long[] { 1, 0 }));
        if (call.Has("bias"))
            call.Emit("Add", [call.Graph.Node("MatMul", [call.Value("input"), weight]), call.Value("bias")]);
        else
            call.Emit("MatMul", [call.Value("input"), weight]);
    }

    private static void BatchNorm(OperatorCall call)
    {
        call.Require(!call.Flag("training"), "it is in training mode; call eval() first");
        call.Require(call.Has("running_mean") && call.Has("running_var"), "it has no running statistics");
        call.Emit(
            "BatchNormalization",
            [call.Value("input"), OrFilled("weight", 1), OrFilled("bias", 0), call.Value("running_mean"), call.Value("running_var")],
            ("epsilon", call.Number("eps")));

        string OrFilled(string name, float value) => ValueOrFilled(call, name, value, call.Tensor("running_mean").shape[0]);
    }

    private static void InstanceNorm(OperatorCall call)
    {
        call.Require(call.Flag("use_input_stats"), "it normalises by running statistics");
        call.Emit("InstanceNormalization", [call.Value("input"), OrFilled("weight", 1), OrFilled("bias", 0)], ("epsilon", call.Number("eps")));

        string OrFilled(string name, float value) => ValueOrFilled(call, name, value, call.Tensor("input").shape[1]);
    }

    private static string ValueOrFilled(OperatorCall call, string name, float value, long channels) =>
        call.Has(name) ? call.Value(name) : call.Graph.Constant(Enumerable.Repeat(value, (int)channels).ToArray(), [channels]);

    private static string[] Inputs(OperatorCall call) =>
        call.Has("bias") ? [call.Value("input"), call.Value("weight"), call.Value("bias")] : [call.Value("input"), call.Value("weight")];
}
