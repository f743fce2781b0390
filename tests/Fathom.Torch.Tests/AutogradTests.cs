using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Fathom.Torch.Tests;

public sealed class AutogradTests
{
    private static readonly Dictionary<string, (long[] Shape, Func<Tensor, Tensor> Function)> Functions = new()
    {
        ["arithmetic"] = ([2, 3], x => (2 - x * x) / (x + 5) + 1 / (x + 7)),
        ["exp log sqrt pow"] = ([2, 3], x => (x.exp() + 1).log() + (x * x + 1).sqrt() + (x + 3).pow(1.7)),
        ["abs"] = ([2, 3], x => x.abs()),
        ["clamp"] = ([2, 3], x => x.clamp(-0.3, 0.4)),
        ["where"] = ([2, 3], x => x.where(x > 0, x * x)),
        ["maximum"] = ([2, 3], x => x.maximum(x * x)),
        ["sum and mean"] = ([2, 3, 2], x => x.sum([0, 2]) * x.mean([1], keepdim: true).mean()),
        ["amax amin"] = ([3, 4], x => x.amax([1]) - x.amin(0, 1)),
        ["median"] = ([3, 5], x => x.median(1).values + x.median()),
        ["sort topk kthvalue"] = ([3, 5], x => x.sort(1).Values.pow(2) + x.topk(1, 1).values + x.kthvalue(2, 1, keepdim: true).values),
        ["cat stack"] = ([2, 3], x => cat([x, stack([x[0], x[1] * x[0]])], 1)),
        ["shape"] = ([2, 3, 4], x => x.permute(2, 0, 1).reshape(4, 6).unsqueeze(0).expand(2, 4, 6).flatten(1).t() * 3),
        ["slices and places"] = ([4, 5], x => x[1.., TensorIndex.Slice(0, 5, 2)] * x[tensor([0L, 2L, 3L])][TensorIndex.Ellipsis, ..3]),
        ["gather scatter"] = ([2, 4], x => x.gather(1, tensor(new long[,] { { 0, 0 }, { 3, 1 } })).sum() * x.scatter(1, tensor(new long[,] { { 1 }, { 2 } }), x[.., ..1] * x[.., ..1])),
        ["masked select"] = ([2, 4], x => x.masked_select(x > 0).pow(2)),
        ["matmul"] = ([2, 3, 3], x => x.matmul(x.transpose(1, 2))),
        ["solve"] = ([3, 3], x => linalg.solve(x + 3 * eye(3, dtype: float64), x)),
        ["softplus sigmoid gelu"] = ([2, 3], x => F.softplus(x) + F.sigmoid(x) * F.gelu(x) + F.tanh(x)),
        ["relu relu6 leaky"] = ([4, 3], x => F.relu(x) + F.relu6(9 * x) + F.leaky_relu(x, 0.2)),
        ["softmax"] = ([2, 3], x => F.softmax(x, 1) * F.log_softmax(x, 0)),
        ["conv2d"] = ([1, 2, 5, 5], x => F.conv2d(x, x.flatten()[..36].view(2, 2, 3, 3), padding: [1, 1], strides: [2])),
        ["conv2d depthwise"] = ([1, 2, 5, 5], x => F.conv2d(x, x.flatten()[..18].view(2, 1, 3, 3), x[0, .., 0, 0], groups: 2)),
        ["conv_transpose2d"] = ([1, 2, 3, 3], x => F.conv_transpose2d(x, x.flatten()[..8].view(2, 1, 2, 2), strides: [2])),
        ["pools"] = ([1, 2, 6, 6], x => F.avg_pool2d(x, 2) + F.max_pool2d(x, 2) + F.adaptive_avg_pool2d(x, 3)),
        ["pad"] = ([1, 1, 4, 4], x => F.pad(x, (1, 2, 0, 1), PaddingModes.Reflect) * F.pad(x, (1, 2, 0, 1), PaddingModes.Replicate) + F.pad(x, [1, 2, 0, 1])),
        ["interpolate"] = ([1, 1, 4, 5], x => F.interpolate(x, [7, 6], mode: InterpolationMode.Bilinear, align_corners: false)
            + F.interpolate(x, [7, 6], mode: InterpolationMode.Bicubic, align_corners: true) * F.interpolate(x, [7, 6])),
        ["grid_sample"] = ([1, 1, 4, 4], x => F.grid_sample(x, (x.view(1, 4, 4, 1) * 0.8).expand(1, 4, 4, 2), padding_mode: GridSamplePaddingMode.Border)),
        ["batch and layer norm"] = ([3, 2, 2, 2], x => F.batch_norm(x, null, null, training: true) * F.layer_norm(x, [2, 2])),
        ["losses"] = ([2, 3], x => F.mse_loss(x, x * x) + F.l1_loss(x, 2 * x) + F.huber_loss(x, 3 * x, 0.5)),
        ["cumsum logsumexp norm"] = ([2, 3], x => x.cumsum(1) * x.logsumexp(1, keepdim: true) + x.norm()),
    };

