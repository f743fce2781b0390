using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers without state.</summary>
        public static partial class functional
        {
            // native/torch_kernels.cpp says why it is there.
            private static readonly Operator Relu6 = new("fathom::relu6");

            // In place too, the result is a handle of its own: who disposes or moves it does not touch the caller's.

            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            /// <summary>x limited to [0, 6]; its derivative is 0 at both ends, as in PyTorch.</summary>
            public static Tensor relu6(Tensor x, bool inplace = false)
            {
                if (!is_grad_enabled())
                    return inplace ? x.clamp_(0, 6).alias() : x.clamp(0, 6);
                if (x.dtype != ScalarType.BFloat16 && !inplace)
                    return Aten.hardtanh(x, 0, 6);
                if (x.dtype != ScalarType.BFloat16)
                {
                    Aten.hardtanh_(x, 0, 6);
                    return x.alias();
                }
                return inplace ? x.copy_(Relu6.Tensor(x)).alias() : Relu6.Tensor(x);
            }

            /// <summary>1 / (1 + e^-x).</summary>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>Hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor x) => x.tanh();

            /// <summary>log(1 + e^(beta · x)) / beta; above <paramref name="threshold"/> / beta it is x.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.softplus(x, (Scalar)beta, (Scalar)threshold);

            /// <summary>x above 0, else <paramref name="negative_slope"/> · x.</summary>
            public static Tensor leaky_relu(Tensor x, double negative_slope = 0.01, bool inplace = false)
            {
                if (!inplace)
                    return Aten.leaky_relu(x, negative_slope);
                Aten.leaky_relu_(x, negative_slope);
                return x.alias();
            }

            /// <summary>x above 0, else <paramref name="weight"/> · x; the weight is one value, or one a channel.</summary>
            public static Tensor prelu(Tensor input, Tensor weight) => Aten.prelu(input, weight);

            /// <summary>x above 0, else <paramref name="alpha"/> · (e^x - 1).</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false)
            {
                if (!inplace)
                    return Aten.elu(x, alpha);
                Aten.elu_(x, alpha);
                return x.alias();
            }

            /// <summary>x times the share of the normal distribution below x.</summary>
            public static Tensor gelu(Tensor x) => Aten.gelu(x);

            /// <summary>x · sigmoid(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false)
            {
                if (!inplace)
                    return Aten.silu(x);
                Aten.silu_(x);
                return x.alias();
            }

            /// <summary>e^x divided by its sum along <paramref name="dim"/>.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Aten.softmax_int(input, dim, dtype);

            /// <summary>Logarithm of <see cref="softmax"/>.</summary>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => Aten.log_softmax_int(input, dim, dtype);
        }
    }
}
