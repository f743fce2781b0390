using Fathom.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>From the decoder's path (N×32×H/2×W/2) and the encoder's stride-2 feature (N×16×H/2×W/2) to inverse depth N×H×W, &gt; 0.</summary>
internal sealed class InverseDepthHead : Module<Tensor, Tensor, Tensor>
{
    private readonly Conv2d outline;
    private readonly Conv2d mix;
    private readonly Conv2d refine;
    private readonly Conv2d read;

    public InverseDepthHead(long stride2Channels) : base(nameof(InverseDepthHead))
    {
        outline = Conv2d(stride2Channels, 32, 1);
        mix = Conv2d(32, 16, 3, padding: 1);
        refine = Conv2d(16, 16, 3, padding: 1);
        read = Conv2d(16, 1, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor path, Tensor stride2)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(path + outline.call(stride2));
        x = functional.relu(mix.call(x));

        // Full resolution in full precision. Outlines are differences of neighbours, and bfloat16 keeps only three digits of each; and oneDNN 2.6 computes
        // wrong weight gradients for bfloat16 3×3 convolutions of more than 20,000 pixels on processors with AMX.
        using var full = Autocast.Cpu(ScalarType.Float32);
        x = Upsampling.Double(x.to_type(ScalarType.Float32));
        x = functional.relu(refine.call(x));
        // Softplus where MiDaS has ReLU: as positive, but a training from scratch cannot die in it.
        return functional.softplus(read.call(x)).squeeze(1).MoveToOuterDisposeScope();
    }
}
