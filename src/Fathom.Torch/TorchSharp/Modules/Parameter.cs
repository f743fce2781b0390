namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>Takes over the handle of <paramref name="data"/>, which is disposed by that. The parameter belongs to the scope that the tensor was in.</summary>
    /// <param name="data">A leaf: no recorded operator made it.</param>
    /// <param name="requires_grad">Whether it is learned.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(owner: data.OwningDisposeScope, handle: data.DecoupleFromNativeHandle()) => this.requires_grad = requires_grad;
}
