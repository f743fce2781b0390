namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost dispose scope of this thread, if any.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Innermost;

    /// <summary>Opens a scope: tensors that this thread creates until it is disposed are disposed with it, unless they are moved out of it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Enter();

    /// <summary>Runs <paramref name="expr"/> in a scope of its own and keeps only what it returns.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
