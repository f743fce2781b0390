using System.Text;
using System.Text.Json;
using Fathom.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fathom.Training;

internal sealed partial class TrainingState
{
    private const string Generator = "generator";

    /// <summary>The key of a checkpoint's checksum in its metadata, which no other file has.</summary>
    public const string Checksum = "crc32c";

    /// <summary>What the names of the network's weights and statistics begin with in a checkpoint, and those of the averaged weights.</summary>
    public const string NetworkPrefix = "network.", AveragePrefix = "average.";

    /// <summary>Writes a checkpoint.</summary>
    /// <exception cref="WriteException">It cannot be written; nothing is left behind.</exception>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = NamedTensors().Append((Generator, get_rng_state())).ToDictionary();
        var metadata = new Dictionary<string, string>
        {
            ["step"] = $"{Step}",
            ["recipe"] = recipe.ToYaml(),
            ["validation"] = JsonSerializer.Serialize(Validations),
        };
        metadata[Checksum] = ChecksumOf(tensors, metadata);
        Safetensors.Save(path, tensors, metadata);
    }

    /// <summary>Writes the averaged weights, the result of the training.</summary>
    /// <exception cref="WriteException">It cannot be written; nothing is left behind.</exception>
    public void SaveModel(string path)
    {
        var metadata = new Dictionary<string, string>
        {
            ["network"] = recipe.Model,
            ["step"] = $"{Step}",
            ["samples"] = $"{Step * recipe.SamplesPerStep}",
            ["recipe"] = recipe.ToYaml(),
        };
        if (Validations is { BestScore: { } score } && Validations.BestStep == Step)
            metadata["validation_abs_rel"] = FormattableString.Invariant($"{score:R}");
        Safetensors.Save(path, AveragedNetwork.state_dict(), metadata);
    }

    private void LoadNewest(IReadOnlyList<string> checkpoints, Action<string, FathomException>? refused)
    {
        var passed = new List<(string Path, FathomException Reason)>();
        foreach (var path in checkpoints)
        {
            try
            {
                Load(path);
                foreach (var (damaged, reason) in passed)
                    refused?.Invoke(damaged, reason);
                return;
            }
            // Not what failed to be read, nor a lack of memory: another try may read it.
            catch (FathomException e) when (e is SafetensorsException or TrainingException && e.InnerException is not (IOException or UnauthorizedAccessException))
            {
                passed.Add((path, e));
            }
        }
        throw new TrainingException($"{passed[0].Reason.Message} No other checkpoint is whole. Start again in a new folder with --run.", passed[0].Reason);
    }

    // Takes over what Save wrote; all of it or nothing.
    private void Load(string path)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var tensors = Safetensors.Load(path, out var metadata);
        if (metadata.GetValueOrDefault("recipe") != recipe.ToYaml()
            || !long.TryParse(metadata.GetValueOrDefault("step"), out var step)
            || ReadHistory(metadata.GetValueOrDefault("validation")) is not { } validations)
            throw new TrainingException($"{path} is not a checkpoint of this recipe.");
        foreach (var (name, tensor) in NamedTensors().Append((Generator, get_rng_state())))
            if (!tensors.TryGetValue(name, out var saved) || saved.dtype != tensor.dtype || !saved.shape.SequenceEqual(tensor.shape))
                throw new TrainingException($"{path} does not have {name} as {string.Join('×', tensor.shape)} of {tensor.dtype}.");
        RequireWhole(path, tensors, metadata);
        foreach (var (name, tensor) in NamedTensors())
            tensor.copy_(tensors[name]);
        average.CopyBuffers();
        foreach (var state in OptimizerStates())
            state.step = step;
        set_rng_state(tensors[Generator]);
        (Step, Validations) = (step, validations);
    }

    private static ValidationHistory? ReadHistory(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<ValidationHistory>(json ?? "null");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Compares a checkpoint with its checksum.</summary>
    /// <exception cref="TrainingException">It is another.</exception>
    public static void RequireWhole(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.GetValueOrDefault(Checksum) != ChecksumOf(tensors, metadata))
            throw new TrainingException($"{path} is damaged: its checksum is another.");
    }

    // A machine that crashes may leave a file of the right length with zeros in it; safetensors has no checksum of its own.
    private static string ChecksumOf(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        uint checksum = 0;
        foreach (var (key, value) in metadata.Where(entry => entry.Key != Checksum).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            checksum = Crc32C.Append(checksum, Encoding.UTF8.GetBytes($"{key}={value}\n"));
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            var plain = tensor.detach().contiguous();
            checksum = Crc32C.Append(Crc32C.Append(checksum, Encoding.UTF8.GetBytes($"{name}\n")), plain.bytes);
            GC.KeepAlive(plain);
        }
        return $"{checksum:x8}";
    }

    private IEnumerable<(string Name, Tensor Tensor)> NamedTensors()
    {
        foreach (var (name, tensor) in Network.state_dict())
            yield return (NetworkPrefix + name, tensor);
        foreach (var (name, mean) in AveragedNetwork.named_parameters())
            yield return (AveragePrefix + name, mean);
        foreach (var (parameter, state) in Optimizer.parameters().Zip(OptimizerStates()))
        {
            var name = Weights.First(weight => ReferenceEquals(weight.Value, parameter)).Key;
            yield return ($"optimizer.{name}.exp_avg", state.exp_avg);
            yield return ($"optimizer.{name}.exp_avg_sq", state.exp_avg_sq);
        }
    }

    private IEnumerable<AdamBase.State> OptimizerStates() => Optimizer.state_dict().State.Cast<AdamBase.State>();
}
