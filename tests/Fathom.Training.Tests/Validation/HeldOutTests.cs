using Fathom.Datasets;
using Fathom.Tests;

namespace Fathom.Training.Tests.Validation;

public sealed class HeldOutTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Held_out_worlds_are_the_same_every_time_and_none_of_the_training()
    {
        var recipe = Recipe.Parse("{ model: fathom-s, samples: 1, seed: 0, sizes: [[32, 32], [64, 32]], data: [worlds: { family: street }, worlds: { family: room }], validation: { samples: 6 } }");
        var pictures = new HeldOut(recipe.Validation!, recipe.Sizes);
        Assert.Equal(6, pictures.Count);
        var names = Enumerable.Range(0, 6).Select(i => pictures.Get(i).Sample.Name).ToArray();
        Assert.Equal(6, names.Distinct().Count());
        Assert.Equal(names, Enumerable.Range(0, 6).Select(i => new HeldOut(recipe.Validation!, recipe.Sizes).Get(i).Sample.Name));

        var training = SampleSources.Of(recipe);
        Assert.Empty(names.Intersect(Enumerable.Range(0, 24).Select(i => training.Sample(i, 32, 32).Name)));
        Assert.Equal([(32, 32), (64, 32), (32, 32)], Enumerable.Range(0, 3).Select(i => (pictures.Get(i).Width, pictures.Get(i).Height)));
    }

    [Fact]
    public void Every_frame_of_a_manifest_is_looked_at_in_the_size_that_distorts_it_least()
    {
        WriteFrame("wide", 120, 40);
        WriteFrame("square", 50, 48);
        var manifest = Manifest("wide", "square");
        var pictures = new HeldOut(new ValidationRecipe { Manifests = [manifest] }, [(64, 64), (96, 32)]);
        Assert.Equal(2, pictures.Count);
        Assert.Equal(("wide", 96, 32), (pictures.Get(0).Sample.Name, pictures.Get(0).Width, pictures.Get(0).Height));
        Assert.Equal(("square", 64, 64), (pictures.Get(1).Sample.Name, pictures.Get(1).Width, pictures.Get(1).Height));
        Assert.Equal((120, 10.0), (pictures.Get(0).Sample.Depth.Width, pictures.Get(0).Sample.Cap));
    }

    [Fact]
    public void A_manifest_that_is_missing_empty_or_names_missing_pictures_is_refused_at_once()
    {
        Assert.Throws<ManifestException>(() => Read(temporary["none.jsonl"]));
        Assert.EndsWith("has no frame to validate on.", Assert.Throws<FathomException>(() => Read(Manifest())).Message, StringComparison.Ordinal);
        var missing = Assert.Throws<FathomException>(() => Read(Manifest("nowhere")));
        Assert.Equal($"{temporary["manifest.jsonl"]} names {temporary["nowhere.png"]}, which is not there.", missing.Message);

        static HeldOut Read(string manifest) => new(new ValidationRecipe { Manifests = [manifest] }, [(64, 64)]);
    }

    private string Manifest(params string[] names)
    {
        var file = temporary["manifest.jsonl"];
        File.WriteAllLines(file, names.Select(name => $$"""{"rgb": "{{name}}.png", "depth": "{{name}}-depth.png", "depth_scale": 1000, "cap": 10}"""));
        return file;
    }

    private void WriteFrame(string name, int width, int height)
    {
        var sample = new Slopes().Sample(1, width, height);
        sample.Image.Save(temporary[$"{name}.png"]);
        sample.Depth.SavePng16(temporary[$"{name}-depth.png"], unitsPerMetre: 1000);
    }
}
