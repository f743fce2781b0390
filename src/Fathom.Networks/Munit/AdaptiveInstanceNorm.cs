using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Adaptive instance normalisation (Huang and Belongie 2017): each channel of each picture N×C×H×W is normalised, then scaled and shifted by numbers of its own.</summary>
internal sealed class AdaptiveInstanceNorm : Module<Tensor, Tensor, Tensor, Tensor>
{
    /// <param name="channels">C.</param>
    public AdaptiveInstanceNorm(long channels) : base(nameof(AdaptiveInstanceNorm))
    {
        // Part of published files, read by nobody.
        register_buffer("running_mean", zeros(channels));
        register_buffer("running_var", ones(channels));
    }

    /// <param name="x">N×C×H×W.</param>
    /// <param name="shift">N×C.</param>
    /// <param name="scale">N×C.</param>
    public override Tensor forward(Tensor x, Tensor shift, Tensor scale)
    {
        using var scope = NewDisposeScope();
        var (n, c) = (x.size(0), x.size(1));
        // One picture's channel is one channel of a batch of one: batch normalisation of N·C channels then scales each by its own numbers.
        var channels = x.reshape(1, n * c, x.size(2), x.size(3));
        var normalized = functional.batch_norm(channels, null, null, scale.reshape(-1), shift.reshape(-1), training: true);
        return normalized.view(n, c, x.size(2), x.size(3)).MoveToOuterDisposeScope();
    }
}
