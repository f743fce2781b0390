namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of learning rates. Each is the first rate times a factor of the number of steps taken, so that a schedule can be entered anywhere.</summary>
        /// <remarks>
        /// Of all of them: <c>last_epoch</c> is the last step that was taken, -1 at the beginning. Making a schedule takes a step, as in PyTorch: with last_epoch 29 it stands at step 30.
        /// <c>verbose</c> writes every new rate to the console.
        /// </remarks>
        public static class lr_scheduler
        {
            /// <summary>The rate times <paramref name="gamma"/> after every <paramref name="step_size"/> steps.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new FactorLR(optimizer, epoch => Math.Pow(gamma, epoch / step_size), last_epoch, verbose);

            /// <summary>The rate times <paramref name="gamma"/> at each milestone.</summary>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new FactorLR(optimizer, epoch => Math.Pow(gamma, milestones.Count(milestone => milestone <= epoch)), last_epoch, verbose);

            /// <summary>The rate times <paramref name="gamma"/> after every step.</summary>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new FactorLR(optimizer, epoch => Math.Pow(gamma, epoch), last_epoch, verbose);

            /// <summary>Down from the rate to 0 in <paramref name="total_iters"/> steps: (1 − step / total)^power.</summary>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, int power = 1, int last_epoch = -1, bool verbose = false) =>
                new FactorLR(optimizer, epoch => Math.Pow(1 - Math.Min(epoch, total_iters) / (double)total_iters, power), last_epoch, verbose);

            /// <summary>A straight line from <paramref name="start_factor"/> to <paramref name="end_factor"/> in <paramref name="total_iters"/> steps: a warm-up.</summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 5, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new FactorLR(optimizer, epoch => start_factor + (end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters, last_epoch, verbose);

            /// <summary>The rate times a function of the number of steps.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) => new FactorLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <summary>Half a cosine from the rate to <paramref name="eta_min"/> in <paramref name="T_max"/> steps, then back (Loshchilov and Hutter 2017, without restarts).</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new CosineLR(optimizer, T_max, eta_min, last_epoch, verbose);

            /// <summary>One schedule after another: the next begins at its milestone, with its own step 0.</summary>
            /// <param name="optimizer">The optimizer of all the schedules.</param>
            /// <param name="schedulers">The schedules, one more than milestones.</param>
            /// <param name="milestones">Steps at which the next begins, rising.</param>
            /// <param name="last_epoch">The last step that was taken; -1 at the beginning.</param>
            /// <exception cref="ArgumentException">There is not one milestone between every two schedules.</exception>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new SequenceLR(optimizer, [.. schedulers], [.. milestones], last_epoch);

            /// <summary>Sets the learning rates of an optimizer's groups, once when made and then at each step.</summary>
            public abstract class LRScheduler
            {
                private readonly Optimizer optimizer;
                private readonly bool verbose;
                private int epoch;

                private protected LRScheduler(Optimizer optimizer, int last_epoch, bool verbose)
                {
                    this.optimizer = optimizer;
                    this.verbose = verbose;
                    epoch = last_epoch;
                    // Only the first schedule of a group sees the rate that was chosen: the others see what it has set.
                    foreach (var group in optimizer.ParamGroups.OfType<Modules.ParamGroup>().Where(group => last_epoch == -1 && !group.IsScheduled))
                        (group.InitialLearningRate, group.IsScheduled) = (group.LearningRate, true);
                }

                /// <summary>Goes on by one step.</summary>
                public void step()
                {
                    epoch++;
                    foreach (var group in optimizer.ParamGroups)
                    {
                        group.LearningRate = Rate(group.InitialLearningRate, epoch);
                        if (verbose)
                            Console.WriteLine(FormattableString.Invariant($"Step {epoch}: the learning rate is {group.LearningRate}."));
                    }
                }

                /// <summary>The present rate of each group.</summary>
                public IEnumerable<double> get_last_lr() => optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The rate of a group after <paramref name="epoch"/> steps.</summary>
                internal abstract double Rate(double first, int epoch);
            }

            private sealed class FactorLR : LRScheduler
            {
                private readonly Func<int, double> factor;

                public FactorLR(Optimizer optimizer, Func<int, double> factor, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                {
                    this.factor = factor;
                    step();
                }

                internal override double Rate(double first, int epoch) => first * factor(epoch);
            }

            private sealed class CosineLR : LRScheduler
            {
                private readonly double period;
                private readonly double minimum;

                public CosineLR(Optimizer optimizer, double period, double minimum, int last_epoch, bool verbose) : base(optimizer, last_epoch, verbose)
                {
                    (this.period, this.minimum) = (period, minimum);
                    step();
                }

                internal override double Rate(double first, int epoch) => minimum + (first - minimum) * (1 + Math.Cos(Math.PI * epoch / period)) / 2;
            }

            private sealed class SequenceLR : LRScheduler
            {
                private readonly LRScheduler[] parts;
                private readonly int[] milestones;

                public SequenceLR(Optimizer optimizer, LRScheduler[] parts, int[] milestones, int last_epoch) : base(Restored(optimizer, parts, milestones), last_epoch, verbose: false)
                {
                    (this.parts, this.milestones) = (parts, milestones);
                    step();
                }

                internal override double Rate(double first, int epoch)
                {
                    var part = milestones.Count(milestone => milestone <= epoch);
                    return parts[part].Rate(first, part == 0 ? epoch : epoch - milestones[part - 1]);
                }

                // The parts have set their own first rates.
                private static Optimizer Restored(Optimizer optimizer, LRScheduler[] parts, int[] milestones)
                {
                    if (parts.Length != milestones.Length + 1)
                        throw new ArgumentException($"{parts.Length} schedules need {parts.Length - 1} milestones, not {milestones.Length}.", nameof(milestones));
                    foreach (var group in optimizer.ParamGroups)
                        group.LearningRate = group.InitialLearningRate;
                    return optimizer;
                }
            }
        }
    }
}
