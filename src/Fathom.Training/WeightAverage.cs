using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fathom.Training;

/// <summary>
/// Exponential moving average of a network's weights: a ← d·a + (1 − d)·w after every step. The decay of update n is min(decay, (1 + n) / (10 + n)),
/// so that a short run is not an average of its random start.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly IReadOnlyDictionary<string, Parameter> weights;
    private readonly double decay;

    /// <summary>Starts at the weights as they are.</summary>
    public WeightAverage(IReadOnlyDictionary<string, Parameter> weights, double decay)
    {
        (this.weights, this.decay) = (weights, decay);
        Tensors = weights.ToDictionary(weight => weight.Key, weight => weight.Value.detach().clone().DetachFromDisposeScope());
    }

    /// <summary>The averages, by the weights' names.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Moves towards the present weights.</summary>
    /// <param name="update">0 for the first.</param>
    public void Update(long update)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        foreach (var (name, weight) in weights)
            Tensors[name].lerp_(weight, 1 - DecayAt(update));
    }

    /// <summary>The decay used in an update; see the class.</summary>
    public double DecayAt(long update) => Math.Min(decay, (1.0 + update) / (10.0 + update));

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
            tensor.Dispose();
    }
}
