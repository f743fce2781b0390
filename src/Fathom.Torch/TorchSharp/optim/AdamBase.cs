using Fathom.Torch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1), in the order of operations of PyTorch 1.13, for all parameters of a group at once. Subclasses say where the weight decay goes.
/// </summary>
public abstract class AdamBase : GroupedOptimizer<AdamBase.Options, AdamBase.State>
{
    private protected AdamBase(IEnumerable<Modules.ParamGroup> groups, Options defaults) : base(defaults)
    {
        foreach (var group in groups)
            add_param_group(group);
    }

    private protected abstract bool DecaysWeightsDirectly { get; }

    private protected override Options Completed(OptimizerOptions? given) => Options.Of(given, Defaults);

    private protected override State NewState(Parameter parameter, Options options) => new(parameter, options.amsgrad!.Value);

    private protected override bool Fits(Parameter parameter, Options options, State own, State other) => own.Fits(other) && own.max_exp_avg_sq is not null == options.amsgrad!.Value;

    private protected override void CopyState(Parameter parameter, State own, State other) => own.CopyFrom(other);

    private protected override void Step(Tensor[] parameters, Tensor[] gradients, State[] moved, Options options)
    {
        var (rate, decay) = (options.LearningRate!.Value, options.weight_decay!.Value);
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);

        foreach (var state in moved)
            state.step++;
        if (options.maximize!.Value)
            gradients = Aten._foreach_neg(gradients);
        if (decay != 0 && DecaysWeightsDirectly)
            Aten._foreach_mul__Scalar(parameters, 1 - rate * decay);
        else if (decay != 0)
            gradients = Aten._foreach_add_List(gradients, parameters, decay);

        var averages = Array.ConvertAll(moved, state => state.exp_avg);
        Aten._foreach_mul__Scalar(averages, beta1);
        Aten._foreach_add__List(averages, gradients, 1 - beta1);
        var squares = Array.ConvertAll(moved, state => state.exp_avg_sq);
        Aten._foreach_mul__Scalar(squares, beta2);
        Aten._foreach_addcmul__Scalar(squares, gradients, gradients, 1 - beta2);

        var denominators = Aten._foreach_sqrt(options.amsgrad!.Value ? Array.ConvertAll(moved, state => state.RaiseMaximum()) : squares);
        Aten._foreach_div__ScalarList(denominators, Array.ConvertAll(moved, state => Math.Sqrt(1 - Math.Pow(beta2, state.step))));
        Aten._foreach_add__Scalar(denominators, options.eps!.Value);
        Aten._foreach_addcdiv__ScalarList(parameters, averages, denominators, Array.ConvertAll(moved, state => -(rate / (1 - Math.Pow(beta1, state.step)))));
    }

    private protected override void Check(Options options)
    {
        Require(options.LearningRate >= 0, $"The learning rate is {options.LearningRate}; it must not be negative.");
        Require(options.eps >= 0, $"eps is {options.eps}; it must not be negative.");
        Require(options.beta1 is >= 0 and < 1, $"beta1 is {options.beta1}; it must be in [0, 1).");
        Require(options.beta2 is >= 0 and < 1, $"beta2 is {options.beta2}; it must be in [0, 1).");
        Require(options.weight_decay >= 0, $"The weight decay is {options.weight_decay}; it must not be negative.");
    }

    /// <summary>Options of a group; null is the optimizer's default.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the running mean of the gradient.</summary>
        public double? beta1 { get; set; }

        /// <summary>Decay of the running mean of the squared gradient.</summary>
        public double? beta2 { get; set; }

        /// <summary>Decay of the weights.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Added to the denominator.</summary>
        public double? eps { get; set; }

        /// <summary>Whether the denominator never shrinks (Reddi et al. 2018).</summary>
        public bool? amsgrad { get; set; }

        /// <summary>Whether to go up the gradient.</summary>
        public bool? maximize { get; set; }

        internal static Options Of(OptimizerOptions? given, Options defaults)
        {
            var own = given as Options;
            var rate = given?.LearningRate ?? defaults.LearningRate;
            return new Options
            {
                LearningRate = rate,
                InitialLearningRate = given?.InitialLearningRate ?? rate,
                beta1 = own?.beta1 ?? defaults.beta1,
                beta2 = own?.beta2 ?? defaults.beta2,
                weight_decay = own?.weight_decay ?? defaults.weight_decay,
                eps = own?.eps ?? defaults.eps,
                amsgrad = own?.amsgrad ?? defaults.amsgrad,
                maximize = own?.maximize ?? defaults.maximize,
            };
        }
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>A group; options that are left out are the optimizer's.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>A group with all options.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }) { }
    }

    /// <summary>What is remembered of one parameter.</summary>
    public class State : OptimizerState, IDisposable
    {
        internal State(Parameter parameter, bool amsgrad)
        {
            exp_avg = zeros_like(parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(parameter).DetachFromDisposeScope();
            max_exp_avg_sq = amsgrad ? zeros_like(parameter).DetachFromDisposeScope() : null;
        }

        /// <summary>Number of steps taken.</summary>
        public long step { get; set; }

        /// <summary>Running mean of the gradient.</summary>
        public Tensor exp_avg { get; }

        /// <summary>Running mean of the squared gradient.</summary>
        public Tensor exp_avg_sq { get; }

        /// <summary>The largest <see cref="exp_avg_sq"/> so far; null without amsgrad.</summary>
        public Tensor? max_exp_avg_sq { get; }

        /// <summary>Frees the averages.</summary>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
            GC.SuppressFinalize(this);
        }

        internal Tensor RaiseMaximum()
        {
            using var larger = max_exp_avg_sq!.maximum(exp_avg_sq);
            return max_exp_avg_sq.copy_(larger);
        }

        internal bool Fits(State other) => exp_avg.shape.SequenceEqual(other.exp_avg.shape) && max_exp_avg_sq is null == other.max_exp_avg_sq is null;

        internal void CopyFrom(State other)
        {
            step = other.step;
            exp_avg.copy_(other.exp_avg);
            exp_avg_sq.copy_(other.exp_avg_sq);
            max_exp_avg_sq?.copy_(other.max_exp_avg_sq!);
        }
    }
}
