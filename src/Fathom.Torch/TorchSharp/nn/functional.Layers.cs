using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Convolves pictures.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="weight">O×(C / groups)×h×w.</param>
            /// <param name="bias">O, or null.</param>
            /// <param name="strides">Steps along height and width, or one for both; default 1.</param>
            /// <param name="padding">Zeros around height and width, or one for both; default 0.</param>
            /// <param name="dilation">Distance of kernel elements; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.conv2d(input, weight, bias, strides, padding, dilation, groups);

            /// <summary>The transpose of <see cref="conv2d"/>: enlarges.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="weight">C×(O / groups)×h×w.</param>
            /// <param name="bias">O, or null.</param>
            /// <param name="strides">Steps; default 1.</param>
            /// <param name="padding">Taken off the output; default 0.</param>
            /// <param name="output_padding">Added to one side of the output; default 0.</param>
            /// <param name="dilation">Distance of kernel elements; default 1.</param>
            /// <param name="groups">Groups of channels that do not see each other.</param>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.conv_transpose2d_input(input, weight, bias, strides, padding, output_padding, groups, dilation);

            /// <summary>Lays the windows of a picture side by side: N×C×H×W to N×(C · h · w)×(number of windows).</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="dilation">Distance of the window's elements; default 1.</param>
            /// <param name="padding">Zeros around; default 0.</param>
            /// <param name="stride">Steps; default 1.</param>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Aten.im2col(input, Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            /// <summary>The same window in both directions.</summary>
            /// <inheritdoc cref="unfold(Tensor, ValueTuple{long, long}, ValueTuple{long, long}?, ValueTuple{long, long}?, ValueTuple{long, long}?)"/>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>The transpose of <see cref="unfold(Tensor, long, long, long, long)"/>: adds windows up to a picture. N×(C · h · w)×(number of windows) to N×C×H×W.</summary>
            /// <param name="input">N×(C · h · w)×(number of windows).</param>
            /// <param name="output_size">Height and width of the picture.</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="dilation">Distance of the window's elements; default 1.</param>
            /// <param name="padding">Zeros around; default 0.</param>
            /// <param name="stride">Steps; default 1.</param>
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Aten.col2im(input, Pair(output_size), Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            private static long[] Pair((long, long) values) => [values.Item1, values.Item2];

            /// <summary>x · weightᵀ + bias.</summary>
            /// <param name="input">…×I.</param>
            /// <param name="weight">O×I.</param>
            /// <param name="bias">O, or null.</param>
            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) => Aten.linear(input, weight, bias);

            /// <summary>Mean of windows.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="kernel_size">Edge of the window.</param>
            /// <param name="stride">Step; default the edge.</param>
            /// <param name="padding">Zeros around.</param>
            /// <param name="ceil_mode">Also windows that stand out.</param>
            /// <param name="count_include_pad">Count the zeros around in the mean.</param>
            /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Largest of windows.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="kernel_size">Edge of the window.</param>
            /// <param name="stride">Step; default the edge.</param>
            /// <param name="padding">-∞ around.</param>
            /// <param name="dilation">Distance of the window's elements.</param>
            /// <param name="ceil_mode">Also windows that stand out.</param>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, long dilation = 1, bool ceil_mode = false) =>
                Aten.max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], [dilation], ceil_mode);

            /// <summary>Mean of as many windows as the output has pixels.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => Aten.adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>Mean of as many windows as the output has pixels: height, width.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                Aten.adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            /// <summary>Batch normalization: by the statistics of the batch while training, else by the running ones.</summary>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Aten.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, false);

            /// <summary>Normalizes over the last dimensions.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.layer_norm(input, normalized_shape, weight, bias, eps);

            /// <summary>Normalizes picture by picture and channel by channel: by its own statistics or, without <paramref name="use_input_stats"/>, by the running ones.</summary>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Aten.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, false);

            /// <summary>Drops whole channels at random and scales the others up, while training.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true) => Aten.feature_dropout(input, p, training);

            /// <summary>Drops elements at random and scales the others up, while training.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true) => Aten.dropout(input, p, training);
        }
    }
}
