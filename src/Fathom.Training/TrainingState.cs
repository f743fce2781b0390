using Fathom.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training;

/// <summary>Everything that a training changes: network, optimiser, average, step, validations. A checkpoint is exactly this.</summary>
internal sealed partial class TrainingState : IDisposable
{
    private readonly Recipe recipe;
    private readonly WeightAverage average;

    private TrainingState(Recipe recipe, Module<Tensor, Tensor> network, Module encoder, WeightAverage average)
    {
        (this.recipe, Network, this.average) = (recipe, network, average);
        Weights = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        Freeze(recipe.Optimizer.Frozen);
        Optimizer = optim.AdamW(Groups(encoder, recipe.Optimizer));
    }

    public Module<Tensor, Tensor> Network { get; }

    /// <summary>The network with the averaged weights: what is validated and what a training results in.</summary>
    public Module<Tensor, Tensor> AveragedNetwork => average.Network;

    /// <summary>The network's parameters by name, in its order.</summary>
    public IReadOnlyDictionary<string, Parameter> Weights { get; }

    public AdamW Optimizer { get; }

    /// <summary>Steps made.</summary>
    public long Step { get; private set; }

    /// <summary>The validations so far.</summary>
    public ValidationHistory Validations { get; set; } = new();

    /// <summary>The state in the newest whole checkpoint or, without any, before the first step: seeded weights, or the recipe's start.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="entry">The recipe's network.</param>
    /// <param name="checkpoints">Files, the newest first.</param>
    /// <param name="refused">Told of each checkpoint that was passed over, and why.</param>
    /// <exception cref="FathomException">There are checkpoints but none is whole, or the start weights are not there.</exception>
    public static TrainingState Begin(Recipe recipe, DepthNetwork entry, IReadOnlyList<string>? checkpoints = null, Action<string, FathomException>? refused = null)
    {
        manual_seed((long)recipe.Seed);
        var network = entry.Build();
        WeightAverage? average = null;
        TrainingState? state = null;
        try
        {
            if (checkpoints is not [_, ..] && recipe.Start is { } start)
                StartWeights.Load(entry, network, start);
            average = new WeightAverage(network, WithoutDrawing(entry.Build), recipe.Average);
            state = new TrainingState(recipe, network, entry.Encoder(network), average);
            if (checkpoints is [_, ..])
                state.LoadNewest(checkpoints, refused);
            return state;
        }
        catch
        {
            state?.Optimizer.Dispose();
            average?.Dispose();
            network.Dispose();
            throw;
        }
    }

    /// <summary>One move of the optimiser at a share of the peak rates; the average follows.</summary>
    public void Move(double share)
    {
        foreach (var group in Optimizer.ParamGroups)
            group.LearningRate = share * group.InitialLearningRate;
        Optimizer.step();
        average.Update(Step);
        Step++;
    }

    /// <summary>Does something and puts the random generator back to where it was.</summary>
    public static T WithoutDrawing<T>(Func<T> work)
    {
        using var generator = get_rng_state();
        try
        {
            return work();
        }
        finally
        {
            set_rng_state(generator);
        }
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        average.Dispose();
        Network.Dispose();
    }

    private void Freeze(IReadOnlyList<string> frozen)
    {
        foreach (var part in frozen)
        {
            var weights = Weights.Where(weight => weight.Key == part || weight.Key.StartsWith($"{part}.", StringComparison.Ordinal)).ToList();
            if (weights.Count == 0)
                throw new TrainingException($"optimizer.frozen: {recipe.Model} has no weights '{part}'. {Suggestion.For(part, Weights.Keys.SelectMany(PartsOf).Distinct())}");
            foreach (var (_, weight) in weights)
                weight.requires_grad = false;
        }
        if (!Weights.Values.Any(weight => weight.requires_grad))
            throw new TrainingException("optimizer.frozen names every weight: nothing would learn.");
    }

    // The weight itself and all that it is in: a.b.c is in a.b and a.
    private static IEnumerable<string> PartsOf(string weight) =>
        Enumerable.Range(0, weight.Length + 1).Where(end => end == weight.Length || weight[end] == '.').Select(end => weight[..end]);

    // Biases are few and set levels, not shapes: they do not decay.
    private IEnumerable<AdamW.ParamGroup> Groups(Module encoder, OptimizerRecipe optimizer)
    {
        var slow = encoder.parameters().ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var group in Weights.Values.Where(weight => weight.requires_grad).GroupBy(weight => (Slow: slow.Contains(weight), Decays: weight.dim() > 1)))
            yield return new AdamW.ParamGroup(
                group,
                lr: group.Key.Slow ? optimizer.EncoderRate : optimizer.DecoderRate,
                weight_decay: group.Key.Decays ? optimizer.WeightDecay : 0);
    }
}
