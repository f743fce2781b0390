using Fathom.Datasets;
using Fathom.Tests;
using Fathom.Training.Methods.Midas;
using Fathom.Worlds.Annotations;

namespace Fathom.Training.Tests.Recipes;

public class RecipeTests
{
    private const string Small = """
        model: fathom-s
        samples: 100
        sizes: [[320, 192]]
        data:
          - worlds: { family: street }
        """;

    [Fact]
    public void A_key_that_is_left_out_has_the_stated_default()
    {
        var recipe = Recipe.Parse(Small);
        Assert.Equal(8, recipe.Batch);
        Assert.Equal(new MidasLoss(MidasLossKind.SsiTrim, 0.5, 4, 0.2), recipe.Loss);
        Assert.Equal(13, recipe.Steps);
        Assert.Null(recipe.Start);
    }

    [Fact]
    public void Every_shipped_recipe_is_readable_and_survives_a_round_trip()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "recipes"), "*.yaml");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var recipe = Recipe.Load(file);
            var text = recipe.ToYaml();
            Assert.Equal(text, Recipe.Parse(text).ToYaml());
        }
    }

    [Fact]
    public void Every_key_of_the_resolved_recipe_is_read_back()
    {
        // Each number differs from its default, so that a key that is written but not read (or the other way) changes the text.
        const string all = """
            model: fathom-s
            start: "a \"quoted\" file.safetensors"
            seed: 7
            samples: 123
            batch: 3
            accumulate: 5
            sizes: [[64, 32], [32, 64]]
            precision: float32
            optimizer: { name: adamw, encoder_rate: 0.001, decoder_rate: 0.002, weight_decay: 0.03, warmup: 4, schedule: cosine, clip: 0.5, frozen: ["encoder.features.0", "head"] }
            loss: { name: ssi-mae, gradient: 0.25, scales: 2, trim: 0.1 }
            data:
              - worlds: { family: "room", weight: 2.5, style: [game, painted], light: [night], annotation: rgbdcamera }
              - worlds: { family: "street", weight: 1, style: [photo], light: [dusk, rain], annotation: lidar64 }
            assets: { folder: "my \"own\" things", hash: "0123456789abcdef" }
            pool: { scenes: 55, reuse: 0.45 }
            cache: { folder: "runs/cache", gib: 2.5 }
            augment: { flip: 0.1, smallest_crop: 0.9, brightness: 0.11, contrast: 0.12, saturation: 0.13, hue: 14, gamma: 0.15, grey: 0.16, shade: 0.165, blur: 0.17, noise: 0.18, jpeg: 0.19, rotation: 2.5 }
            threads: { torch: 1, loader: 3 }
            checkpoint: { every: 9, keep: 2 }
            validation:
              every: 70
              samples: 12
              patience: 4
              data:
                - worlds: { family: "room", weight: 3, style: [flat], light: [day], annotation: exact }
                - manifest: "real \"pictures\".jsonl"
            log_every: 6
            average: 0.9

            """;
        Assert.Equal(all.ReplaceLineEndings("\n"), Recipe.Parse(all).ToYaml());
    }

    [Fact]
    public void Frames_of_manifests_mix_with_worlds_and_must_be_those_of_the_recipe()
    {
        using var folder = new TemporaryFolder();
        folder.Write("1.png", new Image(40, 20).EncodePng());
        new DepthMap(40, 20, [.. Enumerable.Repeat(2f, 800)], DepthKind.MetricDepth).SavePng16(folder["d.png"], 1000);
        folder.Write("frames.jsonl", """{"rgb": "1.png", "depth": "d.png", "depth_scale": 1000, "cap": 80}"""u8);
        var recipe = Recipe.Parse($"{Small}\n", overrides: [$"data=[{{worlds: {{family: street}}}}, {{manifest: {{file: \"{folder["frames.jsonl"]}\", weight: 3, shape: stretch}}}}]"]);

        Assert.Equal(new FramesRecipe(folder["frames.jsonl"], 3) { KeepShape = false }, Assert.Single(recipe.Frames));
        Assert.Equal("street", Assert.Single(recipe.Data).Family);
        Assert.Equal(recipe.Frames, Recipe.Parse(recipe.ToYaml()).Frames);
        Assert.Equal("25% street + 75% frames.jsonl", SampleSources.Of(recipe).Name.Replace(" %", "%", StringComparison.Ordinal));
        var frame = Enumerable.Range(0, 20).Select(i => SampleSources.Of(recipe with { Data = [] }).Sample(i, 32, 32)).Last();
        Assert.Equal((32, 32, 2f), (frame.Image.Width, frame.Depth.Height, frame.Depth.Values[40]));

        var started = recipe.Frames[0].WithHash();
        Assert.Equal(started, started.WithHash());
        File.AppendAllText(folder["frames.jsonl"], "\n");
        Assert.Contains(started.Hash!, Assert.Throws<TrainingException>(() => started.WithHash()).Message, StringComparison.Ordinal);
        File.Delete(folder["frames.jsonl"]);
        Assert.Contains("there is no such manifest", Assert.Throws<TrainingException>(() => Trainer.Run(recipe, "nowhere")).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }

    [Fact]
    public void A_training_on_frames_alone_says_what_it_is_validated_on() => Assert.Contains(
        "say what to validate on",
        Assert.Throws<SettingsException>(() => Recipe.Parse($"{Small}\nvalidation: {{ every: 5 }}\n", overrides: ["data=[{manifest: x.jsonl}]"])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Assets_are_a_folder()
    {
        var recipe = Recipe.Parse($"{Small}\nassets: things\n");
        Assert.Equal(new AssetsRecipe("things"), recipe.Assets);
        Assert.Equal(recipe.Assets, Recipe.Parse(recipe.ToYaml()).Assets);
        Assert.Contains("things", Assert.ThrowsAny<FathomException>(() => Trainer.Run(recipe, "nowhere")).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }

    [Fact]
    public void Assets_reach_the_worlds_of_the_training_and_must_be_those_of_the_recipe()
    {
        using var folder = new TemporaryFolder();
        folder.Write("paper.png", new Image(4, 4).EncodePng());
        folder.Write("broken.png", [1, 2, 3]);
        var broken = new List<string>();
        var recipe = Recipe.Parse($"{Small}\nassets: {folder.Path}\n");
        var assets = recipe.Assets!.Load(error => broken.Add(error.Name));

        Assert.Equal(["broken.png"], broken);
        Assert.EndsWith($"/assets-{assets.Hash}", SampleSources.Of(recipe, assets).Sample(0, 32, 32).Name, StringComparison.Ordinal);
        Assert.Equal(assets.Hash, (recipe.Assets with { Hash = assets.Hash }).Load(_ => { }).Hash);
        folder.Write("paper.png", new Image(5, 4).EncodePng());
        Assert.Contains(assets.Hash, Assert.Throws<TrainingException>(() => (recipe.Assets with { Hash = assets.Hash }).Load(_ => { })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smaples: 5", "recipe, line 6: unknown key 'smaples'. Did you mean 'samples'?")]
    [InlineData("optimizer: { encoder_rte: 1e-4 }", "recipe, line 6: unknown key 'optimizer.encoder_rte'. Did you mean 'encoder_rate'?")]
    [InlineData("batch: 0", "recipe, line 6: batch is '0'; give a whole number from 1 to 4096.")]
    [InlineData("batch: 2.5", "recipe, line 6: batch is '2.5'; give a whole number from 1 to 4096.")]
    [InlineData("batch: [8]", "recipe, line 6: batch is '[ 8 ]'; give a whole number from 1 to 4096.")]
    [InlineData("average: nan", "recipe, line 6: average is 'nan'; give a number from 0 to 0.999999.")]
    [InlineData("loss: { name: ssi-trimm }", "recipe, line 6: loss.name is 'ssi-trimm'. Did you mean 'ssi-trim'?")]
    [InlineData("loss: ssi-trim", "recipe, line 6: loss has keys of its own; write '{ key: value, … }'.")]
    [InlineData("optimizer: { name: sgd }", "recipe, line 6: optimizer.name is 'sgd'. Known are: adamw.")]
    [InlineData("augment: { smallest_crop: 0 }", "recipe, line 6: augment.smallest_crop is '0'; give a number from 0.05 to 1.")]
    [InlineData("acumulate: 2", "recipe, line 6: unknown key 'acumulate'. Did you mean 'accumulate'?")]
    [InlineData("accumulate: 0", "recipe, line 6: accumulate is '0'; give a whole number from 1 to 4096.")]
    [InlineData("validatoin: { every: 5 }", "recipe, line 6: unknown key 'validatoin'. Did you mean 'validation'?")]
    [InlineData("validation: { patiense: 5 }", "recipe, line 6: unknown key 'validation.patiense'. Did you mean 'patience'?")]
    [InlineData("validation: { every: 0 }", "recipe, line 6: validation.every is '0'; give a whole number from 1 to 1000000.")]
    [InlineData("validation: yes", "recipe, line 6: validation has keys of its own; write '{ key: value, … }'.")]
    [InlineData("validation: { data: [manifests: x] }", "recipe, line 6: unknown key 'validation.data.0.manifests'. Did you mean 'manifest'?")]
    [InlineData("validation: { data: [worlds: { family: room, annotation: stereo }] }", "recipe, line 6: validation.data.0 is measured by stereo, up to a shift, and the score is a share of depth; leave out the annotation to validate on exact depth.")]
    [InlineData("validation: { data: [{ }] }", "recipe, line 6: validation.data.0 is one of 'worlds: { family: street }' and 'manifest: FILE'.")]
    [InlineData("optimizer: { frozen: [{ a: b }] }", "recipe, line 6: optimizer.frozen.0 is not the name of a part of the network, such as encoder.features.0.")]
    [InlineData("cache: { gib: 2 }", "recipe, line 6: cache.folder is missing: a folder of its own, e.g. runs/cache.")]
    [InlineData("assets: { hash: 12 }", "recipe, line 6: assets.folder is missing: a folder of pictures and meshes.")]
    [InlineData("assets: [things]", "recipe, line 6: assets needs one value.")]
    [InlineData("pool: { scenes: 1, reuse: 1.0 }", "recipe, line 6: pool.reuse is '1.0'; give a number from 0 to 0.99.")]
    public void A_mistake_is_named_with_its_line_and_the_way_out(string line, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Recipe.Parse($"{Small}\n{line}\n")).Message);

    [Theory]
    [InlineData("sizes: [[320, 192]]", "sizes: [[320, 100]]", "recipe, line 3: sizes.0 is not a size; give [width, height], multiples of 32 from 32 to 8192.")]
    [InlineData("sizes: [[320, 192]]", "sizes: []", "recipe, line 3: sizes is a list with at least one item, for instance [[320, 192]] (width, height).")]
    [InlineData("samples: 100", "sample: 100", "recipe, line 2: unknown key 'sample'. Did you mean 'samples'?")]
    [InlineData("samples: 100\n", "", "recipe, line 1: 'samples' is missing.")]
    [InlineData("family: street", "famly: street", "recipe, line 5: unknown key 'data.0.worlds.famly'. Did you mean 'family'?")]
    [InlineData("family: street", "family: strete", "recipe, line 5: data.0.worlds.family is 'strete'. Did you mean 'street'?")]
    [InlineData("- worlds", "- world", "recipe, line 5: unknown key 'data.0.world'. Did you mean 'worlds'?")]
    [InlineData("model: fathom-s", "model: s2r-outdoor", "recipe, line 1: s2r-outdoor gives metric depth, but this loss compares affine-invariant inverse depth. Choose one of: fathom-s, midas-v21-large, midas-v21-small.")]
    [InlineData("[[320, 192]]", "[[640, 384]]", "recipe, line 3: 640×384 is too large for bfloat16 (at most 80000 pixels: beyond, oneDNN's gradients are wrong on processors with AMX); use precision: float32.")]
    public void A_wrong_line_is_named(string right, string wrong, string message)
    {
        var text = Small.ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Recipe.Parse(text.Replace(right, wrong, StringComparison.Ordinal))).Message);
    }

    [Fact]
    public void Text_that_is_not_yaml_is_named()
    {
        Assert.StartsWith("recipe, line 2, column 8: not valid YAML", Assert.Throws<SettingsException>(() => Recipe.Parse("batch: 3\nsizes: }")).Message, StringComparison.Ordinal);
        Assert.Equal("recipe: not valid YAML; is a bracket or a quotation mark left open?", Assert.Throws<SettingsException>(() => Recipe.Parse("model: fathom-s\nsizes: [[1, 2\nbatch: 3")).Message);
        Assert.Equal("recipe: no YAML mapping; its first line could be 'model: fathom-s'.", Assert.Throws<SettingsException>(() => Recipe.Parse("")).Message);
    }

    [Fact]
    public void Overrides_replace_add_and_reach_into_lists()
    {
        var recipe = Recipe.Parse(Small, overrides: ["batch=4", "loss.trim=0.3", "sizes=[[64,32]]", "data.0.worlds.weight=3"]);
        Assert.Equal(4, recipe.Batch);
        Assert.Equal(0.3, recipe.Loss.Trim);
        Assert.Equal([(64, 32)], recipe.Sizes);
        Assert.Equal(3, recipe.Data[0].Weight);
    }

    [Theory]
    [InlineData("batch", "Override 'batch': write key=value, for instance optimizer.clip=0.5.")]
    [InlineData("los.trim=0.3", "Override los.trim=0.3: unknown key 'los'. Did you mean 'loss'?")]
    [InlineData("batch=none", "Override batch=none: batch is 'none'; give a whole number from 1 to 4096.")]
    [InlineData("data.1.worlds.weight=3", "Override data.1.worlds.weight=3: '1' stands where there is a list; write its place, 0 to 0.")]
    [InlineData("data.0.worlds.light=nigt", "Override data.0.worlds.light=nigt: data.0.worlds.light is 'nigt'. Did you mean 'night'?")]
    [InlineData("data.0.worlds.style=[game, game]", "Override data.0.worlds.style=[game, game]: data.0.worlds.style names game twice.")]
    [InlineData("samples.many=3", "Override samples.many=3: the value before 'many' is a single value, it has no keys.")]
    public void A_wrong_override_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Recipe.Parse(Small, overrides: [text])).Message);

    [Fact]
    public void Validation_is_off_unless_asked_for_and_looks_at_the_same_families_unless_told_others()
    {
        Assert.Null(Recipe.Parse(Small).Validation);
        Assert.Null(Recipe.Parse(Small + "\nvalidation: { every: 5 }", overrides: ["validation=null"]).Validation);
        var validation = Recipe.Parse(Small, overrides: ["validation.every=5"]).Validation!;
        Assert.Equal((5, 64, 0), (validation.Every, validation.Samples, validation.Patience));
        Assert.Equal("street", Assert.Single(validation.Worlds).Family);
        var stereo = Recipe.Parse(Small, overrides: ["validation.every=5", "data.0.worlds.annotation=stereo"]);
        Assert.Equal((Annotation.Stereo, Annotation.Exact), (Assert.Single(stereo.Data).Annotation, Assert.Single(stereo.Validation!.Worlds).Annotation));
        var real = Recipe.Parse(Small + "\nvalidation: { data: [manifest: real.jsonl] }").Validation!;
        Assert.Empty(real.Worlds);
        Assert.Equal(["real.jsonl"], real.Manifests);
    }

    [Fact]
    public void Accumulated_batches_make_one_step()
    {
        var recipe = Recipe.Parse(Small, overrides: ["accumulate=3"]);
        Assert.Equal((24, 5), (recipe.SamplesPerStep, recipe.Steps));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("nowhere.yaml: there is no such file.", Assert.Throws<SettingsException>(() => Recipe.Load("nowhere.yaml")).Message);
}
