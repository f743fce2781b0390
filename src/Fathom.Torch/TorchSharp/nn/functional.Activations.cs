using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers without state.</summary>
        public static partial class functional
        {
            private static readonly Operator Softplus = new("aten::softplus");
            private static readonly Operator LeakyRelu = new("aten::leaky_relu");
            private static readonly Operator Elu = new("aten::elu");
            private static readonly Operator Gelu = new("aten::gelu");
            private static readonly Operator Silu = new("aten::silu");
            private static readonly Operator Softmax = new("aten::softmax", "int");
            private static readonly Operator LogSoftmax = new("aten::log_softmax", "int");

            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            /// <summary>x limited to [0, 6].</summary>
            // clamp instead of hardtanh: the backward of hardtanh has no bfloat16 kernel on CPU in libtorch 1.13.
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.clamp_(0, 6) : x.clamp(0, 6);

            /// <summary>1 / (1 + e^-x).</summary>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>Hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor x) => x.tanh();

            /// <summary>log(1 + e^(beta · x)) / beta; above <paramref name="threshold"/> / beta it is x.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Softplus.Tensor(x, (Scalar)beta, (Scalar)threshold);

            /// <summary>x above 0, else <paramref name="negative_slope"/> · x.</summary>
            public static Tensor leaky_relu(Tensor x, double negative_slope = 0.01) => LeakyRelu.Tensor(x, (Scalar)negative_slope);

            /// <summary>x above 0, else <paramref name="alpha"/> · (e^x - 1).</summary>
            public static Tensor elu(Tensor x, double alpha = 1) => Elu.Tensor(x, (Scalar)alpha);

            /// <summary>x times the share of the normal distribution below x.</summary>
            public static Tensor gelu(Tensor x) => Gelu.Tensor(x);

            /// <summary>x · sigmoid(x).</summary>
            public static Tensor silu(Tensor x) => Silu.Tensor(x);

            /// <summary>e^x divided by its sum along <paramref name="dim"/>.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Softmax.Tensor(input, dim, dtype);

            /// <summary>Logarithm of <see cref="softmax"/>.</summary>
            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => LogSoftmax.Tensor(input, dim, dtype);
        }
    }
}
