using System.Text;

namespace Fathom.Training;

/// <summary>
/// The folder of one training: <c>recipe.yaml</c> (resolved), <c>log.jsonl</c>, <c>checkpoints/step-00000250.safetensors</c>, and at the end <c>model.safetensors</c>.
/// Locked while a training writes to it; the lock dies with its process.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string folder;
    private readonly FileStream theLock;

    private RunFolder(string folder, FileStream theLock) => (this.folder, this.theLock) = (folder, theLock);

    public string LogFile => Path.Combine(folder, "log.jsonl");

    public string ModelFile => Path.Combine(folder, "model.safetensors");

    /// <summary>Starts a run in a new or empty folder, or returns to one that holds the same recipe.</summary>
    /// <exception cref="TrainingException">The folder is in use, holds something else, or cannot be written.</exception>
    public static RunFolder Open(string folder, Recipe recipe, bool resume)
    {
        var recipeFile = Path.Combine(folder, "recipe.yaml");
        if (!resume && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new TrainingException($"{folder} is not empty. Continue what it holds with --resume, or name another folder with --run.");
        if (resume && !File.Exists(recipeFile))
            throw new TrainingException($"{folder} holds no training to resume (no recipe.yaml). Start one without --resume.");

        var run = new RunFolder(folder, Lock(folder));
        try
        {
            Directory.CreateDirectory(run.Checkpoints);
            // What a killed process was writing.
            foreach (var half in Directory.EnumerateFiles(run.Checkpoints, ".*.tmp"))
                File.Delete(half);
            if (resume)
                RefuseAnotherRecipe(recipeFile, File.ReadAllText(recipeFile), recipe.ToYaml());
            else
                AtomicFile.Write(recipeFile, Encoding.UTF8.GetBytes(recipe.ToYaml()));
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Where the checkpoint of a step goes.</summary>
    public string CheckpointFile(long step) => Path.Combine(Checkpoints, $"step-{step:D8}.safetensors");

    /// <summary>The newest checkpoint, or null.</summary>
    public string? NewestCheckpoint() => CheckpointFiles().LastOrDefault();

    /// <summary>Deletes all but the newest checkpoints.</summary>
    public void Rotate(int keep)
    {
        foreach (var old in CheckpointFiles().SkipLast(keep))
            File.Delete(old);
    }

    public void Dispose() => theLock.Dispose();

    private string Checkpoints => Path.Combine(folder, "checkpoints");

    private IEnumerable<string> CheckpointFiles() => Directory.EnumerateFiles(Checkpoints, "step-*.safetensors").Order(StringComparer.Ordinal);

    private static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (Directory.Exists(folder))
        {
            throw new TrainingException($"{folder} is in use by another training. Wait for it, or name another folder with --run.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{folder} cannot be written: {e.Message} Name another folder with --run.", e);
        }
    }

    private static void RefuseAnotherRecipe(string file, string there, string here)
    {
        if (there == here)
            return;
        var (old, given) = there.Split('\n').Zip(here.Split('\n')).First(pair => pair.First != pair.Second);
        throw new TrainingException($"{file} is another recipe:\n  there: {old}\n  here:  {given}\nResume with the recipe of that folder, or start a new one with --run.");
    }
}
