namespace Fathom.Training.Tests;

public sealed class RunFolderTests : IDisposable
{
    private static readonly Recipe Any = Recipe.Parse("{ model: fathom-s, samples: 1, sizes: [[32, 32]], data: [worlds: { family: street }] }");

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory();

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public void A_folder_in_which_a_run_was_killed_before_it_wrote_its_recipe_counts_as_empty()
    {
        File.WriteAllText(Inside(".lock"), "");
        File.WriteAllText(Inside(".recipe.yaml.1.tmp"), "mod");
        Directory.CreateDirectory(Inside("checkpoints"));

        RunFolder.Begin(temporary.FullName, Any).Dispose();
        Assert.Equal(["checkpoints", "recipe.yaml"], temporary.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_with_checkpoints_but_no_recipe_is_not_empty()
    {
        Directory.CreateDirectory(Inside("checkpoints"));
        File.WriteAllText(Inside("checkpoints/step-00000001.safetensors"), "mine");
        Assert.Contains("is not empty", Assert.Throws<TrainingException>(() => RunFolder.Begin(temporary.FullName, Any)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_cannot_be_made_is_not_taken_for_another_training()
    {
        File.CreateSymbolicLink(Inside(".lock"), Inside("nowhere/lock"));
        var error = Assert.Throws<TrainingException>(() => RunFolder.Begin(temporary.FullName, Any));
        Assert.StartsWith($"{temporary.FullName} cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_are_newer_by_number_not_by_name()
    {
        using var folder = RunFolder.Begin(temporary.FullName, Any);
        foreach (var step in new[] { 99_999_998, 99_999_999, 100_000_000 })
            File.WriteAllText(folder.CheckpointFile(step), "");
        File.WriteAllText(Inside("checkpoints/step-best.safetensors"), "mine");

        Assert.Equal(folder.CheckpointFile(100_000_000), folder.NewestCheckpoint());
        folder.Rotate(keep: 1);
        Assert.Equal(["step-100000000.safetensors", "step-best.safetensors"], Directory.GetFiles(Inside("checkpoints")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Checkpoints_that_cannot_be_deleted_are_named()
    {
        using var folder = RunFolder.Begin(temporary.FullName, Any);
        Directory.Delete(Inside("checkpoints"));
        Assert.StartsWith($"{Inside("checkpoints")} cannot be written: ", Assert.Throws<TrainingException>(() => folder.Rotate(keep: 1)).Message, StringComparison.Ordinal);
    }

    private string Inside(string name) => Path.Combine(temporary.FullName, name);
}
