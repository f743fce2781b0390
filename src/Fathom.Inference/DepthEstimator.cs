using System.Buffers;
using System.Diagnostics;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Fathom.Inference;

/// <summary>Depth from a picture: <c>using var depth = DepthEstimator.Load(); DepthMap d = depth.Estimate("photo.jpg");</c>.
/// One instance serves many threads at once, with the same bits as one after the other. Dispose it when no estimate is running.</summary>
public sealed class DepthEstimator : IDisposable
{
    private readonly OnnxSession session;
    private readonly float[] mean;
    private readonly float[] std;
    private readonly DepthEstimatorOptions options;
    private bool disposed;

    private DepthEstimator(OnnxSession session, ModelDescription model, DepthEstimatorOptions options)
    {
        (this.session, Model, this.options) = (session, model, options);
        (mean, std) = ([.. model.Mean], [.. model.Std]);
    }

    /// <summary>What the model is and how it wants its pictures.</summary>
    public ModelDescription Model { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="nameOrFile">A name in the store or an ONNX file; null: <see cref="ModelStore.DefaultModel"/>.</param>
    /// <param name="options">Threads and sizes.</param>
    /// <exception cref="ModelNotFoundException">No such model.</exception>
    /// <exception cref="ModelFormatException">The file is not an ONNX depth network of Fathom.</exception>
    /// <exception cref="ArgumentException">An option is out of range for this model.</exception>
    public static DepthEstimator Load(string? nameOrFile = null, DepthEstimatorOptions? options = null)
    {
        options ??= new DepthEstimatorOptions();
        var file = (options.Store ?? ModelStore.Find()).Resolve(nameOrFile ?? ModelStore.DefaultModel);
        var threads = options.Threads ?? PhysicalCores.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(options));

        var session = new OnnxSession(file, threads);
        try
        {
            var model = ModelDescription.FromMetadata(session.Metadata, file);
            CheckSizes(options, model);
            return new DepthEstimator(session, model, options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Estimates the depth of a picture file, at its full size.</summary>
    /// <param name="path">A picture that <see cref="Image.Load"/> reads.</param>
    /// <param name="cancellation">Stops between stages and inside the network.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="PictureException">The picture cannot be read.</exception>
    public DepthMap Estimate(string path, CancellationToken cancellation = default) => Estimate(path, out _, cancellation);

    /// <inheritdoc cref="Estimate(string, CancellationToken)"/>
    /// <param name="path">A picture that <see cref="Image.Load"/> reads.</param>
    /// <param name="times">Where the time went.</param>
    /// <param name="cancellation">Stops between stages and inside the network.</param>
    public DepthMap Estimate(string path, out EstimationTimes times, CancellationToken cancellation = default)
    {
        var start = Stopwatch.GetTimestamp();
        var image = Image.Load(path, options.Budget);
        var decode = Stopwatch.GetElapsedTime(start);
        var depth = Estimate(image, out times, cancellation);
        times = times with { Decode = decode };
        return depth;
    }

    /// <summary>Estimates the depth of a picture, at its full size.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="cancellation">Stops between stages and inside the network.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DepthMap Estimate(Image image, CancellationToken cancellation = default) => Estimate(image, out _, cancellation);

    /// <inheritdoc cref="Estimate(Image, CancellationToken)"/>
    /// <param name="image">The picture.</param>
    /// <param name="times">Where the time went.</param>
    /// <param name="cancellation">Stops between stages and inside the network.</param>
    public DepthMap Estimate(Image image, out EstimationTimes times, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        cancellation.ThrowIfCancellationRequested();
        var size = InputSizeFor(image.Width, image.Height);
        var pixels = size.Width * size.Height;
        var values = new float[pixels];

        var start = Stopwatch.GetTimestamp();
        var planes = ArrayPool<float>.Shared.Rent(3 * pixels);
        long prepared, ran;
        try
        {
            Resized(image, size).ToTensor(planes.AsSpan(0, 3 * pixels), mean, std);
            prepared = Stopwatch.GetTimestamp();
            session.Run(planes.AsMemory(0, 3 * pixels), values, 1, size, cancellation);
            ran = Stopwatch.GetTimestamp();
        }
        finally
        {
            ArrayPool<float>.Shared.Return(planes);
        }

        var depth = new DepthMap(size.Width, size.Height, values, Model.Kind);
        if ((image.Width, image.Height) != (size.Width, size.Height))
            depth = Model.ComputesDisparity
                ? ResizedAsDisparity(depth, image.Width, image.Height)
                : depth.Resize(image.Width, image.Height, Model.OutputResizing);
        times = new EstimationTimes(
            TimeSpan.Zero, Stopwatch.GetElapsedTime(start, prepared), Stopwatch.GetElapsedTime(prepared, ran), Stopwatch.GetElapsedTime(ran));
        return depth;
    }

    /// <summary>The size at which the network sees a picture.</summary>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    public InputSize InputSizeFor(int width, int height) =>
        options.InputSize
        ?? (options.InputArea is { } area ? InputSize.For(width, height, area, Model.SizeMultiple, Model.SmallestSide) : Model.InputSizeFor(width, height));

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        disposed = true;
        session.Dispose();
    }

    private Image Resized(Image image, InputSize size) =>
        (image.Width, image.Height) == (size.Width, size.Height) ? image : image.Resize(size.Width, size.Height, Model.InputResizing);

    private DepthMap ResizedAsDisparity(DepthMap depth, int width, int height)
    {
        // A disparity up to scale, not one in pixels, which would grow with the width.
        var disparity = new DepthMap(depth.Width, depth.Height, Reciprocals(depth.Values), DepthKind.InverseDepth).Resize(width, height, Model.OutputResizing);
        // What overshoots below zero is infinitely far, not behind the camera.
        TensorPrimitives.Max(disparity.Values, 0, disparity.Values);
        return new DepthMap(width, height, Reciprocals(disparity.Values), depth.Kind);
    }

    private static float[] Reciprocals(float[] values)
    {
        var reciprocals = new float[values.Length];
        TensorPrimitives.Reciprocal(values, reciprocals);
        return reciprocals;
    }

    private static void CheckSizes(DepthEstimatorOptions options, ModelDescription model)
    {
        var (multiple, smallest) = (model.SizeMultiple, model.SmallestSide);
        if (options.InputSize is var (width, height))
        {
            var least = smallest > multiple ? $" of at least {smallest}" : "";
            if (!(model.Fits(width) && model.Fits(height)))
                throw new ArgumentException($"The input size {width}×{height} does not fit {model.Name}: each side must be a multiple of {multiple}{least}.", nameof(options));
            if ((long)width * height > InputSize.LargestArea)
                throw new ArgumentException($"The input size {width}×{height} is too large: at most {InputSize.LargestArea} pixels.", nameof(options));
        }
        if (options.InputArea < smallest * smallest)
            throw new ArgumentException($"The input area {options.InputArea} is too small for {model.Name}: at least {smallest}×{smallest} pixels.", nameof(options));
        if (options.InputArea > InputSize.LargestArea)
            throw new ArgumentException($"The input area {options.InputArea} is too large: at most {InputSize.LargestArea} pixels.", nameof(options));
    }
}
