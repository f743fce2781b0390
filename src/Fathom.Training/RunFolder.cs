using System.Globalization;
using System.Text;

namespace Fathom.Training;

/// <summary>
/// The folder of one training: <c>recipe.yaml</c> (resolved), <c>log.jsonl</c>, <c>events.out.tfevents.…</c>, <c>checkpoints/step-00000250.safetensors</c>,
/// <c>best.safetensors</c> where it validates, and at the end <c>model.safetensors</c>. Locked while a training writes to it; the lock dies with its process.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string LockName = ".lock";
    private const string CheckpointsName = "checkpoints";

    // EAGAIN of Linux, where .NET reports a sharing violation; it passes errno on in HResult.
    private const int LockedByAnother = 11;

    // What a killed process was writing; see AtomicFile.
    private static readonly string[] HalfWritten = [".recipe.yaml.*.tmp", ".model.safetensors.*.tmp", ".best.safetensors.*.tmp"];

    private readonly FileStream theLock;

    private RunFolder(string path, FileStream theLock) => (Root, this.theLock) = (path, theLock);

    /// <summary>The folder itself, where TensorBoard looks for its files.</summary>
    public string Root { get; }

    public string LogFile => In("log.jsonl");

    public string ModelFile => In("model.safetensors");

    /// <summary>The averaged weights of the best validation.</summary>
    public string BestFile => In("best.safetensors");

    /// <summary>Starts a run in a new or empty folder; one in which a run was killed before it wrote its recipe counts as empty.</summary>
    /// <exception cref="TrainingException">The folder is in use, holds something, or cannot be written.</exception>
    public static RunFolder Begin(string folder, Recipe recipe) => Enter(
        folder,
        allowed: () =>
        {
            if (Directory.Exists(folder) && !IsEmpty(folder))
                throw new TrainingException($"{folder} is not empty. Continue what it holds with --resume, or name another folder with --run.");
        },
        entered: () =>
        {
            AtomicFile.Write(RecipeFile(folder), Encoding.UTF8.GetBytes(recipe.ToYaml()));
            FileSystem.Current.SyncFolder(folder);
        });

    /// <summary>Returns to a folder that holds the same recipe.</summary>
    /// <exception cref="TrainingException">The folder is in use, holds no or another recipe, or cannot be written.</exception>
    public static RunFolder Resume(string folder, Recipe recipe) => Enter(
        folder,
        allowed: () =>
        {
            if (!File.Exists(RecipeFile(folder)))
                throw new TrainingException($"{folder} holds no training to resume (no recipe.yaml). Start one without --resume.");
        },
        entered: () => RefuseAnotherRecipe(RecipeFile(folder), File.ReadAllText(RecipeFile(folder)), recipe.ToYaml()));

    /// <summary>Where the checkpoint of a step goes.</summary>
    public string CheckpointFile(long step) => Path.Combine(Checkpoints, $"step-{step:D8}.safetensors");

    /// <summary>All checkpoints, the newest first.</summary>
    public IReadOnlyList<string> NewestCheckpoints() => [.. CheckpointFiles().Reverse()];

    /// <summary>Saves the state as the newest checkpoint; once it is on the disk under its name, the oldest go.</summary>
    /// <param name="state">What to save.</param>
    /// <param name="keep">How many checkpoints stay, at least 1.</param>
    /// <exception cref="TrainingException">The disk is full, say; the checkpoints before are as they were.</exception>
    public void SaveCheckpoint(TrainingState state, int keep) => SaveSafely(state, CheckpointFile(state.Step), () =>
    {
        state.Save(CheckpointFile(state.Step));
        // Before any other is deleted: until then, a power cut may take the new name back.
        FileSystem.Current.SyncFolder(Checkpoints);
        foreach (var old in CheckpointFiles().SkipLast(keep))
            FileSystem.Current.Delete(old);
    });

    /// <summary>Saves the averaged weights as <see cref="ModelFile"/> or <see cref="BestFile"/>.</summary>
    /// <exception cref="TrainingException">The disk is full, say; a file that was there is as it was.</exception>
    public void SaveModel(TrainingState state, string file) => SaveSafely(state, file, () =>
    {
        state.SaveModel(file);
        FileSystem.Current.SyncFolder(Root);
    });

    /// <summary>Renames a checkpoint that cannot be used, so that it neither counts as one nor is lost.</summary>
    /// <returns>Its new name.</returns>
    /// <exception cref="TrainingException">It cannot be renamed.</exception>
    public static string SetAside(string checkpoint)
    {
        TrainingException.Guard(checkpoint, () => FileSystem.Current.Rename(checkpoint, checkpoint + ".damaged"));
        return checkpoint + ".damaged";
    }

    public void Dispose() => theLock.Dispose();

    private string Checkpoints => In(CheckpointsName);

    private string In(string name) => Path.Combine(Root, name);

    private void SaveSafely(TrainingState state, string file, Action save)
    {
        try
        {
            save();
        }
        catch (Exception e) when (e is WriteException or IOException or UnauthorizedAccessException)
        {
            var cause = e is WriteException { InnerException: { } inner } ? inner.Message : e.Message;
            throw new TrainingException(
                $"Step {state.Step}: {file} cannot be saved: {cause.TrimEnd('.')}. {WhatIsSafe(file)} Mend that (free some space on the disk, say), then go on with --resume.", e);
        }
    }

    private string WhatIsSafe(string file) => CheckpointFiles().LastOrDefault(checkpoint => checkpoint != file) is { } newest ? $"All up to step {StepOf(newest)} is safe in {newest}." : "No checkpoint was made before.";

    // By number: names of more than eight digits sort before those of eight.
    private IEnumerable<string> CheckpointFiles() => Directory.EnumerateFiles(Checkpoints, "step-*.safetensors").Where(file => StepOf(file) is not null).OrderBy(StepOf);

    private static long? StepOf(string checkpoint) =>
        long.TryParse(Path.GetFileNameWithoutExtension(checkpoint)["step-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : null;

    private static string RecipeFile(string folder) => Path.Combine(folder, "recipe.yaml");

    private static bool IsEmpty(string folder)
    {
        var halfWritten = HalfWrittenIn(folder).ToHashSet();
        return Directory.EnumerateFileSystemEntries(folder).All(entry => halfWritten.Contains(entry) || Path.GetFileName(entry) switch
        {
            LockName => true,
            CheckpointsName => Directory.Exists(entry) && !Directory.EnumerateFileSystemEntries(entry).Any(),
            _ => false,
        });
    }

    private static IEnumerable<string> HalfWrittenIn(string folder) => HalfWritten.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern));

    private static RunFolder Enter(string folder, Action allowed, Action entered)
    {
        RunFolder? run = null;
        try
        {
            allowed();
            var parents = ParentsToCreateIn(folder);
            Directory.CreateDirectory(folder);
            run = new RunFolder(folder, Lock(folder));
            // Another training may have been quicker.
            allowed();
            parents.ForEach(FileSystem.Current.SyncFolder);
            Directory.CreateDirectory(run.Checkpoints);
            foreach (var half in HalfWrittenIn(folder).Concat(Directory.EnumerateFiles(run.Checkpoints, ".*.tmp")))
                File.Delete(half);
            entered();
            return run;
        }
        catch (Exception e)
        {
            run?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new TrainingException($"{folder} cannot be written: {e.Message} Name another folder with --run.", e);
            throw;
        }
    }

    // Those that get an entry when the folder is created.
    private static List<string> ParentsToCreateIn(string folder)
    {
        var parents = new List<string>();
        for (var path = Path.GetFullPath(folder); !Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent; path = parent)
            parents.Add(parent);
        return parents;
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (e.HResult == LockedByAnother)
        {
            throw new TrainingException($"{folder} is in use by another training. Wait for it, or name another folder with --run.", e);
        }
    }

    private static void RefuseAnotherRecipe(string file, string there, string here)
    {
        if (there == here)
            return;
        string[] old = there.Split('\n'), given = here.Split('\n');
        var line = Enumerable.Range(0, Math.Max(old.Length, given.Length)).First(i => old.ElementAtOrDefault(i) != given.ElementAtOrDefault(i));
        throw new TrainingException(
            $"{file} is another recipe:\n  there: {old.ElementAtOrDefault(line) ?? "(nothing)"}\n  here:  {given.ElementAtOrDefault(line) ?? "(nothing)"}\nResume with the recipe of that folder, or start a new one with --run.");
    }
}
