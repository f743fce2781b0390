using Fathom.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Training;

/// <summary>A network's forward pass in the arithmetic of a recipe.</summary>
internal static class Forward
{
    /// <summary>Inverse depth of a batch.</summary>
    /// <param name="network">N×3×H×W → N×H×W.</param>
    /// <param name="pictures">N×3×H×W, normalised as the network wants them.</param>
    /// <param name="precision">Its arithmetic.</param>
    /// <returns>N×H×W, float32.</returns>
    public static Tensor InverseDepth(Module<Tensor, Tensor> network, Tensor pictures, Precision precision)
    {
        if (precision == Precision.Full)
            return network.call(pictures);
        using var scope = NewDisposeScope();
        using var autocast = Autocast.Cpu();
        return network.call(pictures.contiguous(memory_format.channels_last)).MoveToOuterDisposeScope();
    }
}
