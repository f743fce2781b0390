using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training;

/// <summary>
/// Exponential moving average of a network's weights: a ← d·a + (1 − d)·w after every step. The decay of update n is min(decay, (1 + n) / (10 + n)),
/// so that a short run is not an average of its random start. Buffers (the statistics of batch normalization) are means already and counts: they are copied.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Module<Tensor, Tensor> source;
    private readonly double decay;

    /// <summary>Starts at the weights as they are.</summary>
    /// <param name="source">The network that learns.</param>
    /// <param name="network">One like it, which from now on holds the average; disposed with this.</param>
    /// <param name="decay">d, 0 to below 1.</param>
    public WeightAverage(Module<Tensor, Tensor> source, Module<Tensor, Tensor> network, double decay)
    {
        (this.source, Network, this.decay) = (source, network, decay);
        network.load_state_dict(source.state_dict());
        foreach (var parameter in network.parameters())
            parameter.requires_grad = false;
        network.eval();
    }

    /// <summary>The network with the averaged weights, in use (not learning) and without gradients.</summary>
    public Module<Tensor, Tensor> Network { get; }

    /// <summary>Moves towards the present weights.</summary>
    /// <param name="update">0 for the first.</param>
    public void Update(long update)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        foreach (var (mean, weight) in Network.parameters().Zip(source.parameters()))
            mean.lerp_(weight, 1 - DecayAt(update));
        CopyBuffers();
    }

    /// <summary>Takes over the buffers as they are.</summary>
    public void CopyBuffers()
    {
        using var constant = no_grad();
        foreach (var (copy, buffer) in Network.buffers().Zip(source.buffers()))
            copy.copy_(buffer);
    }

    /// <summary>The decay used in an update; see the class.</summary>
    public double DecayAt(long update) => Math.Min(decay, (1.0 + update) / (10.0 + update));

    public void Dispose() => Network.Dispose();
}
