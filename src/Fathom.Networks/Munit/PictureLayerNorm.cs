using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>MUNIT's layer normalisation: each picture N×C×H×W by its mean and (unbiased) standard deviation over all channels, then scaled and shifted by channel.</summary>
internal sealed class PictureLayerNorm : Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5;
    private static readonly long[] Picture = [1, 2, 3];
    private readonly Parameter gamma;
    private readonly Parameter beta;

    /// <param name="channels">C.</param>
    public PictureLayerNorm(long channels) : base(nameof(PictureLayerNorm))
    {
        gamma = new Parameter(init.uniform_(empty(channels)));
        beta = new Parameter(zeros(channels));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var mean = x.mean(Picture, keepdim: true);
        var deviation = x.std(Picture, unbiased: true, keepdim: true);
        var normalized = (x - mean).div_(deviation + Epsilon);
        return (normalized * gamma.view(1, -1, 1, 1)).add_(beta.view(1, -1, 1, 1)).MoveToOuterDisposeScope();
    }
}
