using System.Globalization;
using Fathom.Datasets.Rendering;
using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests;

public class WorldSourceTests
{
    [Theory]
    [InlineData("street")]
    [InlineData("room")]
    public void The_name_of_a_sample_is_enough_to_render_it_again(string family)
    {
        var sample = new WorldSource(family, seed: 5) { Conditions = [Condition.Day, Condition.Night, Condition.Fog], Styles = [Style.Game, Style.Flat] }.Sample(3, 64, 32);
        var parts = sample.Name.Split('/');
        var world = World.Create(parts[0], ulong.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        using var stage = world.Open();
        var (image, depth) = stage.Render(new Shot(stage.Camera(64, 32)) { Condition = Enum.Parse<Condition>(parts[2], ignoreCase: true), Style = Enum.Parse<Style>(parts[3], ignoreCase: true) });

        Assert.Equal((family, family, parts[2]), (parts[0], sample.Place, sample.Condition));
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
    public void Every_condition_and_style_has_its_share()
    {
        var source = new WorldSource("room", 1) { Conditions = [Condition.Day, Condition.Night], Styles = [Style.Photo, Style.Game] };
        var names = Enumerable.Range(0, 80).Select(i => source.Sample(i, 4, 4).Name).ToArray();

        foreach (var ending in new[] { "/day/photo", "/day/game", "/night/photo", "/night/game" })
            Assert.InRange(names.Count(name => name.EndsWith(ending, StringComparison.Ordinal)), 8, 36);
    }

    [Fact]
    public void Samples_with_assets_have_names_and_places_in_the_cache_of_their_own()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["assets"]);
        WorldAssets Assets(byte shade)
        {
            folder.Write("assets/paper.png", new Image(4, 4, [.. Enumerable.Repeat(shade, 48)]).EncodePng());
            return WorldAssets.Load(folder["assets"]);
        }
        var cache = new WorldCache(folder["cache"], 10 << 20);
        var sources = new[] { null, Assets(10), Assets(250) }.Select(assets => new WorldSource("room", 1) { Assets = assets, Cache = cache }).ToArray();

        var rendered = Array.ConvertAll(sources, source => source.Sample(2, 48, 32));
        var kept = Array.ConvertAll(sources, source => source.Sample(2, 48, 32));

        Assert.DoesNotContain("assets", rendered[0].Name, StringComparison.Ordinal);
        Assert.EndsWith($"/assets-{sources[1].Assets!.Hash}", rendered[1].Name, StringComparison.Ordinal);
        Assert.Equal(3, rendered.Select(sample => sample.Name).Distinct().Count());
        Assert.Equal(6, Directory.GetFiles(folder["cache"], "*", SearchOption.AllDirectories).Length);
        Assert.NotEqual(rendered[1].Image.Pixels, rendered[2].Image.Pixels);
        for (var i = 0; i < 3; i++)
            Assert.Equal(rendered[i].Image.Pixels, kept[i].Image.Pixels);
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
