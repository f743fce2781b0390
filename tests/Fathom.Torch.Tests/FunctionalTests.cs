using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Fathom.Torch.Tests;

/// <summary>Layers against the plainest loops that compute the same.</summary>
public sealed class FunctionalTests
{
    [Theory]
    [InlineData(3, 1, 1, 1, 1)]
    [InlineData(3, 2, 0, 1, 1)]
    [InlineData(3, 1, 2, 2, 2)]
    [InlineData(5, 3, 2, 1, 4)]
    public void Convolution_agrees_with_a_direct_sum(int kernel, int stride, int padding, int dilation, int groups)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        const int Height = 9, Width = 11, In = 4, Out = 8;
        var x = randn([1, In, Height, Width], float64);
        var w = randn([Out, In / groups, kernel, kernel], float64);
        var bias = randn(Out, float64);
        var y = F.conv2d(x, w, bias, [stride], [padding], [dilation], groups);

        double X(int c, int row, int column) => row < 0 || column < 0 || row >= Height || column >= Width ? 0 : x.data<double>()[(c * Height + row) * Width + column];
        var (weights, biases, result) = (w.data<double>().ToArray(), bias.data<double>().ToArray(), y.data<double>().ToArray());
        var (rows, columns) = ((int)y.size(2), (int)y.size(3));
        Assert.Equal((Height + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1, rows);
        for (var o = 0; o < Out; o++)
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++)
                {
                    var sum = biases[o];
                    for (var i = 0; i < In / groups; i++)
                        for (var u = 0; u < kernel; u++)
                            for (var v = 0; v < kernel; v++)
                                sum += weights[((o * (In / groups) + i) * kernel + u) * kernel + v]
                                    * X(o / (Out / groups) * (In / groups) + i, r * stride - padding + u * dilation, c * stride - padding + v * dilation);
                    Assert.Equal(sum, result[(o * rows + r) * columns + c], 1e-9);
                }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bilinear_resizing_reads_between_the_four_pixels_around(bool align)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        const int Height = 5, Width = 7, Rows = 8, Columns = 4;
        var x = randn([1, 1, Height, Width], float64);
        var pixels = x.data<double>().ToArray();
        var resized = F.interpolate(x, [Rows, Columns], mode: InterpolationMode.Bilinear, align_corners: align).data<double>().ToArray();

        static (int Low, int High, double Share) Place(int i, int size, int length, bool align)
        {
            var place = Math.Max(0, align ? i * (length - 1.0) / (size - 1) : (i + 0.5) * length / size - 0.5);
            var low = Math.Min((int)place, length - 1);
            return (low, Math.Min(low + 1, length - 1), place - low);
        }

