namespace TorchSharp;

/// <summary>Moves several tensors at once between dispose scopes.</summary>
public static class DisposeScopeExtensions
{
    /// <summary>Moves each to the scope around the one that it is in.</summary>
    public static (torch.Tensor, torch.Tensor) MoveToOuterDisposeScope(this (torch.Tensor, torch.Tensor) tensors)
    {
        tensors.Item1.MoveToOuterDisposeScope();
        tensors.Item2.MoveToOuterDisposeScope();
        return tensors;
    }

    /// <summary>Moves all to the scope around the one that each is in.</summary>
    public static T MoveToOuterDisposeScope<T>(this T tensors) where T : IEnumerable<torch.Tensor>
    {
        foreach (var tensor in tensors)
            tensor.MoveToOuterDisposeScope();
        return tensors;
    }
}
