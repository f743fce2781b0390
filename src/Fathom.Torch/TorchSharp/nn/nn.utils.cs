using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks.</summary>
    public static partial class nn
    {
        /// <summary>Helpers for training.</summary>
        public static class utils
        {
            /// <summary>Scales all gradients down, in place, where their common norm is above <paramref name="max_norm"/>.</summary>
            /// <param name="tensors">Parameters; those without a gradient count as 0.</param>
            /// <param name="max_norm">The largest norm that is left as it is.</param>
            /// <param name="norm_type">The p of the p-norm.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Tensor> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var constant = no_grad();
                var gradients = tensors.Select(tensor => tensor.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0)
                    return 0;
                var norms = stack(gradients.Select(gradient => Aten.linalg_vector_norm(gradient, (Scalar)norm_type)).ToArray());
                var total = Aten.linalg_vector_norm(norms, (Scalar)norm_type).ToDouble();
                // 1e-6 is PyTorch's, so that a run clips as it does there.
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                    Aten._foreach_mul__Scalar(gradients, (Scalar)factor);
                return total;
            }

            /// <summary>Limits every element of all gradients to [-<paramref name="clip_value"/>, <paramref name="clip_value"/>], in place.</summary>
            /// <param name="tensors">Parameters; those without a gradient are left alone.</param>
            /// <param name="clip_value">The largest size of an element.</param>
            public static void clip_grad_value_(IEnumerable<Tensor> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var constant = no_grad();
                foreach (var gradient in tensors.Select(tensor => tensor.grad).OfType<Tensor>())
                    gradient.clamp_(-clip_value, clip_value);
            }
        }
    }
}
