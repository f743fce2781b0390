using System.Diagnostics;
using Fathom.Datasets;
using Fathom.Networks;
using static TorchSharp.torch;

namespace Fathom.Training;

/// <summary>
/// Follows a <see cref="Recipe"/>: draws batches from background threads, steps, logs, validates, saves. Interrupted anywhere, even killed, a training continues
/// from its newest whole checkpoint as if nothing had happened: with the same number of libtorch's threads and in float32, to the same bits.
/// </summary>
public sealed class Trainer
{
    // Of each validation, TensorBoard shows so many pictures.
    private const int ShownPictures = 4;

    private readonly Recipe recipe;
    private readonly RunFolder folder;
    private readonly TrainingState state;
    private readonly BatchLoader loader;
    private readonly TrainingJournal journal;
    private readonly Validator? validator;
    private readonly TrainingMeter meter;
    private readonly LearningRateSchedule schedule;
    private readonly Tensor mean;
    private readonly Tensor deviation;
    private bool saved;

    private Trainer(Recipe recipe, DepthNetwork network, RunFolder folder, TrainingState state, TrainingJournal journal, BatchLoader loader, Validator? validator)
    {
        (this.recipe, this.folder, this.state, this.journal, this.loader, this.validator) = (recipe, folder, state, journal, loader, validator);
        mean = PerChannel(network.Mean);
        deviation = PerChannel(network.Std);
        meter = new TrainingMeter(recipe, loader);
        schedule = new LearningRateSchedule(recipe.Steps, recipe.Optimizer.Warmup);
        saved = File.Exists(folder.CheckpointFile(state.Step));
    }

    /// <summary>Trains to the end of the recipe, until it improves no more, or until cancelled; all leave a checkpoint.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="runFolder">Where everything is written; new or empty, unless <paramref name="resume"/>.</param>
    /// <param name="resume">Continue what the folder holds; the recipe must be the same.</param>
    /// <param name="progress">Told every line of the log.</param>
    /// <param name="cancellationToken">Ends the training after the present step, or between two pictures of a validation.</param>
    /// <exception cref="FathomException">The folder is in use, not empty or holds another recipe; the start weights do not fit; the assets are missing or others; a sample cannot be made; the gradient is not finite; the disk is full.</exception>
    public static TrainingResult Run(
        Recipe recipe, string runFolder, bool resume = false, IProgress<TrainingEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        var broken = new List<string>();
        var assets = recipe.Assets?.Load(asset => broken.Add($"Skipped {asset.Message}"));
        if (assets is not null)
            recipe = recipe with { Assets = recipe.Assets! with { Hash = assets.Hash } };
        recipe = recipe with { Frames = [.. recipe.Frames.Select(frames => frames.WithHash())] };
        return RunOn(SampleSources.Of(recipe, assets), recipe, runFolder, resume, progress, cancellationToken, warnings: broken);
    }

    /// <summary>As <see cref="Run"/>, with samples from <paramref name="source"/> in place of the recipe's, <paramref name="warnings"/> in the log, and for <paramref name="network"/> in place of the recipe's, if given.</summary>
    internal static TrainingResult RunOn(
        ISampleSource source, Recipe recipe, string runFolder, bool resume, IProgress<TrainingEvent>? progress, CancellationToken cancellationToken, DepthNetwork? network = null, IReadOnlyList<string>? warnings = null)
    {
        using var scope = NewDisposeScope();
        set_num_threads(recipe.Threads.Torch);
        network ??= DepthNetworks.Find(recipe.Model);
        var settings = LoaderSettingsOf(recipe);
        settings.Validate();
        var validator = recipe.Validation is { } validation ? new Validator(recipe, network, new HeldOut(validation, recipe.Sizes)) : null;
        using var resumed = resume ? RunFolder.Resume(runFolder, recipe) : null;
        // Before a new folder: settings out of range, and start weights that are missing or do not fit, leave nothing behind.
        var refused = new List<(string Checkpoint, string Reason)>();
        using var state = TrainingState.Begin(recipe, network, resumed?.NewestCheckpoints(), (checkpoint, reason) => refused.Add((checkpoint, reason.Message)));
        using var folder = resumed ?? RunFolder.Begin(runFolder, recipe);
        using var journal = new TrainingJournal(folder, state.Step, progress);
        foreach (var warning in warnings ?? [])
            journal.Tell(new TrainingWarning { Step = state.Step, Warning = warning });
        foreach (var (checkpoint, reason) in refused)
            journal.Tell(new TrainingWarning { Step = state.Step, Warning = $"{reason} Going on from step {state.Step} instead; the file is now {RunFolder.SetAside(checkpoint)}." });
        using var loader = new BatchLoader(source, settings, firstSample: state.Step * recipe.SamplesPerStep);
        return new Trainer(recipe, network, folder, state, journal, loader, validator).Train(cancellationToken);
    }

