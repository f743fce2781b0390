using Fathom.Tests;
using static TorchSharp.torch;

namespace Fathom.Training.Tests.Crashes;

/// <summary>A run with the checkpoints of steps 1 and 2 saves that of step 3, and something goes wrong at every possible moment.</summary>
public sealed class CheckpointCrashTests : IDisposable
{
    private static readonly Recipe Any = Recipe.Parse("{ model: fathom-s, samples: 80, sizes: [[32, 32]], data: [worlds: { family: street }] }");

    private readonly TemporaryFolder temporary = new();
    private int folders;

    public void Dispose()
    {
        FileSystem.Current = new FileSystem();
        temporary.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_kill_at_any_moment_leaves_a_whole_checkpoint(int keep)
    {
        var moments = 0;
        var finished = false;
        for (; !finished; moments++)
        {
            var folder = RunOfTwoSteps(keep);
            var files = new FaultyFileSystem(Checkpoints(folder)) { FaultAt = moments };
            finished = Save(folder, keep, files);
            Assert.Equal(!finished, files.HasCrashed);
            AssertResumes(folder, finished ? 3 : null);
        }
        Assert.InRange(moments, 25, 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_power_cut_at_any_moment_leaves_a_whole_checkpoint_whatever_was_not_flushed(int keep)
    {
        var finished = false;
        var outcomes = 0;
        for (var moment = 0; !finished; moment++)
        {
            var folder = RunOfTwoSteps(keep);
            var files = new FaultyFileSystem(Checkpoints(folder)) { FaultAt = moment };
            finished = Save(folder, keep, files);
            foreach (var left in files.AfterPowerCut())
            {
                foreach (var file in Directory.GetFiles(Path.Combine(folder, "checkpoints")))
                    File.Delete(file);
                foreach (var (name, content) in left)
                    File.WriteAllBytes(name, content);
                AssertResumes(folder, finished ? 3 : null);
                outcomes++;
            }
        }
        Assert.InRange(outcomes, 100, 10_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(28)]
    public void An_operation_that_fails_leaves_the_checkpoints_before_and_says_so(int errno)
    {
        var finished = false;
        for (var moment = 0; !finished; moment++)
        {
            var folder = RunOfTwoSteps(keep: 2);
            var files = new FaultyFileSystem(Checkpoints(folder)) { FaultAt = moment, Fault = () => new IOException("The disk said no", errno) };
            try
            {
                finished = Save(folder, keep: 2, files);
            }
            catch (TrainingException e)
            {
                Assert.Equal(
                    $"Step 3: {Checkpoint(folder, 3)} cannot be saved: The disk said no. All up to step 2 is safe in {Checkpoint(folder, 2)}. Mend that (free some space on the disk, say), then go on with --resume.",
                    e.Message);
                Assert.Empty(Directory.GetFiles(Path.Combine(folder, "checkpoints"), ".*"));
                Assert.True(File.Exists(Checkpoint(folder, 2)));
            }
            AssertResumes(folder, finished ? 3 : null);
        }
    }

    [Fact]
    public void A_disk_that_is_full_at_any_byte_leaves_the_checkpoints_before()
    {
        var folder = RunOfTwoSteps(keep: 2);
        var needed = new FileInfo(Checkpoint(folder, 2)).Length;
        for (var space = 0L; space < needed; space += space < 64 || space > needed - 64 ? 1 : 101)
        {
            var error = Assert.Throws<TrainingException>(() => Save(folder, keep: 2, new FaultyFileSystem(Checkpoints(folder)) { Space = space }));
            Assert.Contains("No space left on device. All up to step 2 is safe", error.Message, StringComparison.Ordinal);
            Assert.Equal(["step-00000001.safetensors", "step-00000002.safetensors"], Directory.GetFiles(Path.Combine(folder, "checkpoints")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            AssertResumes(folder, 2);
        }
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_and_set_aside()
    {
        var length = new FileInfo(Checkpoint(RunOfTwoSteps(keep: 2), 2)).Length;
        var damages = new Action<FileStream>[]
        {
            file => file.SetLength(0),
            file => file.SetLength(7),
            file => file.SetLength(length / 2),
            file => file.SetLength(length - 1),
            file => file.SetLength(length + 1),
            file => { file.Seek(-1, SeekOrigin.End); file.WriteByte(0xA5); },
            file => { file.Seek(length / 2, SeekOrigin.Begin); file.Write(new byte[length / 2]); },
            file => file.Write(new byte[length]),
        };
        foreach (var damage in damages)
        {
            var folder = RunOfTwoSteps(keep: 2);
            using (var file = new FileStream(Checkpoint(folder, 2), FileMode.Open))
                damage(file);
            AssertResumes(folder, 1);
            Assert.Equal(["step-00000001.safetensors", "step-00000002.safetensors.damaged"], Directory.GetFiles(Path.Combine(folder, "checkpoints")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_training_says_which_checkpoint_it_passed_over_and_why()
    {
        var recipe = Any with { Samples = 6, Batch = 1, LogEvery = 1, Precision = Precision.Full, Checkpoint = new CheckpointRecipe { Every = 2, Keep = 2 }, Threads = new ThreadsRecipe { Torch = 1, Loader = 1 } };
        var whole = Trainer.RunOn(new Slopes(), recipe, temporary["whole"], false, null, default, TinyNetwork.Entry);
        var folder = temporary["run"];
        Assert.Throws<Datasets.SampleException>(() => Trainer.RunOn(new FailsAt(5), recipe, folder, false, null, default, TinyNetwork.Entry));
        using (var file = new FileStream(Checkpoint(folder, 4), FileMode.Open))
            file.SetLength(file.Length - 1);

        var heard = new List<TrainingWarning>();
        var resumed = Trainer.RunOn(new Slopes(), recipe, folder, true, new Heard<TrainingWarning>(heard.Add), default, TinyNetwork.Entry);

        var warning = Assert.Single(heard);
        Assert.Equal(2, warning.Step);
        Assert.StartsWith($"{Checkpoint(folder, 4)}: ", warning.Warning, StringComparison.Ordinal);
        Assert.EndsWith($" Going on from step 2 instead; the file is now {Checkpoint(folder, 4)}.damaged.", warning.Warning, StringComparison.Ordinal);
        Assert.Contains("{\"step\":2,\"warning\":", File.ReadAllText(Path.Combine(folder, "log.jsonl")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(1, Traits = ["Category", "long"])]
    public void A_kill_at_any_moment_of_a_validated_training_is_undone_by_a_resume(int apart)
    {
        var recipe = Any with
        {
            Samples = 4,
            Batch = 1,
            Precision = Precision.Full,
            Checkpoint = new CheckpointRecipe { Every = 3, Keep = 1 },
            Threads = new ThreadsRecipe { Torch = 1, Loader = 1 },
            Validation = new ValidationRecipe { Worlds = Any.Data, Samples = 1, Every = 1 },
        };
        var whole = Train("whole", resume: false);

        var moments = 0;
        for (var finished = false; !finished; moments += apart)
        {
            var name = $"killed-{moments}";
            FileSystem.Current = new FaultyFileSystem { FaultAt = moments };
            try
            {
                finished = Train(name, resume: false).ModelFile is not null;
            }
            catch (FaultyFileSystem.Crash)
            {
            }
            FileSystem.Current = new FileSystem();
            var resumed = Train(name, resume: File.Exists(Path.Combine(temporary[name], "recipe.yaml")));
            Assert.Equal((whole.Best!.Step, whole.Best.AbsRel), (resumed.Best!.Step, resumed.Best.AbsRel));
            Assert.Equal(File.ReadAllBytes(whole.Best.File), File.ReadAllBytes(resumed.Best.File));
            Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
        }
        Assert.InRange(moments, 30, 500);

        TrainingResult Train(string name, bool resume) => Trainer.RunOn(new Slopes(), recipe, temporary[name], resume, null, default, TinyNetwork.Entry);
    }

    [Fact]
    public void When_no_checkpoint_is_whole_the_newest_ones_fault_is_told_and_nothing_is_touched()
    {
        var folder = RunOfTwoSteps(keep: 2);
        foreach (var file in Checkpoints(folder))
            File.WriteAllText(file, "no weights");
        var error = Assert.Throws<TrainingException>(() => AssertResumes(folder, null));
        Assert.StartsWith($"{Checkpoint(folder, 2)}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" No other checkpoint is whole. Start again in a new folder with --run.", error.Message, StringComparison.Ordinal);
        Assert.Equal([Checkpoint(folder, 1), Checkpoint(folder, 2)], Checkpoints(folder));
    }

    private string RunOfTwoSteps(int keep)
    {
        FileSystem.Current = new FileSystem();
        var path = temporary[$"{folders++}"];
        using var folder = RunFolder.Begin(path, Any);
        using var state = TrainingState.Begin(Any, TinyNetwork.Entry);
        for (var step = 1; step <= 2; step++)
        {
            Move(state);
            folder.SaveCheckpoint(state, keep);
        }
        return path;
    }

    // True where nothing crashed.
    private static bool Save(string path, int keep, FaultyFileSystem files)
    {
        using var folder = RunFolder.Resume(path, Any);
        using var state = TrainingState.Begin(Any, TinyNetwork.Entry, folder.NewestCheckpoints());
        Move(state);
        Assert.Equal(3, state.Step);
        FileSystem.Current = files;
        try
        {
            folder.SaveCheckpoint(state, keep);
            return true;
        }
        catch (FaultyFileSystem.Crash)
        {
            return false;
        }
        finally
        {
            FileSystem.Current = new FileSystem();
        }
    }

    // The weights of step n are n; the step is one that was saved, or exactly the expected one.
    private static void AssertResumes(string path, long? expected)
    {
        using var folder = RunFolder.Resume(path, Any);
        using var state = TrainingState.Begin(Any, TinyNetwork.Entry, folder.NewestCheckpoints(), (checkpoint, _) => RunFolder.SetAside(checkpoint));
        if (expected is not null)
            Assert.Equal(expected, state.Step);
        Assert.InRange(state.Step, 2 - (expected == 1 ? 1 : 0), 3);
        foreach (var weight in state.Weights.Values)
            Assert.All(weight.data<float>().ToArray(), value => Assert.Equal(state.Step, value));
        Assert.Empty(Directory.GetFiles(Path.Combine(path, "checkpoints"), ".*"));
    }

    private static void Move(TrainingState state)
    {
        using (no_grad())
            foreach (var weight in state.Weights.Values)
                weight.fill_(state.Step + 1);
        state.Move(1);
    }

    private static string Checkpoint(string folder, long step) => Path.Combine(folder, "checkpoints", $"step-{step:D8}.safetensors");

    private static string[] Checkpoints(string folder) => [.. Directory.GetFiles(Path.Combine(folder, "checkpoints"), "step-*.safetensors").Order(StringComparer.Ordinal)];
}
