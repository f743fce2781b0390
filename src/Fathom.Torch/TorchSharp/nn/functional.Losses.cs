using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What becomes of the losses of single elements.</summary>
        public enum Reduction : long
        {
            /// <summary>They stay.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        public static partial class functional
        {
            /// <summary>(input − target)².</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The same shape.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.mse_loss(input, target, (long)reduction);

            /// <summary>|input − target|.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The same shape.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Aten.l1_loss(input, target, (long)reduction);

            /// <summary>d² / (2 · beta) of a difference d up to beta, from there on |d| − beta / 2 (Girshick 2015).</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The same shape.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <param name="beta">Where the square ends; not negative, 0 is <see cref="l1_loss"/>.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Aten.smooth_l1_loss(input, target, (long)reduction, beta);

            /// <summary>−target · log(input) − (1 − target) · log(1 − input); logarithms are at least −100.</summary>
            /// <param name="input">Probabilities in [0, 1], any shape.</param>
            /// <param name="target">In [0, 1], the same shape.</param>
            /// <param name="weight">Factors of the elements' losses, of a shape that broadcasts to the input's; null for 1.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            /// <exception cref="TorchException">An input is outside [0, 1].</exception>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.binary_cross_entropy(input, target, weight, (long)reduction);

            /// <summary><see cref="binary_cross_entropy"/> of sigmoid(input), exact for large inputs too.</summary>
            /// <param name="input">Logits, any shape.</param>
            /// <param name="target">In [0, 1], the same shape.</param>
            /// <param name="weight">Factors of the elements' losses, of a shape that broadcasts to the input's; null for 1.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <param name="pos_weights">Factors of the first term, that of the target, of a shape that broadcasts to the input's; null for 1.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.binary_cross_entropy_with_logits(input, target, weight, pos_weights, (long)reduction);

            /// <summary>d² / 2 of a difference d up to delta, from there on delta · (|d| − delta / 2) (Huber 1964).</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The same shape.</param>
            /// <param name="delta">Where the square ends; above 0.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            /// <returns>A scalar; with <see cref="Reduction.None"/> the shape of the input.</returns>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Aten.huber_loss(input, target, (long)reduction, delta);
        }
    }
}
