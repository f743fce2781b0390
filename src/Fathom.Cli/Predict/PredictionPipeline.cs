using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Fathom.Inference;

namespace Fathom.Cli.Predict;

/// <summary>Decodes, estimates and writes pictures, three at a time: each stage works on another picture.</summary>
/// <param name="jobs">The pictures.</param>
/// <param name="request">The model, the camera, known distances, colours.</param>
internal sealed class PredictionPipeline(IReadOnlyList<PredictionJob> jobs, PredictRequest request)
{
    // One picture waits between two stages: more would not be faster, only larger.
    private const int Ahead = 1;

    /// <summary>How long the model took to load; beside the first decoding, not before it.</summary>
    public TimeSpan Load { get; private set; }

    /// <summary>Runs all jobs. A picture that cannot be decoded or estimated is reported and the rest goes on; a result that cannot be written ends the run, for the next could not be written either.</summary>
    /// <param name="finished">Called for each picture whose files are written; from one thread.</param>
    /// <param name="failed">Called for each picture that failed, with the reason; from any thread.</param>
    /// <param name="cancellation">Ends the run; what waits to be written still is.</param>
    /// <exception cref="FathomException">The model cannot be loaded or a result not be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(Action<Prediction> finished, Action<PredictionJob, string> failed, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var decoded = new BlockingCollection<Decoded>(Ahead);
        using var estimated = new BlockingCollection<Estimated>(Ahead);
        Task[] stages =
        [
            Start(() => Decode(decoded, failed, stop.Token), stop),
            Start(() => Estimate(decoded, estimated, failed, stop.Token), stop),
            Start(() => Write(estimated, finished), stop),
        ];
        // The first error is the cause; those after it come from stopping.
        Exception? cause = null;
        foreach (var stage in stages)
        {
            try
            {
                stage.GetAwaiter().GetResult();
            }
            catch (Exception error)
            {
                if (cause is null or OperationCanceledException)
                    cause = error;
            }
        }
        if (cause is not null)
            ExceptionDispatchInfo.Throw(cause);
    }

    private static Task Start(Action stage, CancellationTokenSource stop) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                stage();
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Decode(BlockingCollection<Decoded> decoded, Action<PredictionJob, string> failed, CancellationToken cancellation)
    {
        try
        {
            foreach (var job in jobs)
            {
                cancellation.ThrowIfCancellationRequested();
                var start = Stopwatch.GetTimestamp();
                try
                {
                    var image = Image.Load(job.Source);
                    decoded.Add(new Decoded(job, image, Stopwatch.GetElapsedTime(start)), cancellation);
                }
                catch (Exception error) when (error is (FathomException and not MissingLibraryException) or IOException or UnauthorizedAccessException)
                {
                    failed(job, error.Message);
                }
            }
        }
        finally
        {
            decoded.CompleteAdding();
        }
    }

    private void Estimate(
        BlockingCollection<Decoded> decoded, BlockingCollection<Estimated> estimated, Action<PredictionJob, string> failed, CancellationToken cancellation)
    {
        try
        {
            var start = Stopwatch.GetTimestamp();
            using var estimator = DepthEstimator.Load(request.Model);
            Load = Stopwatch.GetElapsedTime(start);
            CheckKind(estimator.Model);
            foreach (var (job, image, decode) in decoded.GetConsumingEnumerable(cancellation))
            {
                start = Stopwatch.GetTimestamp();
                try
                {
                    var depth = estimator.Estimate(image, cancellation).WithCamera(request.Camera.For(image.Width, image.Height));
                    if (request.Known.Count > 0)
                        depth = depth.WithDistances([.. request.Known]);
                    estimated.Add(new Estimated(job, image, depth, decode, Stopwatch.GetElapsedTime(start)), cancellation);
                }
                catch (FathomException error)
                {
                    failed(job, $"{job.Source}: {error.Message}");
                }
            }
        }
        finally
        {
            estimated.CompleteAdding();
        }
    }

    private void Write(BlockingCollection<Estimated> estimated, Action<Prediction> finished)
    {
        foreach (var (job, image, depth, decode, network) in estimated.GetConsumingEnumerable())
        {
            var start = Stopwatch.GetTimestamp();
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(job.Files.First()))!);
            // The preview is made beside the other files, but written in its turn: what a full disk leaves does not depend on who was quicker.
            var preview = job.Outputs.Any(output => output.Format == OutputFormats.Preview) ? Task.Run(() => depth.Colorize(request.Colors).EncodePng()) : null;
            foreach (var output in job.Outputs)
                output.Write(depth, image, preview, request);
            finished(new Prediction(job, depth.Width, depth.Height, depth.Kind, decode, network, Stopwatch.GetElapsedTime(start)));
        }
    }

    // Before anything is computed: what the model gives is known only now.
    private void CheckKind(ModelDescription model)
    {
        if ((request.Formats & OutputFormats.Points) == 0)
            return;
        var points = OutputFile.Describe(request.Formats & OutputFormats.Points);
        if (model.Kind == DepthKind.AffineInverseDepth && request.Known.Count < 2)
            throw new UsageException($"{points} needs depth, but {model.Name} gives {model.Kind.Describe()}, whose scale and shift are unknown. "
                + "Give two known distances: --known X,Y,METRES --known X,Y,METRES.");
        if (model.Kind == DepthKind.Disparity)
            throw new UsageException($"{points} needs depth, but {model.Name} gives disparities, which take a baseline too. Write floats and convert them with DepthMap.ToMetricDepth(baseline).");
    }

    private sealed record Decoded(PredictionJob Job, Image Image, TimeSpan Decode);

    private sealed record Estimated(PredictionJob Job, Image Image, DepthMap Depth, TimeSpan Decode, TimeSpan Network);
}
