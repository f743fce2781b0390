namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba 2015); weight decay is added to the gradient.</summary>
public sealed class Adam : AdamBase
{
    internal Adam(IEnumerable<Modules.ParamGroup> groups, Options defaults) : base(groups, defaults) { }

    private protected override bool DecaysWeightsDirectly => false;
}
