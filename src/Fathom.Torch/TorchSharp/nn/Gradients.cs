namespace TorchSharp;

/// <summary>What modules and optimizers do to gradients alike.</summary>
internal static class Gradients
{
    public static void Clear(torch.Tensor parameter, bool setToNone)
    {
        if (setToNone)
        {
            parameter.grad = null;
            return;
        }
        using var grad = parameter.grad;
        grad?.zero_();
    }
}
