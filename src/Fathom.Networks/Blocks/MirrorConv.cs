using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>
/// The block that MUNIT and S2R's structure encoder are made of: convolution with bias over a picture mirrored at its edge, normalisation, activation. N×Cin×H×W →
/// N×Cout×H/stride×W/stride.
/// </summary>
internal sealed class MirrorConv : Module<Tensor, Tensor>
{
    // Before the convolution, as in the published order of names.
    private readonly Module<Tensor, Tensor>? norm;
    private readonly Conv2d conv;
    private readonly Module<Tensor, Tensor>? activation;

    /// <param name="input">Cin.</param>
    /// <param name="output">Cout.</param>
    /// <param name="kernel">Edge of the kernel.</param>
    /// <param name="padding">Mirrored pixels on every side.</param>
    /// <param name="stride">Step.</param>
    /// <param name="norm">None: null.</param>
    /// <param name="activation">None: null. It may write in place.</param>
    public MirrorConv(
        long input, long output, long kernel, long padding, long stride = 1, Module<Tensor, Tensor>? norm = null, Module<Tensor, Tensor>? activation = null)
        : base(nameof(MirrorConv))
    {
        this.norm = norm;
        conv = Conv2d(input, output, kernel, stride: stride, padding: padding, padding_mode: PaddingModes.Reflect);
        this.activation = activation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = conv.call(x);
        x = norm?.call(x) ?? x;
        return (activation?.call(x) ?? x).MoveToOuterDisposeScope();
    }
}
