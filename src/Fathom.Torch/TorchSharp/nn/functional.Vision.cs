using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds a border.</summary>
            /// <param name="input">N×C×H×W, or any shape with constant padding.</param>
            /// <param name="pad">Before and after, last dimension first: left, right, top, bottom …</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The value of a constant border.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => Aten.constant_pad_nd(input, pad, (Scalar)value),
                PaddingModes.Reflect => Aten.pad(input, pad, "reflect"),
                PaddingModes.Replicate => Aten.pad(input, pad, "replicate"),
                PaddingModes.Circular => Aten.pad(input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
            };

            /// <summary>Adds a border to the last two dimensions: left, right, top, bottom.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Adds the same border on all sides of all dimensions.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var sides = new long[2 * input.dim()];
                Array.Fill(sides, pad);
                return functional.pad(input, sides, mode, value);
            }

            /// <summary>Resizes the dimensions behind N×C to <paramref name="size"/> or by <paramref name="scale_factor"/>: exactly one of them.</summary>
            /// <param name="x">N×C×L, N×C×H×W (pictures) or N×C×D×H×W.</param>
            /// <param name="size">The new sizes, or one for all.</param>
            /// <param name="scale_factor">Factors of the sizes, or one for all; the results are rounded down.</param>
            /// <param name="mode">Nearest, NearestExact and Area for all, Linear for N×C×L, Bilinear and Bicubic for pictures, Trilinear for N×C×D×H×W.</param>
            /// <param name="align_corners">True: the centres of the corner pixels stay; false or null: the corners of the picture stay (half-pixel centres). For the linear and cubic modes.</param>
            /// <param name="recompute_scale_factor">Sample with the factor that the rounded sizes have, not with the given one.</param>
            /// <param name="antialias">Widen the kernel when shrinking; Bilinear and Bicubic only.</param>
            /// <exception cref="ArgumentException">Both or neither of size and factor are given, or the mode does not allow the shape or the options.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Give either size or scale_factor.", nameof(size));
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException("antialias is for Bilinear and Bicubic.", nameof(antialias));
                if (align_corners is not null && mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area))
                    throw new ArgumentException("align_corners is for the linear and cubic modes.", nameof(align_corners));

                var extents = x.shape[2..];
                var factors = scale_factor is [var factor] ? Repeated(factor, extents.Length) : scale_factor;
                if (size is [var edge])
                    size = Repeated(edge, extents.Length);
                if ((size?.Length ?? factors!.Length) is var given && given != extents.Length)
                    throw new ArgumentException($"A tensor of {string.Join('×', x.shape)} has {extents.Length} dimensions to resize, not {given}.", nameof(x));
                if (factors is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, factors) = ([.. extents.Zip(factors, (extent, by) => (long)Math.Floor(extent * by))], null);
                var align = align_corners ?? false;
                return (mode, extents.Length) switch
                {
                    (InterpolationMode.Nearest, 1) => Aten.upsample_nearest1d_vec(x, size, factors),
                    (InterpolationMode.Nearest, 2) => Aten.upsample_nearest2d_vec(x, size, factors),
                    (InterpolationMode.Nearest, 3) => Aten.upsample_nearest3d_vec(x, size, factors),
                    (InterpolationMode.NearestExact, 1) => Aten._upsample_nearest_exact1d_vec(x, size, factors),
                    (InterpolationMode.NearestExact, 2) => Aten._upsample_nearest_exact2d_vec(x, size, factors),
                    (InterpolationMode.NearestExact, 3) => Aten._upsample_nearest_exact3d_vec(x, size, factors),
                    (InterpolationMode.Linear, 1) => Aten.upsample_linear1d_vec(x, size, align, factors),
                    (InterpolationMode.Bilinear, 2) when antialias => Aten._upsample_bilinear2d_aa_vec(x, size, align, factors),
                    (InterpolationMode.Bilinear, 2) => Aten.upsample_bilinear2d_vec(x, size, align, factors),
                    (InterpolationMode.Bicubic, 2) when antialias => Aten._upsample_bicubic2d_aa_vec(x, size, align, factors),
                    (InterpolationMode.Bicubic, 2) => Aten.upsample_bicubic2d_vec(x, size, align, factors),
                    (InterpolationMode.Trilinear, 3) => Aten.upsample_trilinear3d_vec(x, size, align, factors),
                    (InterpolationMode.Area, 1) => Aten.adaptive_avg_pool1d(x, size!),
                    (InterpolationMode.Area, 2) => Aten.adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 3) => Aten.adaptive_avg_pool3d(x, size!),
                    _ => throw new ArgumentException($"{mode} is not for a tensor of {string.Join('×', x.shape)}.", nameof(mode)),
                };
            }

            private static T[] Repeated<T>(T value, int count) => [.. Enumerable.Repeat(value, count)];

            /// <summary>Reads pictures at places.</summary>
            /// <param name="input">N×C×H×W.</param>
            /// <param name="grid">N×h×w×2: x and y from -1 (left, top) to 1 (right, bottom).</param>
            /// <param name="mode">How to read between pixels.</param>
            /// <param name="padding_mode">What to read outside.</param>
            /// <param name="align_corners">True: ±1 are the centres of the corner pixels; false or null: the corners of the picture.</param>
            /// <returns>N×C×h×w.</returns>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch's numbers: 0 bilinear, 1 nearest; 0 zeros, 1 border, 2 reflection.
                long interpolation = mode == GridSampleMode.Bilinear ? 0 : 1;
                long padding = padding_mode switch
                {
                    GridSamplePaddingMode.Zeros => 0,
                    GridSamplePaddingMode.Border => 1,
                    _ => 2,
                };
                return Aten.grid_sampler(input, grid, interpolation, padding, align_corners ?? false);
            }

            /// <summary>The grid of an affine map, for <see cref="grid_sample"/>.</summary>
            /// <param name="theta">N×2×3.</param>
            /// <param name="size">N, C, H, W of the output.</param>
            /// <param name="align_corners">As in <see cref="grid_sample"/>.</param>
            /// <returns>N×H×W×2.</returns>
            public static Tensor affine_grid(Tensor theta, long[] size, bool align_corners = false) => Aten.affine_grid_generator(theta, size, align_corners);
        }
    }
}