        for (var r = 0; r < Rows; r++)
            for (var c = 0; c < Columns; c++)
            {
                var (top, bottom, v) = Place(r, Rows, Height, align);
                var (left, right, u) = Place(c, Columns, Width, align);
                var expected = (1 - v) * ((1 - u) * pixels[top * Width + left] + u * pixels[top * Width + right])
                    + v * ((1 - u) * pixels[bottom * Width + left] + u * pixels[bottom * Width + right]);
                Assert.Equal(expected, resized[r * Columns + c], 1e-12);
            }
    }

    [Fact]
    public void Bicubic_resizing_is_Keys_kernel_with_a_of_minus_three_quarters()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        const int Length = 6, Size = 9;
        var x = randn([1, 1, 1, Length], float64);
        var pixels = x.data<double>().ToArray();
        var resized = F.interpolate(x, [1, Size], mode: InterpolationMode.Bicubic, align_corners: false).data<double>().ToArray();

        static double Kernel(double t)
        {
            const double A = -0.75;
            t = Math.Abs(t);
            return t <= 1 ? (A + 2) * t * t * t - (A + 3) * t * t + 1 : t < 2 ? A * t * t * t - 5 * A * t * t + 8 * A * t - 4 * A : 0;
        }

        for (var i = 0; i < Size; i++)
        {
            var place = (i + 0.5) * Length / Size - 0.5;
            var expected = Enumerable.Range((int)Math.Floor(place) - 1, 4).Sum(k => Kernel(place - k) * pixels[Math.Clamp(k, 0, Length - 1)]);
            Assert.Equal(expected, resized[i], 1e-12);
        }
    }

    [Fact]
    public void Nearest_resizing_repeats_pixels_and_factors_round_sizes_down()
    {
        using var scope = NewDisposeScope();
        var x = arange(4, float32).view(1, 1, 2, 2);
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 1f, 1f, 2f, 2f, 3f, 3f, 2f, 2f, 3f, 3f], F.interpolate(x, scale_factor: [2, 2]).data<float>().ToArray());
        Assert.Equal([1L, 1L, 3L, 3L], F.interpolate(x, scale_factor: [1.9]).shape);
        Assert.Equal([1.5f], F.interpolate(x, [1, 1], mode: InterpolationMode.Area).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => F.interpolate(x));
        Assert.Throws<ArgumentException>(() => F.interpolate(x, [1, 1], [2]));
        Assert.Throws<ArgumentException>(() => F.interpolate(x, [1, 1], align_corners: true));
    }

    [Theory]
    [InlineData(PaddingModes.Constant)]
    [InlineData(PaddingModes.Reflect)]
    [InlineData(PaddingModes.Replicate)]
    [InlineData(PaddingModes.Circular)]
    public void Padding_reads_what_its_mode_says(PaddingModes mode)
    {
        using var scope = NewDisposeScope();
        const int Height = 4, Width = 5, Left = 2, Right = 3, Top = 1, Bottom = 2;
        var x = arange(Height * Width, float32).view(1, 1, Height, Width);
        var padded = F.pad(x, (Left, Right, Top, Bottom), mode, mode == PaddingModes.Constant ? 9.5 : 0);
        Assert.Equal([1L, 1L, Height + Top + Bottom, Width + Left + Right], padded.shape);

        static int Source(int i, int length, PaddingModes mode) => mode switch
        {
            PaddingModes.Reflect => i < 0 ? -i : i >= length ? 2 * (length - 1) - i : i,
            PaddingModes.Replicate => Math.Clamp(i, 0, length - 1),
            PaddingModes.Circular => (i + length) % length,
            _ => i,
        };

        for (var r = 0; r < Height + Top + Bottom; r++)
            for (var c = 0; c < Width + Left + Right; c++)
            {
                var (row, column) = (Source(r - Top, Height, mode), Source(c - Left, Width, mode));
                var outside = row < 0 || column < 0 || row >= Height || column >= Width;
                Assert.Equal(outside ? 9.5f : row * Width + column, padded[0, 0, r, c].item<float>());
            }
    }

    [Fact]
    public void An_identity_grid_reads_the_picture_itself()
    {
        using var scope = NewDisposeScope();
        var x = rand(1, 2, 5, 6);
        var identity = tensor(new float[,] { { 1, 0, 0 }, { 0, 1, 0 } }).unsqueeze(0);
        var grid = F.affine_grid(identity, [1, 2, 5, 6], align_corners: false);
        Assert.True(F.grid_sample(x, grid, align_corners: false).allclose(x, atol: 1e-5));
        Assert.Equal(0, F.grid_sample(x, grid + 4).abs().sum().ToDouble());
        var border = F.grid_sample(x, grid + 4, GridSampleMode.Nearest, GridSamplePaddingMode.Border, align_corners: false);
        Assert.True(border.allclose(x[.., .., ^1, ^1].view(1, 2, 1, 1).expand(1, 2, 5, 6)));
    }

    [Fact]
    public void Activations_agree_with_their_formulas()
    {
        using var scope = NewDisposeScope();
        double[] values = [-30, -3, -0.5, 0, 0.5, 3, 7, 30];
        var x = tensor(values);
        void Agrees(Tensor y, Func<double, double> formula) => Assert.Equal(values.Select(formula), y.data<double>(), (a, b) => Math.Abs(a - b) <= 1e-9);
        Agrees(F.relu(x), v => Math.Max(v, 0));
        Agrees(F.relu6(x), v => Math.Clamp(v, 0, 6));
        Agrees(F.sigmoid(x), v => 1 / (1 + Math.Exp(-v)));
        Agrees(F.softplus(x), v => v > 20 ? v : Math.Log(1 + Math.Exp(v)));
        Agrees(F.leaky_relu(x, 0.1), v => v > 0 ? v : 0.1 * v);
        Agrees(F.elu(x, 1), v => v > 0 ? v : Math.Exp(v) - 1);
        Agrees(F.silu(x), v => v / (1 + Math.Exp(-v)));
        Agrees(F.softmax(x, 0), v => Math.Exp(v) / values.Sum(Math.Exp));
        // Φ by Simpson's rule.
        Agrees(F.gelu(x), v => v * (0.5 + Simpson(t => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI), v)));
    }

    [Fact]
    public void Pools_agree_with_their_windows()
    {
        using var scope = NewDisposeScope();
        var x = arange(16, float32).view(1, 1, 4, 4);
        Assert.Equal([2.5f, 4.5f, 10.5f, 12.5f], F.avg_pool2d(x, 2).data<float>().ToArray());
        Assert.Equal([5f, 7f, 13f, 15f], F.max_pool2d(x, 2).data<float>().ToArray());
        Assert.Equal([7.5f], F.adaptive_avg_pool2d(x, 1).data<float>().ToArray());
        Assert.Equal([5f, 6f, 7f, 9f, 10f, 11f, 13f, 14f, 15f], F.max_pool2d(x, 2, stride: 1).data<float>().ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Float32, false)]
    [InlineData(ScalarType.Float32, true)]
    [InlineData(ScalarType.BFloat16, false)]
    [InlineData(ScalarType.BFloat16, true)]
    public void The_derivative_of_relu6_is_0_at_both_ends_as_in_PyTorch(ScalarType type, bool inplace)
    {
        using var scope = NewDisposeScope();
        float[] values = [-1, 0, 0.5f, 3, 6, 7];
        var x = tensor(values).to(type).requires_grad_();
        // A copy, for a leaf must not be overwritten.
        var y = F.relu6(x.clone(), inplace);
        y.sum().backward();
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f], x.grad!.to(float32).data<float>().ToArray());
        Assert.Equal(values.Select(v => Math.Clamp(v, 0, 6)), y.detach().to(float32).data<float>());
        using var constant = no_grad();
        Assert.True(F.relu6(x.detach().clone(), inplace).equal(y));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void In_bfloat16_the_derivative_of_relu6_has_the_bits_of_float32(bool channelsLast, bool turned)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        // Large enough for several threads; in bfloat16 some values are exactly 6.
        var values = (3 + 4 * randn([2, 24, 64, 80], generator: random)).to(ScalarType.BFloat16);
        var given = randn([2, 24, 80, 64], generator: random).to(ScalarType.BFloat16).transpose(2, 3);
        Assert.True(values.eq(6).any().item<bool>());

        Assert.True(Gradient(ScalarType.BFloat16).equal(Gradient(float32).to(ScalarType.BFloat16)));

        Tensor Gradient(ScalarType type)
        {
            var x = values.to(type).clone().requires_grad_();
            var input = channelsLast ? x.contiguous(memory_format.channels_last) : x;
            (F.relu6(input) * (turned ? given : given.contiguous()).to(type)).sum().backward();
            return x.grad!;
        }
    }

    [Fact]
    public void Relu6_can_be_differentiated_twice_in_bfloat16()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1, 1, 2, 3 }).to(ScalarType.BFloat16).requires_grad_();
        var first = autograd.grad([F.relu6(x * x).sum()], [x], create_graph: true)[0]!;
        first.sum().backward();
        // (x²)″ where x² is within the limits.
        Assert.Equal([2f, 2f, 2f, 0f], x.grad!.to(float32).data<float>().ToArray());
    }

    [Fact]
    public void In_place_the_result_is_a_handle_of_its_own_on_the_callers_memory()
    {
        Dictionary<string, Func<Tensor, Tensor>> functions = new()
        {
            ["relu"] = x => F.relu(x, true),
            ["relu6"] = x => F.relu6(x, true),
            ["leaky_relu"] = x => F.leaky_relu(x, 0.1, true),
            ["elu"] = x => F.elu(x, 1, true),
            ["silu"] = x => F.silu(x, true),
            ["dropout"] = x => F.dropout(x, 0.5, true, inplace: true),
            ["dropout2d"] = x => F.dropout2d(x, 0.5, true, inplace: true),
        };
        foreach (var (name, function) in functions)
        {
            using var scope = NewDisposeScope();
            var x = ones(1, 64, 2, 2).neg_();
            using (var y = function(x))
            {
                Assert.NotSame(x, y);
                Assert.True(x.equal(y), name);
            }
            Assert.False(x.IsInvalid, name);
            Assert.False(x.eq(-1).all().ToBoolean(), name);
        }
    }

    [Fact]
    public void A_module_in_place_leaves_the_callers_tensor_in_its_scope()
    {
        using var network = Sequential(ReLU(inplace: true));
        var live = Gate.LiveTensors;
        using (var outer = NewDisposeScope())
        {
            using var inner = NewDisposeScope();
            var x = zeros(3);
            network.call(x);
            Assert.True(inner.Contains(x));
        }
        Assert.Equal(live, Gate.LiveTensors);
    }

    [Fact]
    public void One_value_has_no_statistics()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => F.batch_norm(ones(1, 3, 1, 1), null, null, training: true));
        Assert.Contains("Expected more than 1 value per channel when training, got input size 1×3×1×1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => F.instance_norm(ones(2, 3, 1, 1)));
        Assert.Contains("Expected more than 1 spatial element when training, got input size 2×3×1×1", error.Message, StringComparison.Ordinal);
        Assert.Equal([1L, 3L, 1L, 1L], F.batch_norm(ones(1, 3, 1, 1), zeros(3), ones(3)).shape);
        Assert.Equal([2L, 3L, 1L, 1L], F.instance_norm(ones(2, 3, 1, 1), zeros(3), ones(3), use_input_stats: false).shape);
        Assert.Equal([2L, 3L, 1L, 1L], F.batch_norm(ones(2, 3, 1, 1), null, null, training: true).shape);
    }

    [Fact]
    public void Pools_take_windows_that_are_not_square()
    {
        using var scope = NewDisposeScope();
        var x = arange(16, float32).view(1, 1, 4, 4);
        float[] largest = [13, 14, 15], mean = [6.5f, 7.5f, 8.5f];
        Assert.Equal(largest, F.max_pool2d(x, (4, 2), stride: (1, 1)).data<float>().ToArray());
        Assert.Equal(largest, F.max_pool2d(x, [4, 2], strides: [1, 1]).data<float>().ToArray());
        Assert.Equal(largest, MaxPool2d((4, 2), stride: (1, 1)).call(x).data<float>().ToArray());
        Assert.Equal(largest, MaxPool2d([4, 2], stride: [1, 1]).call(x).data<float>().ToArray());
        Assert.Equal(mean, F.avg_pool2d(x, (4, 2), stride: (1, 1)).data<float>().ToArray());
        Assert.Equal(mean, F.avg_pool2d(x, [4, 2], strides: [1, 1]).data<float>().ToArray());
        Assert.Equal(mean, AvgPool2d((4, 2), stride: (1, 1)).call(x).data<float>().ToArray());
        Assert.Equal(mean, AvgPool2d([4, 2], stride: [1, 1]).call(x).data<float>().ToArray());
        // The step is the window unless told otherwise.
        Assert.Equal([13f, 15f], F.max_pool2d(x, (4, 2)).data<float>().ToArray());
        Assert.Equal([6.5f, 8.5f], F.avg_pool2d(x, [4, 2]).data<float>().ToArray());
    }

    [Fact]
    public void Dropout2d_drops_whole_channels_and_scales_the_others()
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        const int Channels = 4000;
        var channels = F.dropout2d(ones(1, Channels, 2, 3), 0.25).view(Channels, 6);
        Assert.True(channels.amax([1]).equal(channels.amin([1])));
        var values = channels.select(1, 0);
        Assert.True((values.eq(0) | values.isclose(tensor(1 / 0.75f))).all().ToBoolean());
        Assert.Equal(0.25, values.eq(0).to(float64).mean().ToDouble(), 5 * Math.Sqrt(0.25 * 0.75 / Channels));
        using var module = Dropout2d(0.25);
        module.eval();
        Assert.True(module.call(ones(1, 8, 2, 2)).eq(1).all().ToBoolean());
    }

    private static double Simpson(Func<double, double> f, double end)
    {
        const int Steps = 20000;
        var h = end / Steps;
        return h / 3 * (f(0) + f(end) + Enumerable.Range(1, Steps - 1).Sum(i => (i % 2 == 1 ? 4 : 2) * f(i * h)));
    }
}
