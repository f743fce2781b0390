using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of weights. All write in place, record nothing, and return the tensor.</summary>
        public static class init
        {
            /// <summary>Which side of a layer is counted.</summary>
            public enum FanInOut
            {
                /// <summary>Inputs of one output.</summary>
                FanIn,

                /// <summary>Outputs of one input.</summary>
                FanOut,
            }

            /// <summary>What follows the layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing, or a sigmoid.</summary>
                Linear,

                /// <summary>tanh.</summary>
                Tanh,

                /// <summary>max(x, 0).</summary>
                ReLU,

                /// <summary>max(x, 0) + a · min(x, 0).</summary>
                LeakyReLU,
            }

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>One value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var constant = no_grad();
                return tensor.fill_(val);
            }

            /// <summary>Normal distribution.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var constant = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            /// <summary>Even distribution in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var constant = no_grad();
                return tensor.uniform_(low, high, generator);
            }

            /// <summary>He et al. 2015, normal: standard deviation gain / √fan.</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, calculate_gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode)));

            /// <summary>He et al. 2015, even: bound √3 · gain / √fan.</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * calculate_gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Glorot and Bengio 2010, even: bound gain · √(6 / (fan in + fan out)).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Glorot and Bengio 2010, normal: standard deviation gain · √(2 / (fan in + fan out)).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Normal distribution cut off at <paramref name="a"/> and <paramref name="b"/>, by inverting its distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2)
            {
                using var constant = no_grad();
                tensor.uniform_(Erf((a - mean) / std), Erf((b - mean) / std));
                Aten.erfinv_(tensor);
                return tensor.mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
            }

            /// <summary>Orthogonal rows or columns of the weight as a matrix of its first dimension (Saxe et al. 2014).</summary>
            /// <exception cref="ArgumentException">The weight has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException("Only a weight of two or more dimensions has rows and columns.", nameof(tensor));
                using var constant = no_grad();
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.shape[0], tensor.numel() / tensor.shape[0]);
                var draw = randn([Math.Max(rows, columns), Math.Min(rows, columns)], tensor.dtype, tensor.device);
                var (q, r) = Aten.linalg_qr(draw);
                // With the signs of R's diagonal the distribution is even over all rotations.
                q = q * Aten.diagonal(r).sign();
                tensor.view(rows, columns).copy_(rows < columns ? q.t() : q).mul_(gain);
                return tensor;
            }

            /// <summary>The factor that keeps the variance through a nonlinearity; <paramref name="param"/> is the slope of a leaky one.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Linear => 1,
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                _ => Math.Sqrt(2 / (1 + param * param)),
            };

            /// <summary>Inputs of one output and outputs of one input of a layer with this weight.</summary>
            /// <exception cref="ArgumentException">The weight has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                if (tensor.shape is not [var outputs, var inputs, .. var kernel])
                    throw new ArgumentException("Only a weight of two or more dimensions has a fan.", nameof(tensor));
                var field = kernel.Aggregate(1L, (product, size) => product * size);
                return (inputs * field, outputs * field);
            }

            // erf(x / √2), what the distribution function doubles and shifts.
            private static double Erf(double x)
            {
                using var value = tensor(x / Math.Sqrt(2));
                return value.erf_().ToDouble();
            }

            private static long Fan(Tensor tensor, FanInOut mode)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return mode == FanInOut.FanIn ? fanIn : fanOut;
            }
        }
    }
}
