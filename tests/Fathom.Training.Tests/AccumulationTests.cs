using Fathom.Datasets;
using Fathom.Tests;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Training.Tests;

public sealed class AccumulationTests : IDisposable
{
    private static readonly Recipe OneBatch = Recipe.Parse("""
        model: fathom-s
        samples: 12
        batch: 4
        sizes: [[32, 32]]
        precision: float32
        optimizer: { warmup: 2, clip: 1000 }
        data: [worlds: { family: street }]
        threads: { torch: 1, loader: 1 }
        log_every: 1
        """);

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Several_small_batches_learn_what_one_large_batch_does(int accumulate)
    {
        // Fathom-S has no batch statistics, and all pictures have one size.
        var (whole, wholeLog) = Run(OneBatch, "whole");
        var (parts, partsLog) = Run(OneBatch with { Batch = 4 / accumulate, Accumulate = accumulate }, "parts");

        Assert.Equal((3, 12), (parts.Step, parts.Samples));
        Assert.Equal([1L, 2, 3], partsLog.Select(line => line.Step));
        Assert.Equal([4L, 8, 12], partsLog.Select(line => line.Samples));
        foreach (var (large, small) in wholeLog.Zip(partsLog))
        {
            Assert.Equal(large.Loss, small.Loss, 1e-4 * large.Loss);
            Assert.Equal(large.GradientNorm, small.GradientNorm, 1e-2 * large.GradientNorm);
            Assert.Equal(large.EncoderRate, small.EncoderRate);
        }
        // After the first step, the optimiser's mean is a tenth of the gradient.
        Assert.Equal(wholeLog[0].GradientNorm, partsLog[0].GradientNorm, 1e-4 * wholeLog[0].GradientNorm);
        using var scope = NewDisposeScope();
        var (a, b) = (Moments("whole"), Moments("parts"));
        // The loss does not change with a shift of the prediction, so that some gradients are nothing but rounding: they are measured by the whole.
        Assert.All(a, entry => Assert.InRange((entry.Value - b[entry.Key]).norm().ToDouble(), 0, 2e-3 * entry.Value.norm().ToDouble() + 1e-6 * wholeLog[0].GradientNorm));
    }

    [Fact]
    public void An_interruption_inside_a_step_leaves_no_trace()
    {
        // Batch statistics and dropout would show a batch that was looked at twice.
        var recipe = OneBatch with { Batch = 1, Accumulate = 4, Samples = 20 };
        var whole = Trainer.RunOn(new Slopes(), recipe, Folder("whole"), false, null, default, TinyNetwork.Entry);
        using var stop = new CancellationTokenSource();
        var stopped = Trainer.RunOn(new StopsAt(9, stop), recipe, Folder("run"), false, null, stop.Token, TinyNetwork.Entry);
        Assert.InRange(stopped.Step, 0, 3);
        Assert.Equal(4 * stopped.Step, stopped.Samples);
        var resumed = Trainer.RunOn(new Slopes(), recipe, Folder("run"), true, null, default, TinyNetwork.Entry);
        Assert.Equal(File.ReadAllBytes(whole.ModelFile!), File.ReadAllBytes(resumed.ModelFile!));
    }

    private (TrainingResult Result, List<TrainingProgress> Log) Run(Recipe recipe, string name)
    {
        var heard = new List<TrainingProgress>();
        // One checkpoint after the first step stays, by its name.
        recipe = recipe with { Checkpoint = new CheckpointRecipe { Every = 1, Keep = 9 } };
        return (Trainer.RunOn(new Slopes(), recipe, Folder(name), false, new Heard<TrainingProgress>(heard.Add), default), heard);
    }

    private Dictionary<string, Tensor> Moments(string name) => Safetensors.Load(Path.Combine(Folder(name), "checkpoints", "step-00000001.safetensors"))
        .Where(entry => entry.Key.EndsWith(".exp_avg", StringComparison.Ordinal)).ToDictionary();

    private string Folder(string name) => temporary[name];

    /// <summary>Slopes; making a certain one is the moment of Ctrl-C.</summary>
    private sealed class StopsAt(long index, CancellationTokenSource stop) : ISampleSource
    {
        private readonly Slopes slopes = new();

        public string Name => "stops";

        public DepthSample Sample(long n, int width, int height)
        {
            if (n == index)
                stop.Cancel();
            return slopes.Sample(n, width, height);
        }
    }
}