    public static TheoryData<string> Names => new(Functions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var (shape, function) = Functions[name];
        var x = (rand(shape, float64) * 1.8 - 0.9).requires_grad_();
        // Random weights, so that no element's error cancels another's.
        var weights = rand_like(function(x).detach());
        (function(x) * weights).sum().backward();
        var gradient = x.grad!.data<double>().ToArray();

        const double Step = 1e-6;
        using var constant = no_grad();
        var values = x.data<double>();
        for (var i = 0; i < gradient.Length; i++)
        {
            using var inner = NewDisposeScope();
            var value = values[i];
            values[i] = value + Step;
            var above = (function(x) * weights).sum().ToDouble();
            values[i] = value - Step;
            var below = (function(x) * weights).sum().ToDouble();
            values[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-5 * (1 + Math.Abs(gradient[i])));
        }
    }

    [Fact]
    public void Gradients_add_up_until_they_are_cleared()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);
        Assert.Null(x.grad);
        (x * x).backward();
        (x * x).backward();
        Assert.Equal(12, x.grad!.ToDouble());
        x.grad = null;
        Assert.Null(x.grad);
        Assert.True(x.is_leaf);
        Assert.False((x * x).is_leaf);
    }

    [Fact]
    public void Second_derivatives_come_from_recorded_gradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([x * x * x], [x], create_graph: true)[0]!;
        Assert.Equal(12, first.ToDouble());
        Assert.Equal(12, autograd.grad([first], [x])[0]!.ToDouble());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients_and_the_mode_before_comes_back()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * x).requires_grad);
            using (enable_grad())
                Assert.True((x * x).requires_grad);
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * x).requires_grad);
        }
        Assert.False(is_inference_mode_enabled());
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void The_derivative_of_what_is_not_a_scalar_is_refused()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var error = Assert.Throws<TorchException>(() => (x * x).backward());
        Assert.Contains("grad can be implicitly created only for scalar outputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backward_pass_takes_gradients_and_may_fill_some_leaves_only()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor([1f, 2f], requires_grad: true), y = tensor([3f, 4f], requires_grad: true);
        var product = x * y;
        product.backward([tensor([1f, 10f])], retain_graph: true, inputs: [x]);
        Assert.Equal([3f, 40f], x.grad!.data<float>().ToArray());
        Assert.Null(y.grad);
        product.backward([tensor([1f, 10f])]);
        Assert.Equal([6f, 80f], x.grad!.data<float>().ToArray());
        Assert.Equal([1f, 20f], y.grad!.data<float>().ToArray());
        Assert.Throws<TorchException>(() => product.backward([ones(2)]));
        Assert.Throws<ArgumentException>(() => x.sum().backward(inputs: []));
    }

    [Fact]
    public void A_gradient_that_is_recorded_can_be_derived_again()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        (x * x * x).backward(create_graph: true);
        var first = x.grad!;
        x.grad = null;
        first.backward();
        Assert.Equal(12, x.grad!.ToDouble());
    }

    [Fact]
    public void A_mode_that_was_left_is_not_left_again()
    {
        var off = no_grad();
        off.Dispose();
        using (no_grad())
        {
            off.Dispose();
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
    }
}
