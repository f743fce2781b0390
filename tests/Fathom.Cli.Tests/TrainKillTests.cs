using System.Diagnostics;
using System.Text.Json;

namespace Fathom.Cli.Tests;

/// <summary>The program is killed again and again in the middle of a training; in the end nothing may tell.</summary>
public sealed class TrainKillTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_training_killed_three_times_ends_in_the_bits_of_one_that_was_not() => KillAndCompare(kills: 3, steps: 12);

    [Fact]
    [Trait("Category", "long")]
    public void A_training_killed_twenty_times_ends_in_the_bits_of_one_that_was_not() => KillAndCompare(kills: 20, steps: 80);

    private void KillAndCompare(int kills, int steps)
    {
        var recipe = Recipe(steps);
        // Not in this process, whose random generator other tests use at the same time.
        using (var undisturbed = new ChildProcess("train", recipe, "--run", folder["whole"]))
            Assert.Equal(ExitCode.Done, undisturbed.Result(minutes: 8).ExitCode);

        var random = new Random(kills);
        var (insideWrites, resumes) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using var child = Start(recipe, ref resumes);
            switch (kill % 3)
            {
                case 0:
                    WaitFor(child, () => HalfWritten().Length > 0);
                    Thread.Sleep(random.Next(8));
                    break;
                case 1:
                    var before = NewestCheckpoint();
                    WaitFor(child, () => NewestCheckpoint() != before);
                    Thread.Sleep(random.Next(300));
                    break;
                default:
                    Thread.Sleep(random.Next(1500));
                    break;
            }
            Assert.False(child.HasExited, $"The training ended by itself before kill {kill}.");
            child.Kill();
            insideWrites += HalfWritten().Length;
        }
        using var last = Start(recipe, ref resumes);
        var result = last.Result(minutes: 8);

        Assert.True(result.ExitCode == ExitCode.Done, result.Error);
        Assert.True(insideWrites >= kills / 5, $"Only {insideWrites} of {kills} kills fell into the write of a checkpoint.");
        Assert.InRange(resumes, kills / 2, kills);
        foreach (var file in new[] { "model.safetensors", "best.safetensors", $"checkpoints/step-{steps:D8}.safetensors" })
            Assert.True(File.ReadAllBytes(folder[$"whole/{file}"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"killed/{file}"])), $"{file} differs.");
        Assert.Equal(Log("whole"), Log("killed"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {insideWrites} of them inside the write of a checkpoint; {resumes} resumes");
    }

    private ChildProcess Start(string recipe, ref int resumes)
    {
        // A run that was killed before it wrote its recipe has not begun.
        if (!File.Exists(folder["killed/recipe.yaml"]))
            return new ChildProcess("train", recipe, "--run", folder["killed"]);
        resumes++;
        return new ChildProcess("train", recipe, "--run", folder["killed"], "--resume");
    }

    private static void WaitFor(ChildProcess child, Func<bool> moment)
    {
        var start = Stopwatch.GetTimestamp();
        while (!moment())
        {
            if (child.HasExited)
                Assert.Fail($"The training ended by itself: {child.Result().Error}");
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "The training did nothing for two minutes.");
        }
    }

    private string[] HalfWritten() => Directory.Exists(folder["killed/checkpoints"]) ? Directory.GetFiles(folder["killed/checkpoints"], ".step-*.tmp") : [];

    private string? NewestCheckpoint() =>
        Directory.Exists(folder["killed/checkpoints"]) ? Directory.GetFiles(folder["killed/checkpoints"], "step-*.safetensors").Order(StringComparer.Ordinal).LastOrDefault() : null;

    // All but times.
    private string[] Log(string run) => [.. File.ReadLines(folder[$"{run}/log.jsonl"]).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        return string.Join(' ', document.RootElement.EnumerateObject().Where(field => !field.Name.Contains("second", StringComparison.Ordinal)).Select(field => $"{field.Name}={field.Value}"));
    })];

    private string Recipe(int steps)
    {
        File.WriteAllText(folder["recipe.yaml"], $$"""
            model: fathom-s
            samples: {{2 * steps}}
            batch: 1
            accumulate: 2
            sizes: [[64, 32], [32, 32]]
            precision: float32
            optimizer: { warmup: 2 }
            data:
              - worlds: { family: street }
              - worlds: { family: room }
            pool: { scenes: 8, reuse: 0.4 }
            threads: { torch: 1, loader: 2 }
            checkpoint: { every: 1, keep: 2 }
            validation: { every: 4, samples: 2 }
            log_every: 1
            average: 0.9
            """ + "\n");
        return folder["recipe.yaml"];
    }
}
