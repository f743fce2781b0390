using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class MunitGoldenTests
{
    [Fact]
    public void Codes_pictures_and_judgements_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("munit");
        using var generator = Golden.Filled(new MunitGenerator());
        using var discriminator = Golden.Filled(new MunitDiscriminator());
        golden.AssertKeys("generator", generator);
        golden.AssertKeys("discriminator", discriminator);
        var a = 2 * golden.Picture() - 1;
        var b = 2 * golden.Picture(0.8) - 1;

        var code = generator.Encode(a);
        var style = generator.Encode(b).Style;
        golden.AssertAgree("content", code.Content);
        golden.AssertAgree("style", code.Style);
        golden.AssertAgree("style_b", style);
        golden.AssertAgree("reconstruction", generator.Decode(code.Content, code.Style));
        golden.AssertAgree("reconstruction", generator.call(a));

        var translated = generator.Decode(code.Content, style);
        golden.AssertAgree("translated", translated);
        var again = generator.Encode(translated);
        golden.AssertAgree("content_again", again.Content);
        golden.AssertAgree("style_again", again.Style);
        var judged = discriminator.call(translated);
        for (var scale = 0; scale < 3; scale++)
            golden.AssertAgree($"discriminator{scale}", judged[scale]);
    }

    [Fact]
    public void Each_picture_of_a_batch_gets_its_own_style()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var generator = new MunitGenerator();
        var content = generator.Encode(rand(2, 3, 64, 64)).Content;
        var styles = randn(2, MunitGenerator.StyleNumbers, 1, 1);
        var together = generator.Decode(content, styles);
        for (var n = 0; n < 2; n++)
        {
            var alone = generator.Decode(content.narrow(0, n, 1), styles.narrow(0, n, 1));
            Assert.True((together.narrow(0, n, 1) - alone).abs().max().item<float>() < 1e-5);
        }
    }
}
