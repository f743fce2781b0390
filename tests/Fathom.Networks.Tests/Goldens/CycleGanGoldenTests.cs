using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class CycleGanGoldenTests
{
    [Fact]
    public void Generator_and_discriminator_agree_with_the_official_implementation()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("cyclegan");
        using var generator = Golden.Filled(new CycleGanGenerator());
        using var discriminator = Golden.Filled(new PatchDiscriminator());
        golden.AssertKeys("generator", generator);
        golden.AssertKeys("discriminator", discriminator);
        var picture = 2 * golden.Picture() - 1;

        var made = generator.call(picture);

        golden.AssertAgree("generated", made);
        golden.AssertAgree("d_fake", discriminator.call(made));
        golden.AssertAgree("d_real", discriminator.call(picture));
        golden.AssertAgree("cycle", (generator.call(made) - picture).abs().mean());
    }
}
