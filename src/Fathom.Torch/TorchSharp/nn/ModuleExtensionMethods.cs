using Fathom.Torch;

namespace TorchSharp;

/// <summary>Conversions of a module that keep its static type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts all floating-point parameters and buffers, with their gradients. Optimizers keep working: the parameters stay the same objects.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, torch.ScalarType type) where T : torch.nn.Module => Convert(module, tensor => tensor.is_floating_point() ? tensor.to(type) : tensor);

    /// <summary>Moves all parameters and buffers to a device, with their gradients.</summary>
    /// <returns>The module.</returns>
    public static T to<T>(this T module, torch.Device device) where T : torch.nn.Module => Convert(module, tensor => tensor.to(device));

    private static T Convert<T>(T module, Func<torch.Tensor, torch.Tensor> conversion) where T : torch.nn.Module
    {
        using var constant = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var tensor in module.parameters().Concat(module.buffers()))
        {
            var converted = conversion(tensor);
            if (converted.Handle == tensor.Handle)
                continue;
            // A gradient of another type or place than its tensor is refused, so it is set anew.
            var gradient = tensor.grad is { } grad ? conversion(grad) : null;
            tensor.grad = null;
            Native.Check(Native.SetData(tensor.Handle, converted.Handle), nameof(to));
            tensor.grad = gradient;
        }
        return module;
    }
}
