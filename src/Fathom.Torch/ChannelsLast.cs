using TorchSharp;

namespace Fathom.Torch;

/// <summary>The order of elements in which bfloat16 convolutions on CPU are fastest, and which TorchSharp has for tensors only.</summary>
public static class ChannelsLast
{
    /// <summary>Lays the weights of four dimensions out with the channels innermost. Pictures go in by <c>contiguous(memory_format.channels_last)</c>. Values, names and gradients stay.</summary>
    /// <returns>The module.</returns>
    public static T ToChannelsLast<T>(this T module) where T : torch.nn.Module
    {
        using var constant = torch.no_grad();
        foreach (var weight in module.parameters().Where(weight => weight.dim() == 4))
        {
            using var laid = weight.contiguous(torch.memory_format.channels_last);
            Native.Check(Native.SetData(weight.Handle, laid.Handle), nameof(ToChannelsLast));
        }
        return module;
    }
}
