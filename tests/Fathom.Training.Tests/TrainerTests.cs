using System.Text.Json;
using Fathom.Datasets;
using Fathom.Networks;
using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Training.Tests;

public sealed class TrainerTests : IDisposable
{
    private static readonly Recipe Tiny = Recipe.Parse("""
        model: fathom-s
        seed: 3
        samples: 16
        batch: 2
        sizes: [[64, 32], [32, 32]]
        precision: float32
        optimizer: { warmup: 2 }
        data: [worlds: { family: street }]
        pool: { scenes: 8, reuse: 0.4 }
        threads: { torch: 1, loader: 1 }
        checkpoint: { every: 3, keep: 2 }
        log_every: 2
        """);

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_killed_training_continues_to_the_bits_of_one_that_was_not()
    {
        // A line a step: a mean over two steps would forget the one before the checkpoint.
        var recipe = Tiny with { LogEvery = 1 };
        var whole = Run(recipe, "whole");

        // What a kill leaves behind: the last checkpoint, a longer log with a torn line, and half of the next checkpoint.
        var killed = Folder("killed");
        Assert.Throws<SampleException>(() => Trainer.RunOn(new FailsAt(10), recipe, killed, false, null, default));
        File.AppendAllText(Path.Combine(killed, "log.jsonl"), "{\"step\":7,\"loss\":0.");
        File.WriteAllText(Path.Combine(killed, "checkpoints", ".step-00000006.safetensors.1.tmp"), "half");
        File.WriteAllText(Path.Combine(killed, ".model.safetensors.1.tmp"), "half");
        Assert.Equal(["step-00000003.safetensors"], Checkpoints(killed));

        var resumed = Trainer.RunOn(new Slopes(), recipe, killed, true, null, default);

        Assert.Equal(8, resumed.Step);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
        Assert.Equal(Losses(Folder("whole")), Losses(killed));
        Assert.Equal(["step-00000006.safetensors", "step-00000008.safetensors"], Checkpoints(killed));
        Assert.Equal(
            ["log.jsonl", "model.safetensors", "recipe.yaml"],
            Directory.GetFiles(killed).Select(Path.GetFileName).Where(name => !name!.StartsWith("events.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cancelled_training_leaves_a_checkpoint_and_continues_to_the_same_bits()
    {
        var whole = Run(Tiny, "whole");
        using var stop = new CancellationTokenSource();
        var stopped = Trainer.RunOn(new Slopes(), Tiny, Folder("stopped"), false, new Heard<TrainingProgress>(line => { if (line.Step == 4) stop.Cancel(); }), stop.Token);
        Assert.Equal(new TrainingResult(4, 8, null), stopped);
        Assert.Equal(["step-00000003.safetensors", "step-00000004.safetensors"], Checkpoints(Folder("stopped")));

        var resumed = Trainer.RunOn(new Slopes(), Tiny, Folder("stopped"), true, null, default);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
    }

    [Fact]
    public void A_finished_training_that_is_resumed_changes_nothing()
    {
        var first = Run(Tiny, "run");
        var model = File.ReadAllBytes(first.ModelFile!);
        var checkpoint = Path.Combine(Folder("run"), "checkpoints", "step-00000008.safetensors");
        File.SetLastWriteTimeUtc(checkpoint, DateTime.UnixEpoch);
        Assert.Equal(first, Trainer.RunOn(new FailsAt(0), Tiny, Folder("run"), true, null, default));
        Assert.Equal(model, File.ReadAllBytes(first.ModelFile!));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(checkpoint));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_leaves_the_one_before()
    {
        // A folder stands where the second checkpoint belongs: the rename fails.
        var folder = Folder("run");
        Directory.CreateDirectory(folder);
        var recipe = Tiny with { Samples = 8, Checkpoint = new CheckpointRecipe { Every = 2, Keep = 1 } };
        var blocker = new Heard<TrainingProgress>(line => { if (line.Step == 2) Directory.CreateDirectory(Path.Combine(folder, "checkpoints", "step-00000004.safetensors", "x")); });
        var error = Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), recipe, folder, false, blocker, default));
        Assert.StartsWith($"Step 4: {Path.Combine(folder, "checkpoints", "step-00000004.safetensors")} cannot be saved: ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"All up to step 2 is safe in {Path.Combine(folder, "checkpoints", "step-00000002.safetensors")}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["step-00000002.safetensors"], Checkpoints(folder));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "checkpoints"), ".*"));

        Directory.Delete(Path.Combine(folder, "checkpoints", "step-00000004.safetensors"), recursive: true);
        Assert.Equal(4, Trainer.RunOn(new Slopes(), recipe, folder, true, null, default).Step);
    }

    [Fact]
    public void A_folder_with_content_is_refused_without_resume_and_one_without_with_it()
    {
        var folder = Folder("run");
        Assert.Equal(
            $"{folder} holds no training to resume (no recipe.yaml). Start one without --resume.",
            Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), Tiny, folder, true, null, default)).Message);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "photo.txt"), "mine");
        Assert.Equal(
            $"{folder} is not empty. Continue what it holds with --resume, or name another folder with --run.",
            Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), Tiny, folder, false, null, default)).Message);
    }

    [Fact]
    public void A_recipe_without_its_end_is_refused_and_the_difference_named()
    {
        Run(Tiny with { Samples = 2 }, "run");
        var file = Path.Combine(Folder("run"), "recipe.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\naverage: 0.999\n", "", StringComparison.Ordinal));
        var error = Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), Tiny with { Samples = 2 }, Folder("run"), true, null, default));
        Assert.Contains("  there: (nothing)\n  here:  average: 0.999\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_cannot_start_leaves_nothing_behind()
    {
        var error = Assert.Throws<FathomException>(() => Run(Tiny with { Start = temporary["none.safetensors"] }, "run"));
        Assert.Contains("the start weights are not there", error.Message, StringComparison.Ordinal);
        Assert.Contains("too large", Assert.Throws<FathomException>(() => Run(Tiny with { Batch = 256, Sizes = [(2048, 2048)] }, "run")).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
    }

    [Fact]
    public void A_resume_needs_the_start_weights_only_before_the_first_checkpoint()
    {
        var start = temporary["start.safetensors"];
        using (var network = DepthNetworks.Find(Tiny.Model).Build())
            Safetensors.Save(start, DepthNetworks.Find(Tiny.Model).Encoder(network).state_dict());
        var recipe = Tiny with { Start = start };
        var whole = Run(recipe, "whole");
        Assert.Throws<SampleException>(() => Trainer.RunOn(new FailsAt(10), recipe, Folder("run"), false, null, default));
        File.Delete(start);

        var resumed = Trainer.RunOn(new Slopes(), recipe, Folder("run"), true, null, default);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));

        Directory.Delete(Path.Combine(Folder("run"), "checkpoints"), recursive: true);
        var error = Assert.Throws<FathomException>(() => Trainer.RunOn(new Slopes(), recipe, Folder("run"), true, null, default));
        Assert.Contains("the start weights are not there", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network.head.", true)]
    [InlineData("average.head.", false)]
    [InlineData("optimizer.head.", true)]
    [InlineData("generator", false)]
    public void A_checkpoint_that_lacks_a_tensor_or_has_another_shape_is_refused(string prefix, bool missing)
    {
        var recipe = Tiny with { Samples = 2 };
        Run(recipe, "run");
        var file = Path.Combine(Folder("run"), "checkpoints", "step-00000001.safetensors");
        using var scope = NewDisposeScope();
        var tensors = Safetensors.Load(file, out var metadata);
        var name = tensors.Keys.First(key => key.StartsWith(prefix, StringComparison.Ordinal));
        tensors.Remove(name, out var tensor);
        // One element would have been copied everywhere.
        if (!missing)
            tensors.Add(name, tensor!.flatten().slice(0, 0, 1, 1));
        Safetensors.Save(file, tensors, metadata);

        var error = Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), recipe, Folder("run"), true, null, default));
        Assert.StartsWith($"{file} does not have {name} as ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_ends_the_training_with_the_way_out()
    {
        var recipe = Tiny with { Optimizer = new OptimizerRecipe { EncoderRate = 1e30, DecoderRate = 1e30, Warmup = 0 } };
        Assert.Equal(
            "Step 1: the gradient is not finite. Start again in a new folder with lower learning rates or a smaller optimizer.clip.",
            Assert.Throws<TrainingException>(() => Run(recipe, "run")).Message);
    }

    [Fact]
    public void Another_recipe_is_refused_and_the_difference_named()
    {
        Run(Tiny with { Samples = 2 }, "run");
        var error = Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), Tiny with { Samples = 2, Batch = 1 }, Folder("run"), true, null, default));
        Assert.Contains("  there: batch: 2\n  here:  batch: 1\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_use_is_refused()
    {
        TrainingException? refused = null;
        var second = new Heard<TrainingProgress>(line => refused ??= Assert.Throws<TrainingException>(() => Trainer.RunOn(new Slopes(), Tiny, Folder("run"), true, null, default)));
        Trainer.RunOn(new Slopes(), Tiny, Folder("run"), false, second, default);
        Assert.Equal($"{Folder("run")} is in use by another training. Wait for it, or name another folder with --run.", refused!.Message);
    }

    [Fact]
    public void The_log_has_every_line_with_its_times_and_rates()
    {
        var heard = new List<TrainingProgress>();
        Trainer.RunOn(new Slopes(), Tiny, Folder("run"), false, new Heard<TrainingProgress>(heard.Add), default);
        var lines = File.ReadAllLines(Path.Combine(Folder("run"), "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([2, 4, 6, 8], lines.Select(line => line.GetProperty("step").GetInt32()));
        Assert.Equal(heard.Select(line => line.Loss), lines.Select(line => line.GetProperty("loss").GetDouble()));
        Assert.All(heard, line => Assert.Equal(line.Loss, line.LossData + 0.5 * line.LossGradient, 1e-5));
        Assert.Equal(2e-4, heard[0].EncoderRate, 1e-12);
        Assert.All(heard, line => Assert.True(line is { ForwardSeconds: > 0, BackwardSeconds: > 0, UpdateSeconds: > 0, DataSeconds: >= 0, SamplesPerSecond: > 0, ScenesPerSecond: >= 0 }));
        Assert.Equal(0, heard[^1].SecondsLeft);
    }

    // At first the mean; the shapes come after some 80 steps.
    [Theory]
    [InlineData(40, 2)]
    [InlineData(150, 5, Traits = ["Category", "long"])]
    public void A_network_learns_one_fixed_batch_by_heart(int steps, int smaller)
    {
        var heard = new List<TrainingProgress>();
        var recipe = Tiny with
        {
            Samples = 2 * steps,
            Batch = 2,
            Sizes = [(64, 64)],
            Augment = AugmentationSettings.None,
            LogEvery = 1,
            Checkpoint = new CheckpointRecipe { Every = 1000 },
            Pool = new PoolRecipe(),
            Optimizer = new OptimizerRecipe { EncoderRate = 1e-3, DecoderRate = 2e-3, Warmup = 10, Clip = 10 },
        };
        Trainer.RunOn(new Slopes(period: 2), recipe, Folder("run"), false, new Heard<TrainingProgress>(heard.Add), default);
        Assert.True(heard[^1].Loss < heard[0].Loss / smaller, $"from {heard[0].Loss} to {heard[^1].Loss}");
    }

    [Fact]
    public void The_model_holds_the_averaged_weights_and_names_its_network()
    {
        using var scope = NewDisposeScope();
        var model = Safetensors.Load(Run(Tiny, "run").ModelFile!, out var metadata);
        var checkpoint = Safetensors.Load(Path.Combine(Folder("run"), "checkpoints", "step-00000008.safetensors"));
        Assert.Equal("fathom-s", metadata["network"]);
        Assert.Equal("16", metadata["samples"]);
        Assert.Equal(Tiny.ToYaml(), metadata["recipe"]);
        Assert.All(model, entry => Assert.Equal(entry.Value.data<float>().ToArray(), checkpoint[$"average.{entry.Key}"].data<float>().ToArray()));
        Assert.Contains(model, entry => !entry.Value.data<float>().ToArray().SequenceEqual(checkpoint[$"network.{entry.Key}"].data<float>().ToArray()));
    }

    [Fact]
    public void The_encoder_starts_from_the_recipes_weights()
    {
        var weights = SharedFolder.Require("weights/mobilenet_v2_imagenet_folded.safetensors");
        using var scope = NewDisposeScope();
        using var state = TrainingState.Begin(Tiny with { Start = weights }, DepthNetworks.Find("fathom-s"));
        var given = Safetensors.Load(weights)["features.17.conv.2.weight"];
        Assert.Equal(given.data<float>().ToArray(), state.Weights["encoder.features.17.conv.2.weight"].data<float>().ToArray());
    }

    [Fact]
    public void Frozen_weights_stay_as_they_started_and_all_others_learn()
    {
        using var scope = NewDisposeScope();
        var recipe = Tiny with { Seed = 3, Optimizer = new OptimizerRecipe { Warmup = 0, Frozen = ["encoder.features.1", "decoder.fuse4.project.bias"] } };
        manual_seed(3);
        using var start = DepthNetworks.Find("fathom-s").Build();
        var before = start.state_dict();
        var after = Safetensors.Load(Run(recipe, "run").ModelFile!, out _);
        // features.1 is not features.10.
        foreach (var (name, weight) in after)
            Assert.Equal(
                name.StartsWith("encoder.features.1.", StringComparison.Ordinal) || name == "decoder.fuse4.project.bias",
                weight.data<float>().ToArray().SequenceEqual(before[name].data<float>().ToArray()));
    }

    [Fact]
    public void A_training_with_frozen_weights_goes_on_to_the_same_bits()
    {
        var recipe = Tiny with { Optimizer = Tiny.Optimizer with { Frozen = ["encoder"] } };
        var whole = Run(recipe, "whole");
        using var stop = new CancellationTokenSource();
        Trainer.RunOn(new Slopes(), recipe, Folder("stopped"), false, new Heard<TrainingProgress>(line => { if (line.Step == 4) stop.Cancel(); }), stop.Token);
        var resumed = Trainer.RunOn(new Slopes(), recipe, Folder("stopped"), true, null, default);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
    }

    [Theory]
    [InlineData("optimizer.frozen: fathom-s has no weights 'encoder.feature.1'. Did you mean 'encoder.features.1'?", "encoder.feature.1")]
    [InlineData("optimizer.frozen names every weight: nothing would learn.", "encoder", "decoder", "head")]
    public void What_cannot_be_frozen_is_named_and_leaves_nothing_behind(string message, params string[] frozen)
    {
        Assert.Equal(message, Assert.Throws<TrainingException>(() => Run(Tiny with { Optimizer = new OptimizerRecipe { Frozen = frozen } }, "run")).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary.Path));
    }

    private TrainingResult Run(Recipe recipe, string name) => Trainer.RunOn(new Slopes(), recipe, Folder(name), false, null, default);

    private string Folder(string name) => temporary[name];

    private static string[] Checkpoints(string run) =>
        [.. Directory.GetFiles(Path.Combine(run, "checkpoints"), "step-*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static double[] Losses(string run) =>
        [.. File.ReadAllLines(Path.Combine(run, "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("loss").GetDouble())];
}
