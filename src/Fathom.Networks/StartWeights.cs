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
            throw new FathomException($"{path}: this network starts from {fit.Part.Role}, and the file {difference}. Give that file, or say start=null to begin with random weights.");
        }
        file.CopyTo([.. fit.Taken.Select(name => (name, start.Own[name]))]);

        (PartFit Fit, Dictionary<string, Tensor> Own) Fit(Module part, string role, IReadOnlyList<string> leaves, Func<string, string> nameOf)
        {
            var own = part.state_dict().ToDictionary(tensor => nameOf(tensor.Key), tensor => tensor.Value);
            return (new PartFit(file, new PublishedPart(role, Prefix: "", Landmark: "", LandmarkShape: [], leaves), own.ToDictionary(tensor => tensor.Key, tensor => new CheckpointTensor(tensor.Value.dtype, tensor.Value.shape))), own);
        }
    }
}
