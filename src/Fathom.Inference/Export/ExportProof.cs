using Fathom.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Fathom.Inference.Export;

/// <summary>Compares an ONNX file with the network it was made from: the same pictures through libtorch and ONNX Runtime.</summary>
public static class ExportProof
{
    /// <summary>The largest difference allowed, relative to the range of the output.</summary>
    public const double Limit = 1e-4;

    // Floating-point operations for one picture of the preferred area. Above, the random pictures are fewer: seconds instead of minutes.
    private const double Costly = 60e9;

    /// <summary>Runs random pictures in batches of one and two, in sizes and aspect ratios that were not traced, and the given real ones.</summary>
    /// <remarks>A batch that the network answers with one value proves nothing: it must be repeated exactly, but is not counted.</remarks>
    /// <param name="network">The network, in <c>eval()</c>.</param>
    /// <param name="description">Its normalisation and sizes.</param>
    /// <param name="file">The ONNX file.</param>
    /// <param name="pictures">Real pictures, each run at the size that a <see cref="DepthEstimator"/> would choose.</param>
    /// <param name="cancellationToken">Ends the comparison after the present batch.</param>
    /// <returns>The largest difference found, at most <see cref="Limit"/>.</returns>
    /// <exception cref="ExportException">The difference is larger, ONNX Runtime cannot run one of the sizes, or the network answers every picture with one value.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ExportProofResult Measure(
        Module<Tensor, Tensor> network, ModelDescription description, string file, IReadOnlyList<Image> pictures, CancellationToken cancellationToken = default)
    {
        using var session = Open(file);
        var counted = new List<(InputSize Size, IReadOnlyList<Image> Images)>();
        var largest = 0.0;
        foreach (var (size, images) in Batches(description, Flops(network, description) > Costly, pictures))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var difference = Difference(network, session, description, size, images);
            // Written so that NaN fails too.
            if (!(difference is null or <= Limit))
            {
                throw new ExportException(
                    $"ONNX Runtime computes something else than the network: at {Name(size, images)} the largest difference is {difference:0.0e+0} of the output's range, " +
                    $"{Limit:0e+0} is allowed.\n" +
                    "An operator is mapped wrongly, or the network's path depends on its input's size or values. Nothing was written.");
            }
            if (difference is { } found)
            {
                counted.Add((size, images));
                largest = Math.Max(largest, found);
            }
        }
        return counted.Count > 0
            ? new ExportProofResult(largest, counted.Sum(batch => batch.Images.Count), [.. counted.Select(batch => Name(batch.Size, batch.Images))])
            : throw new ExportException(
                "The network answers every picture with one value, so that nothing can be proven. Are these trained weights? Nothing was written.");
    }

    private static OnnxSession Open(string file)
    {
        try
        {
            return new OnnxSession(file, PhysicalCores.Count);
        }
        catch (ModelFormatException error)
        {
            throw new ExportException(
                "ONNX Runtime refuses the exported network: an operator is mapped wrongly, or a size of the traced picture is fixed in it. Compute sizes from factors, " +
                $"not from numbers. Nothing was written.\n{error.InnerException?.Message ?? error.Message}", error);
        }
    }

    private static double Flops(Module<Tensor, Tensor> network, ModelDescription description)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var side = description.SmallestSide;
        using var counter = FlopCounter.Start(network);
        network.call(zeros(1, 3, side, side));
        return (double)counter.Total * description.InputArea / (side * side);
    }

    private static IEnumerable<(InputSize Size, IReadOnlyList<Image> Images)> Batches(ModelDescription description, bool isCostly, IReadOnlyList<Image> pictures)
    {
        var random = new Random(20261123);
        var (multiple, least) = (description.SizeMultiple, description.SmallestSide);
        yield return (new(least, least), [RandomPicture(random), RandomPicture(random)]);
        if (isCostly)
        {
            yield return (new(least + 2 * multiple, least + multiple), [RandomPicture(random)]);
            yield return (description.InputSizeFor(1242, 375), [RandomPicture(random)]);
        }
        else
        {
            // A wide picture at the preferred area, of a network with a size of its own too: a caller may ask for that.
            var wide = InputSize.For(1242, 375, description.InputArea, multiple, least);
            InputSize[] sizes = [new(least + 2 * multiple, least + multiple), new(least + multiple, least + 4 * multiple), wide, description.InputSizeFor(3, 4)];
            foreach (var size in sizes)
                yield return (size, [RandomPicture(random), RandomPicture(random)]);
            // Traced as a batch of two, run by an estimator as a batch of one.
            yield return (sizes[^1], [RandomPicture(random)]);
        }
        foreach (var picture in pictures)
            yield return (description.InputSizeFor(picture.Width, picture.Height), [picture]);
    }

    // A few coloured blobs: white noise would leave a network's deeper layers near one value.
    private static Image RandomPicture(Random random)
    {
        var image = new Image(8, 6);
        random.NextBytes(image.Pixels);
        return image;
    }

    // Of the reference's range; null where both give one value.
    private static double? Difference(Module<Tensor, Tensor> network, OnnxSession session, ModelDescription description, InputSize size, IReadOnlyList<Image> images)
    {
        var pixels = size.Width * size.Height;
        var input = new float[images.Count * 3 * pixels];
        for (var i = 0; i < images.Count; i++)
        {
            // One smooth picture and one with hard edges.
            var resized = images[i].Resize(size.Width, size.Height, i == 0 ? Resizing.OpenCvCubic : Resizing.OpenCvNearest);
            resized.ToTensor(input.AsSpan(i * 3 * pixels, 3 * pixels), [.. description.Mean], [.. description.Std]);
        }

        var reference = Reference(network, input, images.Count, size);
        var found = new float[reference.Length];
        try
        {
            session.Run(input, found, images.Count, size);
        }
        catch (ModelFormatException error)
        {
            throw new ExportException(
                $"The exported network does not run at {Name(size, images)}: a size of the traced picture is fixed in it. Compute sizes from factors, " +
                "not from numbers. Nothing was written.",
                error);
        }

        var range = TensorPrimitives.Max(reference) - TensorPrimitives.Min(reference);
        TensorPrimitives.Subtract(found, reference, found);
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude(found));
        return range == 0 && largest == 0 ? null : largest / range;
    }

    private static float[] Reference(Module<Tensor, Tensor> network, float[] input, int count, InputSize size)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var depth = network.call(tensor(input, [count, 3, size.Height, size.Width])).data<float>();
        return depth.ToArray();
    }

    private static string Name(InputSize size, IReadOnlyList<Image> images) => $"{images.Count}×3×{size.Height}×{size.Width}";
}
