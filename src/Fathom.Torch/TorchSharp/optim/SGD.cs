using Fathom.Torch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum where asked, in the order of operations of PyTorch 1.13.</summary>
public sealed class SGD : GroupedOptimizer<SGD.Options, SGD.State>
{
    internal SGD(IEnumerable<Modules.ParamGroup> groups, Options defaults) : base(defaults)
    {
        foreach (var group in groups)
            add_param_group(group);
    }

    private protected override Options Completed(OptimizerOptions? given)
    {
        var own = given as Options;
        var rate = given?.LearningRate ?? Defaults.LearningRate;
        return new Options
        {
            LearningRate = rate,
            InitialLearningRate = given?.InitialLearningRate ?? rate,
            momentum = own?.momentum ?? Defaults.momentum,
            dampening = own?.dampening ?? Defaults.dampening,
            weight_decay = own?.weight_decay ?? Defaults.weight_decay,
            nesterov = own?.nesterov ?? Defaults.nesterov,
            maximize = own?.maximize ?? Defaults.maximize,
        };
    }

    private protected override void Check(Options options)
    {
        Require(options.LearningRate >= 0, $"The learning rate is {options.LearningRate}; it must not be negative.");
        Require(options.momentum >= 0, $"The momentum is {options.momentum}; it must not be negative.");
        Require(options.weight_decay >= 0, $"The weight decay is {options.weight_decay}; it must not be negative.");
        Require(options.nesterov is not true || (options.momentum > 0 && options.dampening is null or 0), "Nesterov's momentum needs a momentum, and no dampening.");
    }

    private protected override State NewState(Parameter parameter, Options options) => new();

    private protected override bool Fits(Parameter parameter, Options options, State own, State other) =>
        other.momentum_buffer is null || other.momentum_buffer.shape.SequenceEqual(parameter.shape);

    private protected override void CopyState(Parameter parameter, State own, State other) => own.CopyFrom(other, parameter);

    private protected override void Step(Tensor[] parameters, Tensor[] gradients, State[] moved, Options options)
    {
        if (options.maximize is true)
            gradients = Aten._foreach_neg(gradients);
        if (options.weight_decay is { } decay and not 0)
            gradients = Aten._foreach_add_List(gradients, parameters, decay);
        if (options.momentum is { } momentum and not 0)
        {
            var velocities = new Tensor[moved.Length];
            for (var i = 0; i < moved.Length; i++)
                velocities[i] = moved[i].Move(gradients[i], momentum, 1 - (options.dampening ?? 0));
            gradients = options.nesterov is true ? Aten._foreach_add_List(gradients, velocities, momentum) : velocities;
        }
        Aten._foreach_add__List(parameters, gradients, -options.LearningRate!.Value);
    }

    /// <summary>Options of a group; null is the optimizer's default.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Share of the velocity that stays.</summary>
        public double? momentum { get; set; }

        /// <summary>Share of the gradient that does not go into the velocity, after the first step.</summary>
        public double? dampening { get; set; }

        /// <summary>Decay of the weights, added to the gradient.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Whether to look ahead (Nesterov's momentum).</summary>
        public bool? nesterov { get; set; }

        /// <summary>Whether to go up the gradient.</summary>
        public bool? maximize { get; set; }
    }

    /// <summary>What is remembered of one parameter.</summary>
    public class State : OptimizerState, IDisposable
    {
        /// <summary>The velocity; null before the first step with momentum.</summary>
        public Tensor? momentum_buffer { get; private set; }

        /// <summary>Frees the velocity.</summary>
        public void Dispose()
        {
            momentum_buffer?.Dispose();
            GC.SuppressFinalize(this);
        }

        internal Tensor Move(Tensor gradient, double momentum, double share)
        {
            if (momentum_buffer is null)
                return momentum_buffer = gradient.clone().DetachFromDisposeScope();
            return momentum_buffer.mul_(momentum).add_(gradient, share);
        }

        internal void CopyFrom(State other, Parameter parameter)
        {
            // Taken before the own one goes: it may be the same.
            var velocity = other.momentum_buffer?.to(parameter.dtype, parameter.device, copy: true).DetachFromDisposeScope();
            momentum_buffer?.Dispose();
            momentum_buffer = velocity;
        }
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : Modules.ParamGroup
    {
        /// <summary>A group; options that are left out are the optimizer's.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>A group with all options.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }) { }
    }
}
