using System.Text.Json;
using Fathom.Datasets;
using Fathom.Evaluation;
using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Validation;

public sealed class ValidationTests : IDisposable
{
    // Steps of two batches, dropout and batch normalization: whatever validation touched would show.
    private static readonly Recipe Tiny = Recipe.Parse("""
        model: fathom-s
        seed: 5
        samples: 36
        batch: 2
        accumulate: 2
        sizes: [[64, 32], [32, 32]]
        precision: float32
        optimizer: { encoder_rate: 0.01, decoder_rate: 0.01, warmup: 2 }
        data: [worlds: { family: street }]
        threads: { torch: 1, loader: 2 }
        checkpoint: { every: 4, keep: 2 }
        validation: { every: 2, samples: 3 }
        log_every: 1
        average: 0.7
        """);

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Validation_changes_no_bit_of_the_training()
    {
        Run(Tiny, "with");
        Run(Tiny with { Validation = null }, "without");
        using var scope = NewDisposeScope();
        var (with, without) = (Tensors("with"), Tensors("without"));
        Assert.Equal(without.Keys.Order(StringComparer.Ordinal), with.Keys.Order(StringComparer.Ordinal));
        Assert.All(without, entry => Assert.True(entry.Value.bytes.SequenceEqual(with[entry.Key].bytes), entry.Key));
        Assert.Contains("network.norm.running_var", with.Keys);

        Dictionary<string, Tensor> Tensors(string name) => Safetensors.Load(Path.Combine(Folder(name), "checkpoints", "step-00000009.safetensors"));
    }

