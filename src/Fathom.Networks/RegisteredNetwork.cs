using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>One entry of <see cref="NetworkRegistry"/>: any network of the project, with its numbers.</summary>
/// <param name="Name">E.g. "cyclegan-generator".</param>
/// <param name="Build">Makes a freshly initialised network.</param>
/// <param name="Run">Feeds it N×<paramref name="InputChannels"/>×H×W and returns everything that it computes.</param>
/// <param name="InputChannels">Channels of its input.</param>
/// <param name="InputRange">Between which numbers its input lies: a picture in [0, 1], [−1, 1] or normalised as the network wants it, S2R's structure map in [0, 1]; a code is not bounded.</param>
/// <param name="SizeMultiple">H and W must be multiples of this.</param>
/// <param name="SmallestSide">H and W must be at least this.</param>
/// <param name="Outputs">Shapes of its outputs without N, for H and W.</param>
/// <param name="Parameters">Number of trainable values; one that stands under several names counts once.</param>
/// <param name="StateTensors">Number of tensors in its file, under all their names.</param>
/// <param name="Unused">Beginnings of the names of parameters that are in the published file but do not take part.</param>
public sealed record RegisteredNetwork(
    string Name,
    Func<Module> Build,
    Func<Module, Tensor, IReadOnlyList<Tensor>> Run,
    int InputChannels,
    (float Least, float Most) InputRange,
    int SizeMultiple,
    int SmallestSide,
    Func<long, long, IReadOnlyList<long[]>> Outputs,
    long Parameters,
    int StateTensors,
    IReadOnlyList<string> Unused)
{
    /// <summary>The entry of a depth network.</summary>
    internal static RegisteredNetwork Of(DepthNetwork network) => new(
        network.Name,
        network.Build,
        Run: (module, input) => [((Module<Tensor, Tensor>)module).call(input)],
        InputChannels: 3,
        InputRange: (network.Mean.Zip(network.Std, (mean, std) => (0 - mean) / std).Min(), network.Mean.Zip(network.Std, (mean, std) => (1 - mean) / std).Max()),
        network.SizeMultiple,
        network.SmallestSide,
        Outputs: (h, w) => [[h, w]],
        network.Parameters,
        network.StateTensors,
        network.Unused);
}
