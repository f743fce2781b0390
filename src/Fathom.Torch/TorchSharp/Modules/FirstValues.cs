using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The values that PyTorch gives to linear layers and convolutions.</summary>
internal static class FirstValues
{
    public static void Set(Parameter weight, Parameter? bias)
    {
        init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null)
            return;
        var bound = 1 / Math.Sqrt(init.CalculateFanInAndFanOut(weight).fanIn);
        init.uniform_(bias, -bound, bound);
    }
}
