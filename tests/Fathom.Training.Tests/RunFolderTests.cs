using Fathom.Tests;

namespace Fathom.Training.Tests;

public sealed class RunFolderTests : IDisposable
{
    private static readonly Recipe Any = Recipe.Parse("{ model: fathom-s, samples: 1, sizes: [[32, 32]], data: [worlds: { family: street }] }");

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_folder_in_which_a_run_was_killed_before_it_wrote_its_recipe_counts_as_empty()
    {
        File.WriteAllText(Inside(".lock"), "");
        File.WriteAllText(Inside(".recipe.yaml.1.tmp"), "mod");
        Directory.CreateDirectory(Inside("checkpoints"));

        RunFolder.Begin(temporary.Path, Any).Dispose();
        Assert.Equal(["checkpoints", "recipe.yaml"], Directory.EnumerateFileSystemEntries(temporary.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_with_checkpoints_but_no_recipe_is_not_empty()
    {
        Directory.CreateDirectory(Inside("checkpoints"));
        File.WriteAllText(Inside("checkpoints/step-00000001.safetensors"), "mine");
        Assert.Contains("is not empty", Assert.Throws<TrainingException>(() => RunFolder.Begin(temporary.Path, Any)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_taken_for_another_training()
    {
        File.CreateSymbolicLink(Inside(".lock"), Inside("nowhere/lock"));
        var error = Assert.Throws<TrainingException>(() => RunFolder.Begin(temporary.Path, Any));
        Assert.StartsWith($"{temporary.Path} cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_are_newer_by_number_not_by_name()
    {
        using var folder = RunFolder.Begin(temporary.Path, Any);
        foreach (var step in new[] { 99_999_998, 99_999_999, 100_000_000 })
            File.WriteAllText(folder.CheckpointFile(step), "");
        File.WriteAllText(Inside("checkpoints/step-best.safetensors"), "mine");

        Assert.Equal([folder.CheckpointFile(100_000_000), folder.CheckpointFile(99_999_999), folder.CheckpointFile(99_999_998)], folder.NewestCheckpoints());
    }

    [Fact]
    public void The_oldest_checkpoints_go_and_what_is_no_checkpoint_stays()
    {
        using var folder = RunFolder.Begin(temporary.Path, Any);
        using var state = TrainingState.Begin(Any, TinyNetwork.Entry);
        File.WriteAllText(Inside("checkpoints/step-best.safetensors"), "mine");
        for (var step = 0; step < 4; step++)
        {
            folder.SaveCheckpoint(state, keep: 2);
            state.Move(1);
        }
        Assert.Equal(
            ["step-00000002.safetensors", "step-00000003.safetensors", "step-best.safetensors"],
            Directory.GetFiles(Inside("checkpoints")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private string Inside(string name) => temporary[name];
}
