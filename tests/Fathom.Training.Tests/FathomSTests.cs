using Fathom.Datasets;
using Fathom.Networks;
using Fathom.Tests;
using Fathom.Worlds;
using static TorchSharp.torch;

namespace Fathom.Training.Tests;

public class FathomSTests
{
    private static readonly string[] Readers = ["head.outline", "decoder.reduce4", "decoder.reduce8", "decoder.reduce16", "decoder.reduce32"];

    [Fact]
    public void Every_feature_of_rendered_pictures_enters_the_decoder_with_about_unit_variance()
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        manual_seed(1);
        var entry = DepthNetworks.Find("fathom-s");
        using var network = new FathomS();
        StartWeights.Load(entry, network, SharedFolder.Require("weights/mobilenet_v2_imagenet_folded.safetensors"));
        var features = network.Encoder.forward(cat([.. World.Families.SelectMany(family => Enumerable.Range(0, 2).Select(i => Picture(family, i)))]));
        var weights = network.state_dict();

        Tensor[] levels = [features.Stride2, features.Stride4, features.Stride8, features.Stride16, features.Stride32];
        foreach (var (reader, feature) in Readers.Zip(levels))
        {
            var weight = weights[$"{reader}.weight"];
            var entering = nn.functional.conv2d(feature, weight, padding: [weight.size(2) / 2]);
            Assert.InRange(entering.square().mean().sqrt().ToDouble(), 0.7, 1.4);
        }
    }

    [Fact]
    public void The_residual_units_are_the_identity_at_first()
    {
        using var scope = NewDisposeScope();
        using var network = new FathomS();
        var second = network.state_dict().Where(weight => weight.Key.EndsWith(".conv2.weight", StringComparison.Ordinal) || weight.Key.EndsWith(".conv2.bias", StringComparison.Ordinal)).ToList();
        Assert.Equal(2 * 7, second.Count);
        Assert.All(second, weight => Assert.Equal(0, weight.Value.abs().max().ToDouble()));
    }

    private static Tensor Picture(string family, int index)
    {
        var picture = new WorldSource(family, seed: 5).Sample(index, 320, 192).Image;
        return tensor(picture.ToTensor([0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]), [1, 3, picture.Height, picture.Width]);
    }
}
