using Fathom.Networks;
using Fathom.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training;

/// <summary>Everything that a training changes: network, optimiser, average, step. A checkpoint is exactly this.</summary>
internal sealed class TrainingState : IDisposable
{
    private const string Generator = "generator";

    private readonly Recipe recipe;
    private readonly WeightAverage average;

    private TrainingState(Recipe recipe, Module<Tensor, Tensor> network, Module encoder)
    {
        this.recipe = recipe;
        Network = network;
        Weights = network.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        Optimizer = optim.AdamW(Groups(encoder, recipe.Optimizer));
        average = new WeightAverage(Weights, recipe.Average);
    }

    public Module<Tensor, Tensor> Network { get; }

    /// <summary>The network's parameters by name, in its order.</summary>
    public IReadOnlyDictionary<string, Parameter> Weights { get; }

    public AdamW Optimizer { get; }

    /// <summary>Steps made.</summary>
    public long Step { get; private set; }

    /// <summary>The state in a checkpoint or, without one, before the first step: seeded weights, the encoder's from the recipe's start.</summary>
    public static TrainingState Begin(Recipe recipe, DepthNetwork entry, string? checkpoint = null)
    {
        manual_seed((long)recipe.Seed);
        var network = entry.Build();
        TrainingState? state = null;
        try
        {
            if (checkpoint is null && recipe.Start is { } start)
                StartWeights.Load(entry.Encoder(network), start);
            state = new TrainingState(recipe, network, entry.Encoder(network));
            if (checkpoint is not null)
                state.Load(checkpoint);
            return state;
        }
        catch
        {
            state?.Dispose();
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

    /// <summary>Writes a checkpoint.</summary>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = NamedTensors().Append((Generator, get_rng_state())).ToDictionary();
        Safetensors.Save(path, tensors, new Dictionary<string, string> { ["step"] = $"{Step}", ["recipe"] = recipe.ToYaml() });
    }

    // Takes over what Save wrote; all of it or nothing.
    private void Load(string path)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var tensors = Safetensors.Load(path, out var metadata);
        if (metadata.GetValueOrDefault("recipe") != recipe.ToYaml() || !long.TryParse(metadata.GetValueOrDefault("step"), out var step))
            throw new TrainingException($"{path} is not a checkpoint of this recipe. Delete it to go back to the one before.");
        foreach (var (name, tensor) in NamedTensors().Append((Generator, get_rng_state())))
            if (!tensors.TryGetValue(name, out var saved) || saved.dtype != tensor.dtype || !saved.shape.SequenceEqual(tensor.shape))
                throw new TrainingException($"{path} does not have {name} as {string.Join('×', tensor.shape)} of {tensor.dtype}. Delete it to go back to the checkpoint before.");
        foreach (var (name, tensor) in NamedTensors())
            tensor.copy_(tensors[name]);
        foreach (var state in OptimizerStates())
            state.step = step;
        set_rng_state(tensors[Generator]);
        Step = step;
    }

    /// <summary>Writes the averaged weights, the result of the training.</summary>
    public void SaveModel(string path) => Safetensors.Save(path, average.Tensors, new Dictionary<string, string>
    {
        ["network"] = recipe.Model,
        ["step"] = $"{Step}",
        ["samples"] = $"{Step * recipe.Batch}",
        ["recipe"] = recipe.ToYaml(),
    });

    public void Dispose()
    {
        Optimizer.Dispose();
        average.Dispose();
        Network.Dispose();
    }

    private IEnumerable<(string Name, Tensor Tensor)> NamedTensors()
    {
        foreach (var (name, weight) in Weights)
            yield return ($"network.{name}", weight);
        foreach (var (name, mean) in average.Tensors)
            yield return ($"average.{name}", mean);
        foreach (var (parameter, state) in Optimizer.parameters().Zip(OptimizerStates()))
        {
            var name = Weights.First(weight => ReferenceEquals(weight.Value, parameter)).Key;
            yield return ($"optimizer.{name}.exp_avg", state.exp_avg);
            yield return ($"optimizer.{name}.exp_avg_sq", state.exp_avg_sq);
        }
    }

    private IEnumerable<AdamBase.State> OptimizerStates() => Optimizer.state_dict().State.Cast<AdamBase.State>();

    // Biases are few and set levels, not shapes: they do not decay.
    private IEnumerable<AdamW.ParamGroup> Groups(Module encoder, OptimizerRecipe optimizer)
    {
        var slow = encoder.parameters().ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var group in Weights.Values.GroupBy(weight => (Slow: slow.Contains(weight), Decays: weight.dim() > 1)))
            yield return new AdamW.ParamGroup(
                group,
                lr: group.Key.Slow ? optimizer.EncoderRate : optimizer.DecoderRate,
                weight_decay: group.Key.Decays ? optimizer.WeightDecay : 0);
    }
}
