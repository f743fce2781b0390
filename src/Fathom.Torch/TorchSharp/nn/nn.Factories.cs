using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution of pictures. First values: He et al. 2015, even, a = √5, as in PyTorch.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">Edge of the kernel.</param>
        /// <param name="stride">Step.</param>
        /// <param name="padding">Pixels added on every side.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the added pixels hold.</param>
        /// <param name="groups">Groups of channels that do not see each other.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the weights live.</param>
        /// <param name="dtype">The type of the weights; default single precision.</param>
        /// <exception cref="ArgumentException">The channels cannot be split into the groups.</exception>
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>
        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

        /// <summary>x · weightᵀ + bias.</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>Batch normalization of N×C×H×W.</summary>
        public static BatchNorm2d BatchNorm2d(long features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
            new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>max(x, 0).</summary>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>x limited to [0, 6].</summary>
        public static ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <summary>1 / (1 + e^-x).</summary>
        public static Sigmoid Sigmoid() => new();

        /// <summary>Hyperbolic tangent.</summary>
        public static Tanh Tanh() => new();

        /// <summary>x times the share of the normal distribution below x.</summary>
        public static GELU GELU() => new();

        /// <summary>x · sigmoid(x).</summary>
        public static SiLU SiLU() => new();

        /// <summary>log(1 + e^(beta · x)) / beta.</summary>
        public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

        /// <summary>x above 0, else negative slope · x.</summary>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01) => new(negative_slope);

        /// <summary>x above 0, else alpha · (e^x - 1).</summary>
        public static ELU ELU(double alpha = 1) => new(alpha);

        /// <summary>The input.</summary>
        public static Identity Identity() => new();

        /// <summary>Drops elements at random while training.</summary>
        public static Dropout Dropout(double p = 0.5) => new(p);

        /// <summary>Largest of windows.</summary>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long padding = 0, long dilation = 1, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Mean of windows.</summary>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Mean of as many windows as the output has pixels.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new((output_size, output_size));

        /// <summary>Mean of as many windows as the output has pixels.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(output_size);

        /// <summary>Makes one dimension of several.</summary>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(params IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

        /// <summary>Modules one after the other, under their places as names.</summary>
        public static Sequential Sequential(params IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.Select((module, i) => ($"{i}", module)));

        /// <summary>Modules in a list, under their places as names.</summary>
        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
    }
}
