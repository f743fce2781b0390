using System.Globalization;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests;

public class WorldSourceTests
{
    [Theory]
    [InlineData("street")]
    [InlineData("room")]
    public void The_name_of_a_sample_is_enough_to_render_it_again(string family)
    {
        var sample = new WorldSource(family, seed: 5).Sample(3, 64, 32);
        var parts = sample.Name.Split('/');
        var (image, depth) = World.Create(parts[0], ulong.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Render(64, 32);

        Assert.Equal((family, family), (parts[0], sample.Place));
        Assert.Equal(image.Pixels, sample.Image.Pixels);
        Assert.Equal(depth.Values, sample.Depth.Values);
    }

    [Fact]
    public void Samples_differ_by_number_and_by_seed()
    {
        string[] names = [new WorldSource("room", 1).Sample(0, 8, 8).Name, new WorldSource("room", 1).Sample(1, 8, 8).Name, new WorldSource("room", 2).Sample(0, 8, 8).Name];
        Assert.Equal(3, names.Distinct().Count());
    }

    [Fact]
    public void An_unknown_family_is_refused_when_the_source_is_made() =>
        Assert.Contains("forest", Assert.Throws<FathomException>(() => new WorldSource("forest", 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Batches_of_worlds_are_wholly_known_and_the_same_on_any_number_of_threads()
    {
        var source = new MixedSource(9, (new WorldSource("street", 1), 1), (new WorldSource("room", 2), 1));
        var settings = new LoaderSettings { Seed = 4, BatchSize = 4, Sizes = [(64, 48), (96, 32)], Reuse = 0.3, PoolScenes = 20 };
        using var one = new BatchLoader(source, settings);
        using var three = new BatchLoader(source, settings with { Threads = 3 });
        for (var i = 0; i < 5; i++)
        {
            DepthBatch batch = one.Next(), other = three.Next();
            Assert.Equal(batch.Names, other.Names);
            Assert.Equal(batch.Images, other.Images);
            Assert.Equal(batch.Targets, other.Targets);
            Assert.All(batch.Masks, known => Assert.Equal(1, known));
            Assert.All(batch.Targets, target => Assert.InRange(target, 0, 100));
            Assert.InRange(batch.Targets.Max(), 0.02f, 100);
        }
    }
}
