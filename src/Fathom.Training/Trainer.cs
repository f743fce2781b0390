using System.Diagnostics;
using Fathom.Datasets;
using Fathom.Networks;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Training;

/// <summary>
/// Follows a <see cref="Recipe"/>: draws batches from background threads, steps, logs, saves. Interrupted anywhere, even killed, a training continues from its
/// newest checkpoint as if nothing had happened: with the same number of libtorch's threads and in float32, to the same bits.
/// </summary>
public sealed class Trainer
{
    private readonly Recipe recipe;
    private readonly RunFolder folder;
    private readonly TrainingState state;
    private readonly BatchLoader loader;
    private readonly TrainingLog log;
    private readonly LearningRateSchedule schedule;
    private readonly Tensor mean;
    private readonly Tensor deviation;

    private Trainer(Recipe recipe, RunFolder folder, TrainingState state, TrainingLog log, BatchLoader loader)
    {
        (this.recipe, this.folder, this.state, this.log, this.loader) = (recipe, folder, state, log, loader);
        var network = DepthNetworks.Find(recipe.Model);
        mean = PerChannel(network.Mean);
        deviation = PerChannel(network.Std);
        schedule = new LearningRateSchedule(recipe.Steps, recipe.Optimizer.Warmup);
    }

    /// <summary>Trains to the end of the recipe, or until cancelled; both leave a checkpoint.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="runFolder">Where everything is written; new or empty, unless <paramref name="resume"/>.</param>
    /// <param name="resume">Continue what the folder holds; the recipe must be the same.</param>
    /// <param name="progress">Told every line of the log.</param>
    /// <param name="cancellationToken">Ends the training after the present step.</param>
    /// <exception cref="FathomException">The folder is in use, not empty or holds another recipe; the start weights do not fit; a sample cannot be made; the gradient is not finite; the disk is full.</exception>
    public static TrainingResult Run(
        Recipe recipe, string runFolder, bool resume = false, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunOn(SampleSources.Of(recipe), recipe, runFolder, resume, progress, cancellationToken);

    /// <summary>As <see cref="Run"/>, with samples from <paramref name="source"/> in place of the recipe's.</summary>
    internal static TrainingResult RunOn(
        ISampleSource source, Recipe recipe, string runFolder, bool resume, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        set_num_threads(recipe.Threads.Torch);
        var settings = LoaderSettingsOf(recipe);
        settings.Validate();
        using var resumed = resume ? RunFolder.Resume(runFolder, recipe) : null;
        // Before a new folder: settings out of range, and start weights that are missing or do not fit, leave nothing behind.
        using var state = TrainingState.Begin(recipe, DepthNetworks.Find(recipe.Model), resumed?.NewestCheckpoint());
        using var folder = resumed ?? RunFolder.Begin(runFolder, recipe);
        using var log = TrainingLog.Open(folder.LogFile, state.Step);
        using var loader = new BatchLoader(source, settings, firstSample: state.Step * recipe.Batch);
        return new Trainer(recipe, folder, state, log, loader).Train(progress, cancellationToken);
    }

    private TrainingResult Train(IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var meter = new TrainingMeter(recipe);
        while (state.Step < recipe.Steps && !cancellationToken.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            if (!TryNext(cancellationToken, out var batch))
                break;
            var data = Stopwatch.GetElapsedTime(start);

            meter.Add(Step(batch) with { DataSeconds = data.TotalSeconds });

            if (state.Step % recipe.LogEvery == 0 || state.Step == recipe.Steps)
            {
                var line = meter.Read(state.Step);
                log.Write(line);
                progress?.Report(line);
            }
            if (state.Step % recipe.Checkpoint.Every == 0)
                Save();
        }
        // Unless it was saved just now, or is what the training was resumed from.
        if (!File.Exists(folder.CheckpointFile(state.Step)))
            Save();
        return new TrainingResult(state.Step, state.Step * recipe.Batch, state.Step < recipe.Steps ? null : Finish());
    }

    /// <summary>One step: look, compare, derive, clip, move, average.</summary>
    private StepMeasures Step(DepthBatch batch)
    {
        using var scope = NewDisposeScope();
        var clock = Stopwatch.StartNew();
        var rate = schedule.At(state.Step);

        var prediction = Look(batch);
        var loss = recipe.Loss.Compute(prediction, Targets(batch, batch.Targets), Targets(batch, batch.Masks));
        var forward = Lap(clock);

        state.Optimizer.zero_grad();
        loss.Total.backward();
        var backward = Lap(clock);

        var norm = nn.utils.clip_grad_norm_(state.Weights.Values, recipe.Optimizer.Clip);
        if (!double.IsFinite(norm))
            throw new TrainingException($"Step {state.Step}: the gradient is not finite. Start again in a new folder with lower learning rates or a smaller optimizer.clip.");
        state.Move(rate);
        var update = Lap(clock);

        return new StepMeasures(
            loss.Total.item<float>(), loss.Data.item<float>(), loss.Gradient.item<float>(), norm,
            rate * recipe.Optimizer.EncoderRate, rate * recipe.Optimizer.DecoderRate, 0, forward, backward, update);
    }

    /// <summary>The network's inverse depth of a batch, N×H×W.</summary>
    private Tensor Look(DepthBatch batch)
    {
        using var scope = NewDisposeScope();
        var pictures = (tensor(batch.Images, [batch.Count, 3, batch.Height, batch.Width]) - mean) / deviation;
        if (recipe.Precision == Precision.Full)
            return state.Network.call(pictures).MoveToOuterDisposeScope();
        using var autocast = Autocast.Cpu();
        return state.Network.call(pictures.contiguous(memory_format.channels_last)).MoveToOuterDisposeScope();
    }

    private static Tensor Targets(DepthBatch batch, float[] values) => tensor(values, [batch.Count, batch.Height, batch.Width]);

    private bool TryNext(CancellationToken cancellationToken, out DepthBatch batch)
    {
        try
        {
            batch = loader.Next(cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            batch = null!;
            return false;
        }
    }

    private void Save()
    {
        state.Save(folder.CheckpointFile(state.Step));
        folder.Rotate(recipe.Checkpoint.Keep);
    }

    private string Finish()
    {
        state.SaveModel(folder.ModelFile);
        return folder.ModelFile;
    }

    private static double Lap(Stopwatch clock)
    {
        var seconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        return seconds;
    }

    private static Tensor PerChannel(IReadOnlyList<float> values) => tensor(values.ToArray(), [1, values.Count, 1, 1]);

    private static LoaderSettings LoaderSettingsOf(Recipe recipe) => new()
    {
        Seed = recipe.Seed,
        BatchSize = recipe.Batch,
        Sizes = recipe.Sizes,
        Threads = recipe.Threads.Loader,
        Reuse = recipe.Pool.Reuse,
        PoolScenes = recipe.Pool.Scenes,
        Augmentation = recipe.Augment,
    };
}
