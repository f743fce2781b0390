using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Weights, learned on other pictures, that an encoder starts from.</summary>
public static class StartWeights
{
    /// <summary>Copies every weight of an encoder from a published file. Counters of training steps that an old file lacks stay 0.</summary>
    /// <param name="encoder">The part that starts from them: <see cref="DepthNetwork.Encoder"/>.</param>
    /// <param name="layout">The names in the file: <see cref="DepthNetwork.Start"/>.</param>
    /// <param name="path">The file: safetensors, or a PyTorch checkpoint.</param>
    /// <exception cref="FathomException">The file is missing, cannot be read or is of another network: it lacks a weight, has it in another shape, or has more than a classifier beside them. Nothing was copied then.</exception>
    public static void Load(Module encoder, StartLayout layout, string path)
    {
        if (!File.Exists(path))
            throw new FathomException($"{path}: the start weights are not there. Paths are relative to the current folder; say start=null to begin with random weights.");
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var file = CheckpointFile.Open(path);
        var own = encoder.state_dict().ToDictionary(entry => layout.NameOf(entry.Key), entry => entry.Value);
        var part = new PublishedPart(layout.Publisher, Prefix: "", Landmark: "", LandmarkShape: [], layout.Leaves);
        var fit = new PartFit(file, part, own.ToDictionary(entry => entry.Key, entry => new CheckpointTensor(entry.Value.dtype, entry.Value.shape)));
        if (!fit.IsExact)
        {
            var difference = fit.Covers ? $"has {fit.Unknown.Count} tensors too many: {PartFit.Some(fit.Unknown)}" : fit.Difference();
            throw new FathomException($"{path}: this network starts from {layout.Publisher}, and the file {difference}. Give that file, or say start=null to begin with random weights.");
        }
        file.CopyTo([.. fit.Taken.Select(name => (name, own[name]))]);
    }
}
