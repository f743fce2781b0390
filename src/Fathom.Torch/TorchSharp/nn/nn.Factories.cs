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

        /// <summary>The transpose of a convolution of pictures, which enlarges. First values as in <see cref="Conv2d(long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>.</summary>
        /// <param name="in_channels">Channels of the input.</param>
        /// <param name="out_channels">Channels of the output.</param>
        /// <param name="kernel_size">Edge of the kernel.</param>
        /// <param name="stride">Step.</param>
        /// <param name="padding">Taken off the output on every side.</param>
        /// <param name="output_padding">Added to the output at the right and the bottom.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">Zeros.</param>
        /// <param name="groups">Groups of channels that do not see each other.</param>
        /// <param name="bias">Whether there is a bias.</param>
        /// <param name="device">Where the weights live.</param>
        /// <param name="dtype">The type of the weights; default single precision.</param>
        /// <exception cref="ArgumentException">The channels cannot be split into the groups, or the padding mode is another one.</exception>
        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        /// <inheritdoc cref="ConvTranspose2d(long, long, long, long, long, long, long, PaddingModes, long, bool, Device?, ScalarType?)"/>
        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), output_padding ?? (0, 0), dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

        /// <summary>x · weightᵀ + bias.</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>Batch normalization of N×C×H×W.</summary>
        public static BatchNorm2d BatchNorm2d(long features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
            new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Normalization of N×C×H×W, picture by picture and channel by channel.</summary>
        public static InstanceNorm2d InstanceNorm2d(long features, double eps = 1e-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
            new(features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Normalization over the last dimensions.</summary>
        public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

        /// <summary>Normalization over the last dimension.</summary>
        public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

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
        public static SiLU SiLU(bool inplace = false) => new(inplace);

        /// <summary>log(1 + e^(beta · x)) / beta.</summary>
        public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

        /// <summary>x above 0, else negative slope · x.</summary>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>x above 0, else alpha · (e^x - 1).</summary>
        public static ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);

        /// <summary>x above 0, else weight · x, with a weight that is learned.</summary>
        /// <param name="num_parameters">1, or the number of channels.</param>
        /// <param name="init">The first value.</param>
        /// <param name="device">Where the weights live.</param>
        /// <param name="dtype">Their type; default single precision.</param>
        public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);

        /// <summary>Adds a border that mirrors the picture.</summary>
        public static ReflectionPad2d ReflectionPad2d(long padding) => new(Sides(padding));

        /// <summary>Adds a border that mirrors the picture: left, right, top, bottom.</summary>
        public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(padding);

        /// <summary>Adds a border that repeats the edge pixels.</summary>
        public static ReplicationPad2d ReplicationPad2d(long padding) => new(Sides(padding));

        /// <summary>Adds a border that repeats the edge pixels: left, right, top, bottom.</summary>
        public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(padding);

        /// <summary>Adds a border of zeros.</summary>
        public static ZeroPad2d ZeroPad2d(long padding) => new(Sides(padding));

        /// <summary>Adds a border of zeros: left, right, top, bottom.</summary>
        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(padding);

        /// <summary>Adds a border of one value.</summary>
        public static ConstantPad2d ConstantPad2d(long padding, double value) => new(Sides(padding), value);

        /// <summary>Adds a border of one value: left, right, top, bottom.</summary>
        public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(padding, value);

        /// <summary>Resizes what is behind N×C, to a size or by a factor.</summary>
        /// <param name="size">The new sizes, or one for all.</param>
        /// <param name="scale_factor">Factors, or one for all.</param>
        /// <param name="mode">How to read between pixels.</param>
        /// <param name="align_corners">True: the centres of the corner pixels stay; false or null: the corners of the picture stay.</param>
        /// <param name="recompute_scale_factor">Sample with the factor that the rounded sizes have, not with the given one.</param>
        public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
            new(size, scale_factor, mode, align_corners, recompute_scale_factor ?? false);

        /// <summary>The input.</summary>
        public static Identity Identity() => new();

        /// <summary>Drops elements at random while training.</summary>
        /// <param name="p">Share of the elements that are dropped.</param>
        /// <param name="inplace">Write into the input.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Drops whole channels at random while training.</summary>
        /// <param name="p">Share of the channels that are dropped.</param>
        /// <param name="inplace">Write into the input.</param>
        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Largest of windows.</summary>
        /// <param name="kernel_size">Height and width of the window, or one for both.</param>
        /// <param name="stride">Steps; default the window's size.</param>
        /// <param name="padding">-∞ around; default 0.</param>
        /// <param name="dilation">Distance of the window's elements; default 1.</param>
        /// <param name="ceil_mode">Also windows that stand out.</param>
        public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <inheritdoc cref="MaxPool2d(long[], long[], long[], long[], bool)"/>
        public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new([kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

        /// <inheritdoc cref="MaxPool2d(long[], long[], long[], long[], bool)"/>
        public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
            new(functional.Pair(kernel_size), functional.Pair(stride), functional.Pair(padding), functional.Pair(dilation), ceil_mode);

        /// <summary>Mean of windows.</summary>
        /// <param name="kernel_size">Height and width of the window, or one for both.</param>
        /// <param name="stride">Steps; default the window's size.</param>
        /// <param name="padding">Zeros around; default 0.</param>
        /// <param name="ceil_mode">Also windows that stand out.</param>
        /// <param name="count_include_pad">Count the zeros around in the mean.</param>
        /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
        public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long[], long[], long[], bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new([kernel_size], [stride ?? kernel_size], [padding ?? 0], ceil_mode, count_include_pad, divisor_override);

        /// <inheritdoc cref="AvgPool2d(long[], long[], long[], bool, bool, long?)"/>
        public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(functional.Pair(kernel_size), functional.Pair(stride), functional.Pair(padding), ceil_mode, count_include_pad, divisor_override);

        /// <summary>Mean of as many windows as the output has pixels.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new((output_size, output_size));

        /// <summary>Mean of as many windows as the output has pixels.</summary>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(output_size);

        /// <summary>Makes one dimension of several.</summary>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(params IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

        /// <summary>Modules one after the other, under their places as names.</summary>
        public static Sequential Sequential(params IEnumerable<Module<Tensor, Tensor>> modules) => new(modules);

        /// <summary>Modules in a list, under their places as names.</summary>
        public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

        /// <summary>Modules under names.</summary>
        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module => new(modules);

        private static (long, long, long, long) Sides(long padding) => (padding, padding, padding, padding);
    }
}
