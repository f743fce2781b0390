using Fathom.Training.Methods.Adversarial;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Adversarial;

public class LeastSquaresGanTests
{
    [Fact]
    public void Judgements_that_are_right_cost_the_discriminator_nothing_and_the_generator_one_per_resolution()
    {
        using var scope = NewDisposeScope();
        Tensor[] real = [ones(2, 1, 4, 4), ones(2, 1, 2, 2)], fake = [zeros(2, 1, 4, 4), zeros(2, 1, 2, 2)];
        Assert.Equal(0, LeastSquaresGan.Discriminator(real, fake).item<float>());
        Assert.Equal(2, LeastSquaresGan.Generator(fake).item<float>());
        Assert.Equal(4, LeastSquaresGan.Discriminator(fake, real).item<float>());
        Assert.Equal(0, LeastSquaresGan.Generator(real).item<float>());
    }

    [Fact]
    public void Resolutions_weigh_the_same_whatever_their_size()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.25 + 0.09, LeastSquaresGan.Generator([full([1, 1, 8, 8], 0.5, ScalarType.Float64), full([1, 1, 2, 2], 0.7, ScalarType.Float64)]).item<double>(), 1e-12);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (real, fake, coarse) = (Numeric.Noise("real", 1, 1, 3, 4), Numeric.Noise("fake", 1, 1, 3, 4), Numeric.Noise("coarse", 1, 1, 2, 2));
        Numeric.AssertGradient(x => LeastSquaresGan.Discriminator([x, coarse], [fake, coarse]), real);
        Numeric.AssertGradient(x => LeastSquaresGan.Discriminator([real, coarse], [x, coarse]), fake);
        Numeric.AssertGradient(x => LeastSquaresGan.Generator([x, coarse]), fake);
    }

    [Fact]
    public void Missing_resolutions_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => LeastSquaresGan.Generator([]));
        Assert.Throws<ArgumentException>(() => LeastSquaresGan.Discriminator([ones(1)], []));
    }
}
