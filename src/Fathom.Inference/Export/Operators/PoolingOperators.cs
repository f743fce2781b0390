namespace Fathom.Inference.Export.Operators;

/// <summary>Pooling over windows and over the whole picture.</summary>
internal static class PoolingOperators
{
    public static Dictionary<string, Action<OperatorCall>> Table { get; } = new()
    {
        ["aten::max_pool2d"] = call => call.Emit(
            "MaxPool", [call.Value("self")], ("kernel_shape", call.Pair("kernel_size")), ("strides", Stride(call)), ("pads", call.Pads()),
            ("dilations", call.Pair("dilation")), ("ceil_mode", call.Flag("ceil_mode") ? 1L : 0L)),
        ["aten::avg_pool2d"] = AveragePool,
        ["aten::adaptive_avg_pool2d"] = AdaptiveAveragePool,
    };

    private static void AveragePool(OperatorCall call)
    {
        call.Require(!call.Has("divisor_override"), "it overrides the divisor");
        call.Emit(
            "AveragePool", [call.Value("self")], ("kernel_shape", call.Pair("kernel_size")), ("strides", Stride(call)), ("pads", call.Pads()),
            ("ceil_mode", call.Flag("ceil_mode") ? 1L : 0L), ("count_include_pad", call.Flag("count_include_pad") ? 1L : 0L));
    }

    private static void AdaptiveAveragePool(OperatorCall call)
    {
        call.Require(call.Pair("output_size") is [1, 1], "its output is not 1×1");
        call.Emit("GlobalAveragePool", [call.Value("self")]);
    }

    // An empty stride means: as long as the window.
    private static long[] Stride(OperatorCall call) => call.Integers("stride").Length == 0 ? call.Pair("kernel_size") : call.Pair("stride");
}
