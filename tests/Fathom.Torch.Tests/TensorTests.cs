using static TorchSharp.torch;

namespace Fathom.Torch.Tests;

public sealed class TensorTests
{
    [Fact]
    public void Data_survives_the_way_in_and_out()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1.5f, -2f], tensor([1.5f, -2f]).data<float>().ToArray());
        Assert.Equal([long.MinValue, 3L], tensor([long.MinValue, 3L]).data<long>().ToArray());
        Assert.Equal([true, false], tensor([true, false]).data<bool>().ToArray());
        Assert.Equal([7, 250], tensor(new byte[] { 7, 250 }).data<byte>().ToArray());
        Assert.Equal([1.0, 2.0, 3.0, 4.0], from_array(new double[,,] { { { 1, 2 } }, { { 3, 4 } } }).data<double>().ToArray());
        Assert.Equal([2L, 1L, 2L], from_array(new double[,,] { { { 1, 2 } }, { { 3, 4 } } }).shape);
        Assert.Equal([2L, 2L], tensor([1, 2, 3, 4], [2, 2]).shape);
        Assert.Throws<ArgumentException>(() => tensor([1, 2, 3], [2, 2]));
        Assert.Throws<ArgumentException>(() => tensor([1f]).data<double>());
    }

    [Fact]
    public void Elements_are_read_in_row_major_order_whatever_their_order_in_memory()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, int64).view(2, 3);
        var elements = x.t().data<long>();
        Assert.Equal([0L, 3L, 1L, 4L, 2L, 5L], elements.ToArray());
        Assert.Equal(4, elements[3]);
        elements[3] = 40;
        Assert.Throws<ArgumentOutOfRangeException>(() => elements[6]);
        Assert.Throws<InvalidOperationException>(() => x.t().bytes.Length);
        Assert.Equal(40, x[1, 1].item<long>());
    }

    [Fact]
    public void Items_are_read_as_their_own_type()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5f, tensor(2.5).to(float32).item<float>());
        Assert.Equal(7, tensor(7).item<int>());
        Assert.True(tensor(true).item<bool>());
        Assert.Equal((Half)2.5, tensor((Half)2.5).item<Half>());
        Assert.Throws<ArgumentException>(() => tensor(1).item<float>());
        Assert.Throws<TorchException>(() => ones(2).item<float>());
        Assert.Equal(-3, tensor(-3.7).ToInt64());
    }

    [Fact]
    public void A_scalar_has_the_type_of_its_number()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            [float32, float64, int64, int32, int16, uint8, int8, ScalarType.Bool, float16],
            new[] { tensor(1f), tensor(1.0), tensor(1L), tensor(1), tensor((short)1), tensor((byte)1), tensor((sbyte)1), tensor(true), tensor((Half)1) }.Select(x => x.dtype));
        Assert.True(tensor(2.0, requires_grad: true).requires_grad);
        // As in PyTorch, a tensor without dimensions does not widen others of its category.
        Assert.Equal(float32, (ones(2) * tensor(2.0)).dtype);
    }

    [Fact]
    public void Shapes_strides_and_formats_are_told_without_a_call()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, 5);
        Assert.Equal((4, 120L, 4L, 5L), (x.dim(), x.numel(), x.size(2), x.size(-1)));
        Assert.Equal([60L, 20L, 5L, 1L], x.stride());
        Assert.Throws<ArgumentOutOfRangeException>(() => x.size(4));
        var last = x.contiguous(memory_format.channels_last);
        Assert.Equal([60L, 1L, 15L, 3L], last.stride());
        Assert.True(last.is_contiguous(memory_format.channels_last));
        Assert.False(last.is_contiguous());
        Assert.Equal("[2x3x4x5], type = Float32, device = cpu", x.ToString());
        Assert.Equal(CPU, x.device);
    }

    [Fact]
    public void Indices_take_the_parts_that_Python_would()
    {
        using var scope = NewDisposeScope();
        var x = arange(24, int64).view(2, 3, 4);
        Assert.Equal(23, x[1, 2, 3].item<long>());
        Assert.Equal(23, x[^1, -1, ^1].item<long>());
        Assert.Equal([13L, 17L, 21L], x[1, .., 1].data<long>().ToArray());
        Assert.Equal([3L, 7L, 11L, 15L, 19L, 23L], x[TensorIndex.Ellipsis, 3].data<long>().ToArray());
        Assert.Equal([2L, 1L, 3L, 2L], x[.., TensorIndex.None, .., TensorIndex.Slice(0, null, 2)].shape);
        Assert.Equal([4L, 5L, 6L, 7L, 0L, 1L, 2L, 3L], x[0, tensor([1L, 0L])].data<long>().ToArray());
        Assert.Equal([22L, 23L], x[x > 21].data<long>().ToArray());
        Assert.Equal([1L, 2L], x[0, 0, 1..^1].data<long>().ToArray());
        Assert.Throws<ArgumentException>(() => x[0, 0, 0, 0]);
    }

    [Fact]
    public void Writing_through_an_index_reaches_the_tensor()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[0] = ones(3);
        x[1, ..2] = tensor(5f);
        x[x == 0] = tensor(7f);
        x.index_put_(9, 0, tensor([2L]));
        Assert.Equal([1f, 1f, 9f, 5f, 5f, 7f], x.data<float>().ToArray());
    }

    [Fact]
    public void Arithmetic_and_comparison_are_those_of_numbers()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor([7.0, -8.0]), tensor([2.0, 3.0]));
        Assert.Equal([9.0, -5.0], (a + b).data<double>().ToArray());
        Assert.Equal([-5.0, 10.0], (2 - a).data<double>().ToArray());
        Assert.Equal([3.5, -8.0 / 3], (a / b).data<double>().ToArray());
        Assert.Equal([1.0 / 2, 1.0 / 3], (1 / b).data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal([1.0, 1.0], (a % b).data<double>().ToArray());
        Assert.Equal([-7.0, 8.0], (-a).data<double>().ToArray());
        Assert.Equal([true, false], (a > b).data<bool>().ToArray());
        Assert.Equal([true, true], ((a > 0) | ~(b > 2.5) ^ (b == 3)).data<bool>().ToArray());
        Assert.Equal([49.0, 64.0], a.pow(2).data<double>().ToArray());
        Assert.True(a.Equals(a.clone()));
        Assert.False(a.Equals(b));
        Assert.True(a.allclose(a + 1e-10));
    }

    [Fact]
    public void Reductions_agree_with_a_loop()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var x = randn(4, 9, float64);
        var all = x.data<double>().ToArray();
        var rows = all.Chunk(9).ToArray();
        Assert.Equal(all.Sum(), x.sum().ToDouble(), 1e-12);
        Assert.Equal(rows.Select(row => row.Average()), x.mean([1]).data<double>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(rows.Select(row => row.Max()), x.max(1).values.data<double>());
        Assert.Equal(rows.Select(row => row.Min()), x.amin([1]).data<double>());
        Assert.Equal(rows.Select(row => row.Order().ElementAt(4)), x.median(1).values.data<double>());
        Assert.Equal(rows.SelectMany(row => row.OrderDescending().Take(2)), x.topk(2, 1).values.data<double>());
        Assert.Equal(rows.SelectMany(row => row.Order()), x.sort(1).Values.data<double>());
        Assert.Equal(rows.Select(row => (long)Array.IndexOf(row, row.Max())), x.argmax(1).data<long>());
        Assert.Equal(all.Count(value => value > 0), (x > 0).sum().ToInt64());
        Assert.True((x < 100).all().ToBoolean());
        Assert.False((x > 100).any().ToBoolean());
        Assert.Equal(Math.Sqrt(all.Sum(value => value * value)), x.norm().ToDouble(), 1e-12);
        var mean = all.Average();
        Assert.Equal(Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / 35), x.std().ToDouble(), 1e-12);
    }

    [Fact]
    public void A_linear_system_is_solved()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new double[,] { { 2, 1 }, { 1, 3 } });
        Assert.Equal([1.0, 3.0], linalg.solve(a, tensor([5.0, 10.0])).data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.True(a.matmul(linalg.inv(a)).allclose(eye(2, dtype: float64)));
        Assert.Equal(5, a.det().ToDouble(), 1e-12);
        Assert.Throws<TorchException>(() => linalg.solve(zeros(2, 2), ones(2)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        var first = randn(100);
        var state = get_rng_state();
        var second = randn(100);
        manual_seed(42);
        Assert.True(first.equal(randn(100)));
        Assert.True(second.equal(randn(100)));
        Assert.False(second.equal(randn(100)));
        set_rng_state(state);
        Assert.True(second.equal(randn(100)));
        Assert.Throws<TorchException>(() => set_rng_state(zeros(3)));
    }

    [Fact]
    public void Factories_fill_as_they_say()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 1.5f, 2f], arange(1, 2.5, 0.5).data<float>().ToArray());
        Assert.Equal([0L, 1L, 2L], arange(3).data<long>().ToArray());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal([1f, 0f, 0f, 1f], eye(2).data<float>().ToArray());
        Assert.Equal([3L, 3L], full([2], 3).data<long>().ToArray());
        Assert.Equal([0L, 1L, 2L, 3L], randperm(4).sort().Values.data<long>().ToArray());
        Assert.All(randint(2, 5, [100]).data<long>(), value => Assert.InRange(value, 2, 4));
        Assert.All(rand(100).data<float>(), value => Assert.InRange(value, 0, 1));
        Assert.Equal(ScalarType.Float64, zeros_like(ones(2, dtype: float64)).dtype);
        Assert.True(ones(2, requires_grad: true).requires_grad);
    }
}
