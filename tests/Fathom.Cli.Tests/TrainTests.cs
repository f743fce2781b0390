namespace Fathom.Cli.Tests;

public sealed class TrainTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_recipe_becomes_weights_then_a_proven_network_then_a_depth_map()
    {
        var trained = CommandResult.Of("train", Recipe(samples: 4), "--run", folder["run"]);
        Assert.Equal((ExitCode.Done, $"fathom-s: 4 samples, 2 steps of 2, seed 1; in {folder["run"]}\n"), (trained.ExitCode, trained.Error));
        Snapshot.Matches(trained.Screen(folder), "train");

        var exported = CommandResult.Of("export", folder["run"], "--name", "small", "--proof-pictures", folder.Picture("street.png"));
        Assert.Equal((ExitCode.Done, ""), (exported.ExitCode, exported.Error));
        Assert.Matches(@"proof: ONNX Runtime differs from libtorch by \d\.\de-\d+ of the output's range", exported.Output);

        var shown = CommandResult.Of("models", folder["run/model.onnx"]);
        Assert.Contains("small, version 1", shown.Output, StringComparison.Ordinal);
        Assert.Contains("4 samples of procedural worlds (street), seed 1", shown.Output, StringComparison.Ordinal);

        var predicted = CommandResult.Of("predict", folder["street.png"], "-o", folder["out"], "--model", folder["run/model.onnx"]);
        Assert.Equal((ExitCode.Done, ""), (predicted.ExitCode, predicted.Error));
        Assert.Equal(4, folder.Files("out").Count);
    }

    [Fact]
    public void A_checkpoint_is_exported_as_what_the_training_had_learned_by_then()
    {
        CommandResult.Of("train", Recipe(samples: 4), "--run", folder["run"], "checkpoint.every=1");
        string first = folder["run/checkpoints/step-00000001.safetensors"], last = folder["run/checkpoints/step-00000002.safetensors"];
        var whole = CommandResult.Of("export", folder["run"]);
        var early = CommandResult.Of("export", first, "-o", folder["early.onnx"]);
        var late = CommandResult.Of("export", last, "-o", folder["late.onnx"]);
        var bytes = File.ReadAllBytes(last);
        bytes[^1] ^= 1;
        folder.Write("damaged.safetensors", bytes);
        var damaged = CommandResult.Of("export", folder["damaged.safetensors"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Done, ExitCode.Failed), (whole.ExitCode, early.ExitCode, late.ExitCode, damaged.ExitCode));
        Assert.Equal(File.ReadAllBytes(folder["run/model.onnx"]), File.ReadAllBytes(folder["late.onnx"]));
        Assert.Contains("2 samples of procedural worlds (street), seed 1", CommandResult.Of("models", folder["early.onnx"]).Output, StringComparison.Ordinal);
        Assert.Contains("damaged.safetensors is damaged: its checksum is another.", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_with_assets_warns_of_broken_ones_and_is_not_resumed_with_others()
    {
        folder.Picture("things/paper.png");
        folder.Write("things/cut.png", [1, 2, 3]);
        string[] command = ["train", Recipe(samples: 2), "--run", folder["run"], $"assets={folder["things"]}"];

        var trained = CommandResult.Of(command);
        var again = CommandResult.Of([.. command, "--resume"]);
        folder.Picture("things/paper.png", brightness: 101);
        var other = CommandResult.Of([.. command, "--resume"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Failed), (trained.ExitCode, again.ExitCode, other.ExitCode));
        Assert.Contains("Skipped cut.png: ", trained.Error, StringComparison.Ordinal);
        Assert.Matches($"assets: {{ folder: \".*things\", hash: \"[0-9a-f]{{16}}\" }}", File.ReadAllText(folder["run/recipe.yaml"]));
        Assert.Contains("recipe.yaml is another recipe:\n  there: assets:", other.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, CommandResult.Of("export", folder["run"], "--proof-pictures", folder["things/paper.png"]).ExitCode);
        Assert.Contains("with pictures and meshes of things", CommandResult.Of("models", folder["run/model.onnx"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_saves_a_checkpoint_and_resume_goes_on_from_there()
    {
        var recipe = Recipe(samples: 10_000);
        using var child = new ChildProcess("train", recipe, "--run", folder["run"]);
        while (!File.Exists(folder["run/log.jsonl"]) || new FileInfo(folder["run/log.jsonl"]).Length == 0)
        {
            Assert.False(child.HasExited, "The training ended too early.");
            Thread.Sleep(20);
        }
        child.Interrupt();

        var result = child.Result();

        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Contains($"fathom train {recipe} --run {folder["run"]} --resume", result.Error, StringComparison.Ordinal);
        var step = int.Parse(System.Text.RegularExpressions.Regex.Match(result.Error, @"interrupted at step (\d+) of 5000").Groups[1].Value, null);
        Assert.True(step >= 1);
        Assert.True(File.Exists(folder[$"run/checkpoints/step-{step:D8}.safetensors"]));
        // Interrupted before its first step, a training stands where it went on from.
        var resumed = CommandResult.Of(new CancellationToken(canceled: true), "train", recipe, "--run", folder["run"], "--resume");
        Assert.Contains($"interrupted at step {step} of 5000", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_improves_no_more_ends_early_and_names_the_best_weights()
    {
        // Nothing moves, so the first validation stays the best.
        var result = CommandResult.Of(
            "train", Recipe(samples: 100), "--run", folder["run"],
            "optimizer.encoder_rate=0", "optimizer.decoder_rate=0", "validation.every=1", "validation.samples=1", "validation.patience=2");

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Matches(
            $"^fathom-s  6 samples  →  {folder["run"]}/model.safetensors\n  stopped after step 3 of 50: no better in 2 validations\n  best: AbsRel 0\\.\\d{{4}} after step 1  →  {folder["run"]}/best.safetensors\n",
            result.Output);
        Assert.EndsWith($"  next: fathom export {folder["run"]}/best.safetensors\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_ends_an_export_and_leaves_nothing()
    {
        Assert.Equal(ExitCode.Done, CommandResult.Of("train", Recipe(samples: 2), "--run", folder["run"]).ExitCode);

        var result = CommandResult.Of(new CancellationToken(canceled: true), "export", folder["run"]);

        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.False(File.Exists(folder["run/model.onnx"]));
    }

    [Theory]
    [InlineData("unknown-key", "sampels: 3")]
    [InlineData("wrong-value", "average: many")]
    public void A_wrong_recipe_is_explained_and_begins_nothing(string name, string line)
    {
        var recipe = Recipe(samples: 4);
        File.AppendAllText(recipe, line + "\n");

        var result = CommandResult.Of("train", recipe, "--run", folder["run"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(folder.Files("run"));
        Snapshot.Matches(result.Screen(folder), $"recipe-{name}");
    }

    [Theory]
    [InlineData("missing-recipe", "none.yaml")]
    [InlineData("unknown-change", "recipe.yaml", "optimizer.clop=0.5")]
    [InlineData("nothing-to-resume", "recipe.yaml", "--resume")]
    public void A_training_that_cannot_begin_is_explained(string name, string file, params string[] words)
    {
        Recipe(samples: 4);

        var result = CommandResult.Of(["train", folder[file], "--run", folder["run"], .. words]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"train-{name}");
    }

    [Theory]
    [InlineData("missing", "none")]
    [InlineData("unfinished", "run")]
    [InlineData("no-recipe", "weights.safetensors")]
    public void An_export_of_nothing_is_explained(string name, string source)
    {
        Directory.CreateDirectory(folder["run"]);
        // Whole, but without a tensor or a word about its network.
        folder.Write("weights.safetensors", "\u0002\0\0\0\0\0\0\0{}"u8);

        var result = CommandResult.Of("export", folder[source]);

        Assert.NotEqual(ExitCode.Done, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"export-{name}");
    }

    private string Recipe(int samples)
    {
        File.WriteAllText(folder["recipe.yaml"], $$"""
            model: fathom-s
            samples: {{samples}}
            batch: 2
            sizes: [[64, 64]]
            data:
              - worlds: { family: street }
            threads: { torch: 1, loader: 1 }
            log_every: 1
            """ + "\n");
        return folder["recipe.yaml"];
    }
}
