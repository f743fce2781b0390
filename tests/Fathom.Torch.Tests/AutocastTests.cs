using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Fathom.Torch.Tests;

public sealed class AutocastTests
{
    [Fact]
    public void Inside_a_region_convolutions_compute_in_bfloat16()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (rand(1, 3, 8, 8), rand(4, 3, 3, 3));
        var exact = F.conv2d(x, weight);
        using (Autocast.Cpu(bfloat16))
        {
            var cast = F.conv2d(x, weight);
            Assert.Equal(ScalarType.BFloat16, cast.dtype);
            Assert.True(cast.to(float32).allclose(exact, rtol: 0.02));
            using (Autocast.Cpu(float32))
                Assert.Equal(ScalarType.Float32, F.conv2d(x, weight).dtype);
            using (Autocast.Cpu())
                Assert.Equal(ScalarType.BFloat16, F.conv2d(x, weight).dtype);
            Assert.Equal(ScalarType.BFloat16, F.conv2d(x, weight).dtype);
        }
        Assert.Equal(ScalarType.Float32, F.conv2d(x, weight).dtype);
        Assert.Throws<ArgumentException>(() => Autocast.Cpu(float16));
    }

    [Fact]
    public void Gradients_reach_weights_in_single_precision_through_relu6()
    {
        using var scope = NewDisposeScope();
        using var conv = nn.Conv2d(3, 8, 3, padding: 1);
        using var relu6 = nn.ReLU6();
        var x = rand(2, 3, 16, 16).contiguous(memory_format.channels_last);
        Tensor Loss() => relu6.forward(conv.forward(x)).to(float32).pow(2).mean();
        Loss().backward();
        var exact = conv.weight.grad!;
        conv.zero_grad();
        using (Autocast.Cpu(bfloat16))
            Loss().backward();
        Assert.Equal(ScalarType.Float32, conv.weight.grad!.dtype);
        Assert.True((conv.weight.grad! - exact).norm().ToDouble() < 0.02 * exact.norm().ToDouble());
    }
}
