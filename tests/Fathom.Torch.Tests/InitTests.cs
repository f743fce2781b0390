using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Torch.Tests;

public sealed class InitTests
{
    [Theory]
    [InlineData(4, 12)]
    [InlineData(12, 4)]
    [InlineData(5, 5)]
    public void An_orthogonal_weight_times_its_transpose_is_the_identity(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var weight = init.orthogonal_(empty([rows, columns], float64), gain: 3);
        var product = rows <= columns ? weight.matmul(weight.t()) : weight.t().matmul(weight);
        Assert.True(product.allclose(9 * eye(Math.Min(rows, columns), dtype: float64)));
    }

    [Fact]
    public void A_truncated_normal_distribution_has_its_moments_and_its_ends()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = init.trunc_normal_(empty([200_000], float64), mean: 1, std: 2, a: -1, b: 3);
        Assert.InRange(x.min().ToDouble(), -1, -0.99);
        Assert.InRange(x.max().ToDouble(), 2.99, 3);
        Assert.Equal(1, x.mean().ToDouble(), 0.02);
        // Variance of N(0, 1) cut at ±1: 1 − 2φ(1) / (2Φ(1) − 1) = 0.29112.
        Assert.Equal(4 * 0.29112, x.var().ToDouble(), 0.02);
    }

    [Fact]
    public void Gradients_are_clipped_element_by_element()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 1f, 1f], requires_grad: true);
        (x * tensor([-5f, 0.5f, 7f])).sum().backward();
        utils.clip_grad_value_([x], 2);
        Assert.Equal([-2f, 0.5f, 2f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_generator_draws_for_factories_and_initialisers()
    {
        using var scope = NewDisposeScope();
        using Generator first = new(5), second = new(5);
        Assert.Equal(randn([4], generator: first).data<float>().ToArray(), init.normal_(empty(4), generator: second).data<float>().ToArray());
        Assert.Equal(randperm(9, generator: first).data<long>().ToArray(), randperm(9, generator: second).data<long>().ToArray());
    }

    [Fact]
    public void A_module_with_channels_last_computes_the_same()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Conv2d(3, 8, 3), BatchNorm2d(8), Conv2d(8, 4, 1));
        network.eval();
        var x = randn(2, 3, 9, 7);
        var plain = network.call(x);
        network.ToChannelsLast();
        Assert.True(((TorchSharp.Modules.Conv2d)network[0]).weight.is_contiguous(memory_format.channels_last));
        var laid = network.call(x.contiguous(memory_format.channels_last));
        Assert.True(laid.is_contiguous(memory_format.channels_last));
        Assert.True(plain.allclose(laid, atol: 1e-6));
    }
}
