using System.Diagnostics;
using Fathom.Datasets;
using Fathom.Evaluation;
using Fathom.Networks;
using static TorchSharp.torch;

namespace Fathom.Training;

/// <summary>Measures averaged weights on <see cref="HeldOut"/> pictures, one by one. Changes nothing of the training: neither its network, nor its samples, nor its random generator.</summary>
internal sealed class Validator(Recipe recipe, DepthNetwork entry, HeldOut pictures)
{
    // Of PLINQ.
    private const int MostThreads = 512;

    private readonly int threads = Math.Min(recipe.Threads.Loader, MostThreads);
    private readonly float[] mean = [.. entry.Mean];
    private readonly float[] deviation = [.. entry.Std];

    /// <summary>Measures the present averaged weights.</summary>
    /// <param name="state">Whose; not changed.</param>
    /// <param name="look">Given each picture, as the network saw it, with its prediction; in order.</param>
    /// <param name="cancellationToken">Ends it between two pictures.</param>
    /// <returns>The result; whether it is the best is for the caller to say.</returns>
    /// <exception cref="FathomException">A picture cannot be read, or none has a measured pixel.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ValidationResult Measure(TrainingState state, Action<Image, DepthMap> look, CancellationToken cancellationToken) => TrainingState.WithoutDrawing(() =>
    {
        var start = Stopwatch.GetTimestamp();
        var scores = new List<PictureScore>();
        foreach (var chunk in Enumerable.Range(0, pictures.Count).Chunk(threads))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (sample, width, height) in Load(chunk))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var image = Resized(sample.Image, width, height);
                var (score, prediction) = Measure(state, sample, image);
                scores.Add(score);
                look(image, prediction);
            }
        }
        return new ValidationResult
        {
            Step = state.Step,
            Samples = scores.Count,
            Loss = Mean(scores.Select(score => score.Loss)),
            LossData = Mean(scores.Select(score => score.LossData)),
            LossGradient = Mean(scores.Select(score => score.LossGradient)),
            AbsRel = AbsRel(scores),
            IsBest = false,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    });

    private (PictureScore Score, DepthMap Prediction) Measure(TrainingState state, DepthSample sample, Image image)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var (width, height) = (image.Width, image.Height);
        var predicted = Forward.InverseDepth(state.AveragedNetwork, tensor(image.ToTensor(mean, deviation), [1, 3, height, width]), recipe.Precision);
        var (target, mask) = TrainingTarget.From(sample.Depth.Resize(width, height, Resizing.OpenCvNearest));
        var loss = recipe.Loss.Compute(predicted, tensor(target, [1, height, width]), mask is null ? ones([1, height, width]) : tensor(mask, [1, height, width]));
        var prediction = new DepthMap(width, height, predicted.data<float>().ToArray(), entry.Output);
        var result = Protocol.Affine.Score(prediction, Truth.Of(sample));
        return (new PictureScore(loss.Total.item<float>(), loss.Data.item<float>(), loss.Gradient.item<float>(), result.Pixels, result.Errors?.AbsRel), prediction);
    }

    private IEnumerable<(DepthSample Sample, int Width, int Height)> Load(int[] chunk)
    {
        try
        {
            return [.. chunk.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(pictures.Get)];
        }
        catch (AggregateException e) when (e.InnerExceptions is [FathomException first, ..])
        {
            throw new FathomException($"Validation: {first.Message}", first);
        }
    }

    private static Image Resized(Image image, int width, int height) =>
        (image.Width, image.Height) == (width, height) ? image : image.Resize(width, height, Resizing.OpenCvArea);

    private static double? Mean(IEnumerable<double> values) => values.Average() is var mean && double.IsFinite(mean) ? mean : null;

    // Pictures without a measured pixel have no score; a prediction that is no number makes the whole worth nothing.
    private static double? AbsRel(List<PictureScore> scores)
    {
        var scored = scores.Where(score => score.Pixels > 0).ToList();
        if (scored.Count == 0)
            throw new FathomException("Validation: no pixel was measured inside crop and cap in any picture. Give other pictures in validation.data.");
        return scored.Exists(score => score.AbsRel is null) ? null : Mean(scored.Select(score => score.AbsRel!.Value));
    }

    private readonly record struct PictureScore(double Loss, double LossData, double LossGradient, int Pixels, double? AbsRel);
}
