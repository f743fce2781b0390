using Fathom.Training.Methods.Munit;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Methods.Munit;

public class MunitLossTests
{
    [Fact]
    public void The_terms_have_the_papers_weights()
    {
        using var scope = NewDisposeScope();
        var (real, content, style) = (Numeric.Noise("real", 1, 3, 4, 4), Numeric.Noise("content", 1, 5, 2, 2), Numeric.Noise("style", 1, 8, 1, 1));
        Tensor[] judgements = [full([1, 1, 2, 2], 0.5, ScalarType.Float64), ones(1, 1, 1, 1, ScalarType.Float64)];
        var a = new MunitPass(real, real + 0.1, content, content - 0.2, style, style + 0.3, judgements);
        var b = new MunitPass(real, real, content, content, style, style - 0.4, judgements);
        var terms = new MunitLoss().Generators(a, b);
        Assert.Equal(0.5, terms.Adversarial.item<double>(), 1e-12);
        Assert.Equal(0.1, terms.Picture.item<double>(), 1e-12);
        Assert.Equal(0.2, terms.Content.item<double>(), 1e-12);
        Assert.Equal(0.7, terms.Style.item<double>(), 1e-12);
        Assert.Equal(0.5 + 10 * 0.1 + 0.2 + 0.7, terms.Total.item<double>(), 1e-12);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (Pass("a"), Pass("b"));
        var loss = new MunitLoss();
        Numeric.AssertGradient(x => loss.Generators(a with { Rebuilt = x }, b).Total, a.Rebuilt);
        Numeric.AssertGradient(x => loss.Generators(a, b with { ContentAgain = x }).Total, b.ContentAgain);
        Numeric.AssertGradient(x => loss.Generators(a with { Content = x }, b).Total, a.Content);
        Numeric.AssertGradient(x => loss.Generators(a, b with { StyleAgain = x }).Total, b.StyleAgain);
        Numeric.AssertGradient(x => loss.Generators(a with { Judgements = [a.Judgements[0], x] }, b).Total, a.Judgements[1]);

        static MunitPass Pass(string name) => new(
            Noise(name), Noise(name + " rebuilt"), Noise(name + " content"), Noise(name + " content again"),
            Noise(name + " style"), Noise(name + " style again"), [Noise(name + " fine"), Noise(name + " coarse")]);
        static Tensor Noise(string key) => Numeric.Noise(key, 1, 1, 3, 4);
    }
}
