using Fathom.Datasets.Rendering;
using Fathom.Tests;
using Fathom.Worlds;
using Fathom.Worlds.Annotations;

namespace Fathom.Datasets.Tests;

public class WorldCacheTests
{
    private const long Mebibyte = 1 << 20;

    [Theory]
    [InlineData(Annotation.Exact)]
    [InlineData(Annotation.Lidar64)]
    [InlineData(Annotation.Stereo)]
    public void A_kept_sample_has_the_bits_of_a_rendered_one(Annotation annotation)
    {
        using var folder = new TemporaryFolder();
        var plain = new WorldSource("room", 3) { Annotation = annotation };
        var cached = new WorldSource("room", 3) { Annotation = annotation, Cache = new WorldCache(folder.Path, 10 * Mebibyte) };
        var rendered = plain.Sample(1, 64, 48);
        var first = cached.Sample(1, 64, 48);
        var written = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        var second = cached.Sample(1, 64, 48);

        Assert.Equal(2, written.Count);
        foreach (var sample in new[] { first, second })
        {
            Assert.Equal((rendered.Name, rendered.Place, rendered.Condition), (sample.Name, sample.Place, sample.Condition));
            Assert.Equal(rendered.Image.Pixels, sample.Image.Pixels);
            var (inverse, mask) = TrainingTarget.From(rendered.Depth);
            var (keptInverse, keptMask) = TrainingTarget.From(sample.Depth);
            Assert.Equal(inverse, keptInverse);
            Assert.Equal(mask, keptMask);
        }
        // Read, not rendered: a file changed by hand shows.
        var picture = written.Keys.Single(file => file.EndsWith(".png", StringComparison.Ordinal));
        new Image(64, 48).Save(picture);
        Assert.All(cached.Sample(1, 64, 48).Image.Pixels, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Size_annotation_light_and_style_are_kept_apart()
    {
        using var folder = new TemporaryFolder();
        var cache = new WorldCache(folder.Path, 10 * Mebibyte);
        new WorldSource("abstract", 3) { Cache = cache }.Sample(1, 32, 32);
        new WorldSource("abstract", 3) { Cache = cache }.Sample(1, 64, 32);
        new WorldSource("abstract", 3) { Cache = cache, Annotation = Annotation.Lidar32 }.Sample(1, 32, 32);
        new WorldSource("abstract", 3) { Cache = cache, Conditions = [Condition.Night] }.Sample(1, 32, 32);
        new WorldSource("abstract", 3) { Cache = cache, Styles = [Style.Flat] }.Sample(1, 32, 32);
        new WorldSource("abstract", 4) { Cache = cache }.Sample(1, 32, 32);

        Assert.Equal(12, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void The_size_is_bounded_and_what_was_used_last_stays()
    {
        using var folder = new TemporaryFolder();
        var source = new WorldSource("abstract", 3) { Cache = new WorldCache(folder.Path, Mebibyte) };
        for (var i = 0; i < 16; i++)
            source.Sample(i, 160, 128);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => new FileInfo(file)).ToArray();
        var last = source.Sample(15, 160, 128).Name.Split('/')[1];

        Assert.InRange(files.Sum(file => file.Length), Mebibyte / 2, Mebibyte + 200_000);
        Assert.Equal(2, files.Count(file => file.Name.Contains(last, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_damaged_file_is_rendered_again()
    {
        using var folder = new TemporaryFolder();
        var source = new WorldSource("abstract", 3) { Cache = new WorldCache(folder.Path, Mebibyte) };
        var rendered = source.Sample(1, 32, 32);
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..50]);
            Assert.Equal(rendered.Image.Pixels, source.Sample(1, 32, 32).Image.Pixels);
        }
    }

    [Fact]
    public void A_folder_with_other_files_is_refused_for_they_would_be_deleted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "thesis.txt"), "");
        Assert.Contains("thesis.txt", Assert.Throws<FathomException>(() => new WorldCache(folder.Path, Mebibyte)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_that_cannot_be_created_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Contains(file, Assert.Throws<FathomException>(() => new WorldCache(file, Mebibyte)).Message, StringComparison.Ordinal);
    }
}
