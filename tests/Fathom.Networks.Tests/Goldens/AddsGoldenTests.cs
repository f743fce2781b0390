using static TorchSharp.torch;

namespace Fathom.Networks.Tests.Goldens;

public class AddsGoldenTests
{
    [Theory]
    [InlineData(Domain.Day)]
    [InlineData(Domain.Night)]
    public void The_separation_and_the_disparity_agree_with_the_official_implementation(Domain domain)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var golden = new Golden("adds");
        using var encoder = Golden.Filled(new AddsEncoder());
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet18.Channels));
        golden.AssertKeys("encoder", encoder);
        golden.AssertKeys("depth", decoder);
        var (name, picture) = domain == Domain.Day ? ("day", golden.Picture()) : ("night", golden.Picture(0.6) * 0.3);

        var parts = encoder.Separate(picture, domain);

        golden.AssertAgree($"{name}_private_code", parts.PrivateCode);
        golden.AssertAgree($"{name}_private_gram", parts.PrivateGram);
        golden.AssertAgree($"{name}_shared_code", parts.SharedCode);
        golden.AssertAgree($"{name}_shared_gram", parts.SharedGram);
        golden.AssertAgree($"{name}_shared_feature", parts.Shared.Stride32);
        golden.AssertAgree($"{name}_reconstruction", parts.Reconstruction);
        golden.AssertAgree($"{name}_disp0", decoder.call(parts.Shared).Full);
        golden.AssertAgree($"{name}_disp0", decoder.call(encoder.call(picture, domain)).Full);
    }

    [Fact]
    public void The_part_that_gives_depth_is_the_published_part_of_the_whole()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var whole = Golden.Filled(new AddsEncoder());
        using var decoder = Golden.Filled(new DepthDecoder(ResNetShape.ResNet18.Channels));
        var picture = rand(1, 3, 64, 96);
        foreach (var domain in Enum.GetValues<Domain>())
        {
            using var network = new AddsDepth(domain);
            network.Encoder.load_state_dict(whole.state_dict(), strict: false);
            network.Decoder.load_state_dict(decoder.state_dict());
            network.eval();
            var disparity = decoder.call(whole.call(picture, domain)).Full;
            Assert.True((network.call(picture).reciprocal() - (0.01 + 9.99 * disparity.squeeze(1))).abs().max().item<float>() < 1e-4);
            Assert.Equal(126, network.Encoder.state_dict().Count);
            Assert.Equal(11_186_048, network.Encoder.parameters().Sum(parameter => parameter.numel()));
        }
    }

    [Fact]
    public void A_step_by_day_moves_the_shared_statistics_and_none_of_the_night()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        using var encoder = new AddsEncoder();
        var before = encoder.state_dict().Where(entry => entry.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Select(entry => entry.Key).ToArray();

        encoder.Separate(rand(2, 3, 64, 64), Domain.Day);

        var state = encoder.state_dict();
        foreach (var name in before)
        {
            var isOfTheNight = name.StartsWith("bn1.", StringComparison.Ordinal) || name.StartsWith("encoder_night.", StringComparison.Ordinal);
            Assert.Equal(isOfTheNight ? 0 : 1, state[name].item<long>());
        }
    }
}
