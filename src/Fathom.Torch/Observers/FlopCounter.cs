using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>
/// Counts floating-point operations while it observes: two (a multiplication and an addition) for each term of a convolution, a linear layer or a matrix product. What is not
/// one of these (normalisation, activations, resizing, sums) is not counted, as in the figures that papers give; papers often give half of this number, multiply-adds.
/// </summary>
/// <example><code>using var counter = FlopCounter.Start(network); network.call(picture); Console.WriteLine(counter.Total);</code></example>
public sealed class FlopCounter : IGateObserver, IDisposable
{
    private readonly Dictionary<string, long> byOperator = [];
    private readonly Dictionary<string, long> byModule = [];
    private readonly ModulePaths paths;
    private readonly IDisposable observation;

    private FlopCounter(nn.Module root)
    {
        paths = new ModulePaths(root);
        observation = Gate.Observe(this);
    }

    /// <summary>Counts what this thread calls until the result is disposed. A backward pass is not seen; it takes about twice as many as the forward pass.</summary>
    /// <param name="root">The network, whose modules are named in <see cref="ByModule"/>.</param>
    public static FlopCounter Start(nn.Module root) => new(root);

    /// <summary>All floating-point operations.</summary>
    public long Total => byOperator.Values.Sum();

    /// <summary>Floating-point operations by operator, e.g. "aten::conv2d".</summary>
    public IReadOnlyDictionary<string, long> ByOperator => byOperator;

    /// <summary>Floating-point operations by the innermost module that was called, e.g. "encoder.conv1"; "" is the root itself, or code outside of it.</summary>
    public IReadOnlyDictionary<string, long> ByModule => byModule;

    /// <inheritdoc/>
    public void Called(GateCall call)
    {
        var flops = Of(call);
        if (flops == 0)
            return;
        byOperator[call.Name] = byOperator.GetValueOrDefault(call.Name) + flops;
        byModule[paths.Current] = byModule.GetValueOrDefault(paths.Current) + flops;
    }

    /// <summary>Ends the count; the numbers stay.</summary>
    public void Dispose() => observation.Dispose();

    private static long Of(GateCall call) => call.Name switch
    {
        // Each output element is a sum over a kernel and the channels of its group.
        "aten::conv1d" or "aten::conv2d" or "aten::conv3d" or "aten::convolution" when !IsTransposed(call) => 2 * Result(call).numel() * Slice(Argument(call, 1)),
        // Each input element is spread over a kernel and the output channels of its group.
        "aten::conv_transpose1d" or "aten::conv_transpose2d" or "aten::conv_transpose3d" or "aten::convolution" => 2 * Argument(call, 0).numel() * Slice(Argument(call, 1)),
        "aten::linear" => 2 * Result(call).numel() * Argument(call, 1).shape[^1],
        "aten::mm" or "aten::bmm" or "aten::mv" or "aten::matmul" or "aten::dot" => 2 * Result(call).numel() * Argument(call, 0).shape[^1],
        "aten::addmm" or "aten::baddbmm" or "aten::addmv" => 2 * Result(call).numel() * Argument(call, 1).shape[^1],
        _ => 0,
    };

    private static bool IsTransposed(GateCall call) => call.Name == "aten::convolution" && (bool)call.Arguments[6]!;

    private static Tensor Argument(GateCall call, int index) => (Tensor)call.Arguments[index]!;

    private static Tensor Result(GateCall call) => (Tensor)call.Results[0]!;

    private static long Slice(Tensor weight) => weight.numel() / weight.shape[0];
}
