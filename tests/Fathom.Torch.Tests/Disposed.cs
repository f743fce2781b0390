using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

internal static class Disposed
{
    /// <summary>Reads a scalar and disposes it.</summary>
    public static double DisposedValue(this Tensor tensor)
    {
        using (tensor)
            return tensor.ToDouble();
    }
}
