using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Moves parameters down their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> groups = [];

            /// <summary>The groups of parameters with their learning rates.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => groups;

            private protected IReadOnlyList<ParamGroup> Groups => groups;

            /// <summary>One step along the gradients that the parameters have; parameters without one are left alone.</summary>
            /// <param name="closure">Computes the loss (and its gradients) before the step, or null.</param>
            /// <returns>What the closure returned, or null.</returns>
            public Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                    using (enable_grad())
                        loss = closure();
                using var constant = no_grad();
                using var scope = NewDisposeScope();
                Step();
                return loss;
            }

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">Drop the gradients instead of writing zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                    Gradients.Clear(parameter, set_to_none);
            }

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

            /// <summary>Adds a group.</summary>
            public virtual void add_param_group(ParamGroup param_group) => groups.Add(param_group);

            /// <summary>Frees the optimizer's own tensors; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimizer's own tensors.</summary>
            protected abstract void Dispose(bool disposing);

            private protected abstract void Step();

            /// <summary>Everything an optimizer remembers: the options of each group and the state of each parameter, in order.</summary>
            public class StateDictionary
            {
                internal StateDictionary(List<OptimizerOptions> options, List<OptimizerState> state) => (Options, State) = (options, state);

                /// <summary>The options of each group.</summary>
                public List<OptimizerOptions> Options { get; }

                /// <summary>The state of each parameter, group by group.</summary>
                public List<OptimizerState> State { get; }
            }
        }
    }
}
