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

            internal static long[] Pair((long, long) values) => [values.Item1, values.Item2];

            internal static long[]? Pair((long, long)? values) => values is { } both ? Pair(both) : null;

            /// <summary>x · weightᵀ + bias.</summary>
            /// <param name="input">…×I.</param>
            /// <param name="weight">O×I.</param>
            /// <param name="bias">O, or null.</param>
            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null) => Aten.linear(input, weight, bias);

            /// <summary>Mean of windows.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="kernel_size">Height and width of the window, or one for both.</param>
            /// <param name="strides">Steps; default the window's size.</param>
            /// <param name="padding">Zeros around; default 0.</param>
            /// <param name="ceil_mode">Also windows that stand out.</param>
            /// <param name="count_include_pad">Count the zeros around in the mean.</param>
            /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool2d(input, kernel_size, strides ?? kernel_size, padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Largest of windows.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="kernel_size">Height and width of the window, or one for both.</param>
            /// <param name="strides">Steps; default the window's size.</param>
            /// <param name="padding">-∞ around; default 0.</param>
            /// <param name="dilation">Distance of the window's elements; default 1.</param>
            /// <param name="ceil_mode">Also windows that stand out.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d(input, kernel_size, strides ?? kernel_size, padding ?? [0], dilation ?? [1], ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

            /// <summary>Mean of as many windows as the output has pixels.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="output_size">Height and width of the output.</param>
            /// <returns>N×C×output_size×output_size.</returns>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, (output_size, output_size));

            /// <summary>Mean of as many windows as the output has pixels.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="output_size">Height and width of the output.</param>
            /// <returns>N×C×height×width.</returns>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => Aten.adaptive_avg_pool2d(input, Pair(output_size));

            /// <summary>(x − mean) / √(variance + eps) · weight + bias, channel by channel (Ioffe and Szegedy 2015): by the statistics of the batch while training, else by the running ones.</summary>
            /// <param name="input">N×C, N×C×L or N×C×H×W.</param>
            /// <param name="running_mean">C, or null; moved towards the batch's while training.</param>
            /// <param name="running_var">C, or null; moved towards the batch's, divided by its count less one, while training.</param>
            /// <param name="weight">C, or null for 1.</param>
            /// <param name="bias">C, or null for 0.</param>
            /// <param name="training">Normalize by the batch; needs the running statistics where it is false.</param>
            /// <param name="momentum">Share of the batch in the running statistics' step.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The shape of the input.</returns>
            /// <exception cref="ArgumentException">While training, a channel has a single value, whose variance says nothing.</exception>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                if (training && input.dim() > 1 && input.numel() == input.size(1))
                    throw new ArgumentException($"Expected more than 1 value per channel when training, got input size {string.Join('×', input.shape)}.", nameof(input));
                return Aten.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <summary>(x − mean) / √(variance + eps) · weight + bias over the last dimensions (Ba et al. 2016).</summary>
            /// <param name="input">…×<paramref name="normalized_shape"/>.</param>
            /// <param name="normalized_shape">The last sizes of the input.</param>
            /// <param name="weight">Of <paramref name="normalized_shape"/>, or null for 1.</param>
            /// <param name="bias">Of <paramref name="normalized_shape"/>, or null for 0.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The shape of the input.</returns>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.layer_norm(input, normalized_shape, weight, bias, eps);

            /// <summary>(x − mean) / √(variance + eps) · weight + bias, picture by picture and channel by channel (Ulyanov et al. 2016).</summary>
            /// <param name="input">N×C×L or N×C×H×W.</param>
            /// <param name="running_mean">C, or null.</param>
            /// <param name="running_var">C, or null.</param>
            /// <param name="weight">C, or null for 1.</param>
            /// <param name="bias">C, or null for 0.</param>
            /// <param name="use_input_stats">Normalize by the picture's own statistics, else by the running ones.</param>
            /// <param name="momentum">Share of the batch in the running statistics' step.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <returns>The shape of the input.</returns>
            /// <exception cref="ArgumentException">The pictures' own statistics are asked for, but they have a single pixel, whose variance says nothing.</exception>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
            {
                if (use_input_stats && input.dim() > 1 && input.numel() == input.size(0) * input.size(1))
                    throw new ArgumentException($"Expected more than 1 spatial element when training, got input size {string.Join('×', input.shape)}.", nameof(input));
                return Aten.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);
            }

            /// <summary>Drops whole channels at random and scales the others up, while training.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="p">Share of the channels that are dropped, in [0, 1]; the others are divided by 1 − p.</param>
            /// <param name="training">Whether to drop; else the output is the input.</param>
            /// <param name="inplace">Write into the input.</param>
            /// <returns>The shape of the input.</returns>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace)
                    return Aten.feature_dropout(input, p, training);
                Aten.feature_dropout_(input, p, training);
                return input.alias();
            }

            /// <summary>Drops elements at random and scales the others up, while training.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">Share of the elements that are dropped, in [0, 1]; the others are divided by 1 − p.</param>
            /// <param name="training">Whether to drop; else the output is the input.</param>
            /// <param name="inplace">Write into the input.</param>
            /// <returns>The shape of the input.</returns>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace)
                    return Aten.dropout(input, p, training);
                Aten.dropout_(input, p, training);
                return input.alias();
            }
        }
    }
}
