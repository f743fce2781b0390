namespace TorchSharp.Modules;

/// <summary>AdamW (Loshchilov and Hutter 2019): Adam with weight decay apart from the gradient.</summary>
public sealed class AdamW : AdamBase
{
    internal AdamW(IEnumerable<Modules.ParamGroup> groups, Options defaults) : base(groups, defaults) { }

    private protected override bool DecaysWeightsDirectly => true;

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>A group; options that are left out are the optimizer's.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>A group with all options.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }) { }
    }
}
