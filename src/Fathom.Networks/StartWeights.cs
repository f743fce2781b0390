using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Weights, learned before, that a network starts from.</summary>
public static class StartWeights
{
    /// <summary>
    /// Copies weights from a file: all of them from one of the network itself (a training's <c>model.safetensors</c>), to train on from there, or those of the encoder from the file that it was published in. Counters of
    /// training steps that an old file lacks stay 0.
    /// </summary>
    /// <param name="entry">The network, with the names of its encoder's file: <see cref="DepthNetwork.Start"/>.</param>
    /// <param name="network">What <see cref="DepthNetwork.Build"/> made.</param>
    /// <param name="path">The file: safetensors, or a PyTorch checkpoint.</param>
    /// <exception cref="FathomException">The file is missing, cannot be read or is of another network: it lacks a weight, has it in another shape, or has more than a classifier beside them. Nothing was copied then.</exception>
    public static void Load(DepthNetwork entry, Module<Tensor, Tensor> network, string path)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(network);
        if (!File.Exists(path))
            throw new FathomException($"{path}: the start weights are not there. Paths are relative to the current folder; say start=null to begin with random weights.");
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var file = CheckpointFile.Open(path);
        var start = Fit(network, entry.Name, [], name => name);
        if (!start.Fit.IsNear)
            start = Fit(entry.Encoder(network), entry.Start.Publisher, entry.Start.Leaves, entry.Start.NameOf);
        var fit = start.Fit;
        if (!fit.IsExact)
        {
            var difference = fit.Covers ? $"has {fit.Unknown.Count} tensors too many: {PartFit.Some(fit.Unknown)}" : fit.Difference();
            throw new FathomException($"{path}: this network starts from {fit.Part.Role}, and the file {difference}. Give that file; in a recipe, start=null begins with random weights.");
        }
        file.CopyTo([.. fit.Taken.Select(name => (name, start.Own[name]))]);

        (PartFit Fit, Dictionary<string, Tensor> Own) Fit(Module part, string role, IReadOnlyList<string> leaves, Func<string, string> nameOf)
        {
            var own = part.state_dict().ToDictionary(tensor => nameOf(tensor.Key), tensor => tensor.Value);
            return (new PartFit(file, new PublishedPart(role, Prefix: "", Landmark: "", LandmarkShape: [], leaves), own.ToDictionary(tensor => tensor.Key, tensor => new CheckpointTensor(tensor.Value.dtype, tensor.Value.shape))), own);
        }
    }

    /// <summary>
    /// Moves a network's weights and statistics towards others, where the others have them: (1 − share) · own + share · other. Between weights that were fine-tuned and those that they started from lie some that know nearly all of what was
    /// learned and hold better on pictures unlike the training's (WiSE-FT: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", eq. 1). It pays only for weights of one ancestry. Counters of training steps stay.
    /// </summary>
    /// <param name="entry">As in <see cref="Load"/>.</param>
    /// <param name="network">As in <see cref="Load"/>, with weights.</param>
    /// <param name="path">As in <see cref="Load"/>; of the encoder's file only the encoder takes something.</param>
    /// <param name="share">0, nothing changes, to 1, as <see cref="Load"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not within 0 to 1.</exception>
    /// <exception cref="FathomException">As in <see cref="Load"/>.</exception>
    public static void Blend(DepthNetwork entry, Module<Tensor, Tensor> network, string path, double share)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var own = network.state_dict();
        var before = own.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.clone());
        Load(entry, network, path);
        foreach (var (name, tensor) in own)
            if (tensor.is_floating_point())
                tensor.mul_(share).add_(before[name], 1 - share);
            else
                tensor.copy_(before[name]);
    }
}