    [Fact]
    public void There_is_one_every_so_often_and_one_at_the_end_and_the_best_is_kept()
    {
        var heard = new List<ValidationResult>();
        var result = Run(Tiny, "run", new Heard<ValidationResult>(heard.Add));

        Assert.Equal([2, 4, 6, 8, 9], heard.Select(validation => validation.Step));
        Assert.All(heard, validation => Assert.True(validation is { Samples: 3, Seconds: > 0 }));
        Assert.All(heard, validation => Assert.Equal(validation.LossData!.Value + 0.5 * validation.LossGradient!.Value, validation.Loss!.Value, 1e-6));
        var best = heard.MinBy(validation => validation.AbsRel)!;
        Assert.True(best.IsBest);
        Assert.Equal(new BestValidation(best.Step, best.AbsRel!.Value, Path.Combine(Folder("run"), "best.safetensors")), result.Best);

        using var scope = NewDisposeScope();
        Safetensors.Load(result.Best!.File, out var metadata);
        Assert.Equal(("fathom-s", $"{best.Step}", $"{best.Step * 4}"), (metadata["network"], metadata["step"], metadata["samples"]));
        Assert.Equal(best.AbsRel.Value, double.Parse(metadata["validation_abs_rel"], null));
        var logged = File.ReadAllLines(Path.Combine(Folder("run"), "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("validation_abs_rel", out _)).ToArray();
        Assert.Equal(heard.Select(validation => (validation.Step, validation.AbsRel)), logged.Select(line => (line.GetProperty("step").GetInt64(), (double?)line.GetProperty("validation_abs_rel").GetDouble())));
    }

    [Fact]
    public void The_score_is_what_an_evaluation_of_the_saved_weights_gives()
    {
        var recipe = Tiny with { Samples = 4 };
        var result = Run(recipe, "run");

        using var scope = NewDisposeScope();
        using var network = TinyNetwork.Entry.Build();
        network.load_state_dict(Safetensors.Load(result.Best!.File));
        network.eval();
        var pictures = new HeldOut(recipe.Validation!, recipe.Sizes);
        double AbsRel(DepthSample sample)
        {
            var image = sample.Image;
            using var inner = NewDisposeScope();
            using var constant = no_grad();
            var depth = network.forward(tensor(image.ToTensor([.. TinyNetwork.Entry.Mean], [.. TinyNetwork.Entry.Std]), [1, 3, image.Height, image.Width]));
            return Protocol.Affine.Score(new DepthMap(image.Width, image.Height, depth.data<float>().ToArray(), DepthKind.AffineInverseDepth), Truth.Of(sample)).Errors!.Value.AbsRel;
        }
        Assert.Equal(Enumerable.Range(0, pictures.Count).Average(i => AbsRel(pictures.Get(i).Sample)), result.Best.AbsRel, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void An_interrupted_training_resumes_with_its_best_score_and_to_the_same_bits(int interruptedAt)
    {
        var whole = Run(Tiny, "whole");
        using (var stop = new CancellationTokenSource())
            Assert.Null(Run(Tiny, "run", new Heard<TrainingProgress>(line => { if (line.Step == interruptedAt) stop.Cancel(); }), cancellation: stop.Token).ModelFile);
        var resumed = Run(Tiny, "run", resume: true);
        AssertSame(whole, resumed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(25)]
    public void A_killed_training_resumes_with_its_best_score_and_to_the_same_bits(int killedAt)
    {
        var whole = Run(Tiny, "whole");
        Assert.Throws<Datasets.SampleException>(() => Trainer.RunOn(new FailsAt(killedAt), Tiny, Folder("run"), false, null, default, TinyNetwork.Entry));
        AssertSame(whole, Run(Tiny, "run", resume: true));
    }

    [Fact]
    public void A_training_that_improves_no_more_ends_after_its_patience_and_stays_ended()
    {
        // Nothing moves, so the first validation is the best one.
        var recipe = Tiny with
        {
            Optimizer = new OptimizerRecipe { EncoderRate = 0, DecoderRate = 0, WeightDecay = 0 },
            Accumulate = 1,
            Samples = 1000,
            Validation = Tiny.Validation! with { Every = 1, Patience = 3 },
        };
        var network = TinyNetwork.Entry with { Build = () => { var built = TinyNetwork.Entry.Build(); built.eval(); return built; } };
        TrainingResult Train(bool resume) => Trainer.RunOn(new Slopes(), recipe, Folder("run"), resume, null, default, network);

        var ended = Train(resume: false);
        Assert.Equal((4, 1), (ended.Step, ended.Best!.Step));
        Assert.True(File.Exists(ended.ModelFile));
        Assert.Equal(ended, Train(resume: true));
    }

    [Fact]
    public void A_validation_that_cannot_begin_leaves_nothing_behind()
    {
        var recipe = Tiny with { Validation = new ValidationRecipe { Manifests = [temporary["none.jsonl"]] } };
        Assert.Contains("there is no such file", Assert.Throws<Datasets.ManifestException>(() => Run(recipe, "run")).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
    }

    [Fact]
    public void Real_pictures_are_scored_at_their_own_size_and_unmeasured_ones_not_at_all()
    {
        var manifest = temporary["manifest.jsonl"];
        var sample = new Slopes().Sample(3, 120, 40);
        sample.Image.Save(temporary["a.png"]);
        sample.Depth.SavePng16(temporary["a-depth.png"], unitsPerMetre: 1000);
        const string line = """{"rgb": "a.png", "depth": "a-depth.png", "depth_scale": 1000, "cap": 15}""";
        File.WriteAllText(manifest, line + "\n" + line.Replace("15", "0.5", StringComparison.Ordinal) + "\n");
        var heard = new List<ValidationResult>();

        Run(Tiny with { Samples = 4, Validation = new ValidationRecipe { Manifests = [manifest] } }, "run", new Heard<ValidationResult>(heard.Add));
        Assert.True(heard.Single() is { Samples: 2, AbsRel: > 0 and < 1 });

        File.WriteAllText(manifest, line.Replace("15", "0.5", StringComparison.Ordinal));
        var error = Assert.Throws<FathomException>(() => Run(Tiny with { Samples = 4, Validation = new ValidationRecipe { Manifests = [manifest] } }, "none"));
        Assert.StartsWith("Validation: no pixel was measured", error.Message, StringComparison.Ordinal);
    }

    private void AssertSame(TrainingResult whole, TrainingResult resumed)
    {
        Assert.Equal(whole.Best! with { File = "" }, resumed.Best! with { File = "" });
        foreach (var file in new[] { "model.safetensors", "best.safetensors", "checkpoints/step-00000009.safetensors" })
            Assert.True(File.ReadAllBytes(Path.Combine(Folder("whole"), file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Folder("run"), file))), file);
        Assert.Equal(Log("whole"), Log("run"));
    }

    private string[] Log(string run) => [.. File.ReadAllLines(Path.Combine(Folder(run), "log.jsonl")).Select(line => string.Join(
        ' ',
        JsonDocument.Parse(line).RootElement.EnumerateObject().Where(field => !field.Name.Contains("second", StringComparison.Ordinal)).Select(field => $"{field.Name}={field.Value}")))];

    private TrainingResult Run(Recipe recipe, string name, IProgress<TrainingEvent>? heard = null, bool resume = false, CancellationToken cancellation = default) =>
        Trainer.RunOn(new Slopes(), recipe, Folder(name), resume, heard, cancellation, TinyNetwork.Entry);

    private string Folder(string name) => temporary[name];
}
