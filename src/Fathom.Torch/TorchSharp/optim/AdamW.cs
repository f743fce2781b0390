namespace TorchSharp.Modules;

/// <summary>AdamW (Loshchilov and Hutter 2019): Adam with weight decay apart from the gradient.</summary>
public sealed class AdamW : AdamBase
{
    internal AdamW(IEnumerable<Modules.ParamGroup> groups, Options defaults) : base(groups, defaults) { }

    private protected override bool DecaysWeightsDirectly => true;
}
