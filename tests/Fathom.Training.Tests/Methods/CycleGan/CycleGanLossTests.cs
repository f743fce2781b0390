using Fathom.Training.Methods.CycleGan;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.CycleGan;

public class CycleGanLossTests
{
    [Fact]
    public void The_terms_have_the_papers_weights()
    {
        using var scope = NewDisposeScope();
        var real = Numeric.Noise("real", 1, 3, 4, 4);
        var a = new CycleGanPass(real, There: full([1, 1, 2, 2], 0.5, ScalarType.Float64), Back: real + 0.1, Kept: real - 0.2);
        var b = new CycleGanPass(real, There: full([1, 1, 2, 2], 1.0, ScalarType.Float64), Back: real - 0.3, Kept: real);
        var terms = new CycleGanLoss().Generators(a, b);
        Assert.Equal(0.25, terms.Adversarial.item<double>(), 1e-12);
        Assert.Equal(0.4, terms.Cycle.item<double>(), 1e-12);
        Assert.Equal(0.2, terms.Identity.item<double>(), 1e-12);
        Assert.Equal(0.25 + 10 * 0.4 + 10 * 0.5 * 0.2, terms.Total.item<double>(), 1e-12);
    }

    [Fact]
    public void Without_pictures_to_keep_there_is_no_identity_loss()
    {
        using var scope = NewDisposeScope();
        var real = Numeric.Noise("real", 1, 3, 4, 4);
        var pass = new CycleGanPass(real, There: ones(1, 1, 2, 2, ScalarType.Float64), Back: real, Kept: null);
        Assert.Equal(0, new CycleGanLoss().Generators(pass, pass).Total.item<double>());
    }

    [Fact]
    public void The_discriminators_loss_is_halved()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.5 * (0.25 + 0.09), CycleGanLoss.Discriminator(full([1, 1, 2, 2], 0.5), full([1, 1, 2, 2], 0.3)).item<float>(), 1e-6);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Pass("a"), Pass("b"));
        var loss = new CycleGanLoss();
        Numeric.AssertGradient(x => loss.Generators(a with { There = x }, b).Total, a.There);
        Numeric.AssertGradient(x => loss.Generators(a with { Back = x }, b).Total, a.Back);
        Numeric.AssertGradient(x => loss.Generators(a, b with { Kept = x }).Total, b.Kept!);

        static CycleGanPass Pass(string name) => new(Noise(name), Noise(name + " there"), Noise(name + " back"), Noise(name + " kept"));
        static Tensor Noise(string key) => Numeric.Noise(key, 1, 1, 3, 4);
    }
}
