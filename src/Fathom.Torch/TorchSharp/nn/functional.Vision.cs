using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator ConstantPad = new("aten::constant_pad_nd");
            private static readonly Operator GridSampler = new("aten::grid_sampler");
            private static readonly Operator AffineGrid = new("aten::affine_grid_generator");
            private static readonly Operator UpsampleNearest = new("aten::upsample_nearest2d", "vec");
            private static readonly Operator UpsampleNearestExact = new("aten::_upsample_nearest_exact2d", "vec");
            private static readonly Operator UpsampleBilinear = new("aten::upsample_bilinear2d", "vec");
            private static readonly Operator UpsampleBilinearAntialias = new("aten::_upsample_bilinear2d_aa", "vec");
            private static readonly Operator UpsampleBicubic = new("aten::upsample_bicubic2d", "vec");
            private static readonly Operator UpsampleBicubicAntialias = new("aten::_upsample_bicubic2d_aa", "vec");
            private static readonly Operator PadMode = new("aten::pad");

            /// <summary>Adds a border.</summary>
            /// <param name="input">N×C×H×W, or any shape with constant padding.</param>
            /// <param name="pad">Before and after, last dimension first: left, right, top, bottom …</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The value of a constant border.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => ConstantPad.Tensor(input, pad, (Scalar)value),
                PaddingModes.Reflect => PadMode.Tensor(input, pad, "reflect"),
                PaddingModes.Replicate => PadMode.Tensor(input, pad, "replicate"),
                PaddingModes.Circular => PadMode.Tensor(input, pad, "circular"),
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

            /// <summary>Resizes pictures to <paramref name="size"/> or by <paramref name="scale_factor"/>: exactly one of them.</summary>
            /// <param name="x">N×C×H×W.</param>
            /// <param name="size">Height and width.</param>
            /// <param name="scale_factor">Factors of height and width, or one for both; sizes are rounded down.</param>
            /// <param name="mode">Nearest, Bilinear, Bicubic, Area or NearestExact.</param>
            /// <param name="align_corners">True: the centres of the corner pixels stay; false or null: the corners of the picture stay (half-pixel centres).</param>
            /// <param name="recompute_scale_factor">Sample with the factor that the rounded sizes have, not with the given one.</param>
            /// <param name="antialias">Widen the kernel when shrinking; Bilinear and Bicubic only.</param>
            /// <exception cref="ArgumentException">Both or neither of size and factor are given, or the mode does not allow the options.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Give either size or scale_factor.", nameof(size));
                if (x.dim() != 4)
                    throw new ArgumentException($"interpolate takes N×C×H×W, not {string.Join('×', x.shape)}.", nameof(x));
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException("antialias is for Bilinear and Bicubic.", nameof(antialias));
                if (align_corners is not null && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException("align_corners is for Bilinear and Bicubic.", nameof(align_corners));

                var factors = scale_factor is [var both] ? [both, both] : scale_factor;
                if (factors is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, factors) = ([(long)Math.Floor(x.size(2) * factors[0]), (long)Math.Floor(x.size(3) * factors[1])], null);
                if (size is [var edge])
                    size = [edge, edge];
                var align = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => UpsampleNearest.Tensor(x, size, factors),
                    InterpolationMode.NearestExact => UpsampleNearestExact.Tensor(x, size, factors),
                    InterpolationMode.Bilinear => (antialias ? UpsampleBilinearAntialias : UpsampleBilinear).Tensor(x, size, align, factors),
                    InterpolationMode.Bicubic => (antialias ? UpsampleBicubicAntialias : UpsampleBicubic).Tensor(x, size, align, factors),
                    InterpolationMode.Area => AdaptiveAvgPool2d.Tensor(x, size),
                    _ => throw new ArgumentException($"{mode} is not for pictures.", nameof(mode)),
                };
            }

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
                return GridSampler.Tensor(input, grid, interpolation, padding, align_corners ?? false);
            }

            /// <summary>The grid of an affine map, for <see cref="grid_sample"/>.</summary>
            /// <param name="theta">N×2×3.</param>
            /// <param name="size">N, C, H, W of the output.</param>
            /// <param name="align_corners">As in <see cref="grid_sample"/>.</param>
            /// <returns>N×H×W×2.</returns>
            public static Tensor affine_grid(Tensor theta, long[] size, bool align_corners = false) => AffineGrid.Tensor(theta, size, align_corners);
        }
    }
}
