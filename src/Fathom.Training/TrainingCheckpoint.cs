using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Training;

/// <summary>A checkpoint, looked at without going on with its training.</summary>
/// <param name="Path">The file, safetensors.</param>
/// <param name="Recipe">The training's recipe.</param>
/// <param name="Step">Steps made.</param>
public sealed record TrainingCheckpoint(string Path, Recipe Recipe, long Step)
{
    /// <summary>Samples trained on.</summary>
    public long Samples => Step * Recipe.SamplesPerStep;

    /// <summary>The checkpoint in a safetensors file; null where it holds something else.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FathomException">The file cannot be read, or its recipe is not one of this version.</exception>
    public static TrainingCheckpoint? Find(string path)
    {
        var metadata = SafetensorsHeader.Read(path).Metadata;
        return metadata.ContainsKey(TrainingState.Checksum) && metadata.TryGetValue("recipe", out var recipe) && long.TryParse(metadata.GetValueOrDefault("step"), out var step)
            ? new TrainingCheckpoint(path, Recipe.Parse(recipe, $"{path}: recipe"), step)
            : null;
    }

    /// <summary>What the training would have resulted in had it ended here: the averaged weights, and the statistics, by the network's names.</summary>
    /// <exception cref="FathomException">The file cannot be read or is damaged.</exception>
    public Dictionary<string, Tensor> LoadModel()
    {
        using var scope = NewDisposeScope();
        var tensors = Safetensors.Load(Path, out var metadata);
        TrainingState.RequireWhole(Path, tensors, metadata);
        return tensors.Keys.Where(key => key.StartsWith(TrainingState.NetworkPrefix, StringComparison.Ordinal)).ToDictionary(
            key => key[TrainingState.NetworkPrefix.Length..],
            key => tensors.GetValueOrDefault(TrainingState.AveragePrefix + key[TrainingState.NetworkPrefix.Length..], tensors[key]).MoveToOuterDisposeScope());
    }
}