    private TrainingResult Train(CancellationToken cancellationToken)
    {
        // What an interruption left undone: the best weights are written after the checkpoint that says that they are.
        if (state.Validations.BestStep == state.Step && Best is not null)
            folder.SaveModel(state, folder.BestFile);
        var going = Validate(cancellationToken);
        while (going && !IsOver && !cancellationToken.IsCancellationRequested && Step(cancellationToken) is { } measures)
        {
            saved = false;
            meter.Add(measures);
            if (state.Step % recipe.LogEvery == 0 || state.Step == recipe.Steps)
                journal.Tell(meter.Read(state.Step));
            going = Validate(cancellationToken);
            if (state.Step % recipe.Checkpoint.Every == 0 && !saved)
                Save();
        }
        // Unless it was saved just now, or is what the training was resumed from.
        if (!saved)
            Save();
        return new TrainingResult(state.Step, state.Step * recipe.SamplesPerStep, going && IsOver ? Finish() : null) { Best = Best };
    }

    private bool IsOver => state.Step == recipe.Steps || recipe.Validation is { Patience: > 0 and var patience } && state.Validations.SinceBest >= patience;

    /// <summary>One step: for each of its batches look, compare, derive; then clip, move, average. Null where it was cancelled before it began.</summary>
    private StepMeasures? Step(CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var measures = new StepMeasures();
        state.Optimizer.zero_grad();
        for (var i = 0; i < recipe.Accumulate; i++)
        {
            var clock = Stopwatch.StartNew();
            // A step that has begun is finished: what its first batches did to statistics and generator cannot be undone.
            if (!TryNext(i == 0 ? cancellationToken : CancellationToken.None, out var batch))
                return null;
            measures += new StepMeasures { DataSeconds = Lap(clock) } + Learn(batch, clock);
        }

        var update = Stopwatch.StartNew();
        var norm = nn.utils.clip_grad_norm_(state.Weights.Values, recipe.Optimizer.Clip);
        if (!double.IsFinite(norm))
            throw new TrainingException($"Step {state.Step}: the gradient is not finite. Start again in a new folder with lower learning rates or a smaller optimizer.clip.");
        var rate = schedule.At(state.Step);
        state.Move(rate);
        return measures with
        {
            GradientNorm = norm,
            EncoderRate = rate * recipe.Optimizer.EncoderRate,
            DecoderRate = rate * recipe.Optimizer.DecoderRate,
            UpdateSeconds = Lap(update),
        };
    }

    /// <summary>Adds a batch's share to the gradient; its share of the losses and its times.</summary>
    private StepMeasures Learn(DepthBatch batch, Stopwatch clock)
    {
        using var scope = NewDisposeScope();
        var pictures = (tensor(batch.Images, [batch.Count, 3, batch.Height, batch.Width]) - mean) / deviation;
        var prediction = Forward.InverseDepth(state.Network, pictures, recipe.Precision);
        var loss = recipe.Loss.Compute(prediction, Targets(batch, batch.Targets), Targets(batch, batch.Masks));
        var forward = Lap(clock);

        // The step's loss is the mean over its batches.
        (loss.Total / recipe.Accumulate).backward();
        return new StepMeasures
        {
            Loss = loss.Total.item<float>() / (double)recipe.Accumulate,
            LossData = loss.Data.item<float>() / (double)recipe.Accumulate,
            LossGradient = loss.Gradient.item<float>() / (double)recipe.Accumulate,
            ForwardSeconds = forward,
            BackwardSeconds = Lap(clock),
        };
    }

    private bool ValidationIsDue =>
        state.Step > state.Validations.LastStep && (state.Step % recipe.Validation!.Every == 0 || state.Step == recipe.Steps);

    /// <summary>Validates where it is time to and it was not done yet; false where it was cancelled.</summary>
    private bool Validate(CancellationToken cancellationToken)
    {
        if (validator is null || !ValidationIsDue)
            return true;
        try
        {
            var shown = new List<(Image Picture, DepthMap Depth)>();
            var result = validator.Measure(state, (picture, depth) => { if (shown.Count < ShownPictures) shown.Add((picture, depth)); }, cancellationToken);
            state.Validations = state.Validations.With(state.Step, result.AbsRel);
            result = result with { IsBest = state.Validations.BestStep == state.Step };
            for (var i = 0; i < shown.Count; i++)
                journal.Show(state.Step, i, shown[i].Picture, shown[i].Depth);
            journal.Tell(result);
            meter.Skip(TimeSpan.FromSeconds(result.Seconds));
            saved = false;
            if (result.IsBest)
            {
                Save();
                folder.SaveModel(state, folder.BestFile);
            }
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private BestValidation? Best => state.Validations is { BestScore: { } score, BestStep: var step } ? new BestValidation(step, score, folder.BestFile) : null;

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
        // What led to a checkpoint is on the disk before it.
        journal.Sync();
        folder.SaveCheckpoint(state, recipe.Checkpoint.Keep);
        saved = true;
    }

    private string Finish()
    {
        folder.SaveModel(state, folder.ModelFile);
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
