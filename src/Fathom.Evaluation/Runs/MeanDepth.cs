using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>The mean depth map of a training split: what a network must beat to have learned more than where the road is.</summary>
public static class MeanDepth
{
    // Enough for the mean, and of any split read in a minute.
    private const int MostFrames = 500;

    // Of the map; frames of another shape are stretched to it.
    private const int Width = 416, Height = 128;

    /// <summary>Makes the map of frames spread evenly over a split, each pixel the mean of what was measured there; where nothing was, the nearest row above or below that has something, or all of it.</summary>
    /// <param name="frames">With metric depth, at least one.</param>
    /// <param name="progress">Hears how many of how many frames are read.</param>
    /// <param name="cancellationToken">Ends it between two frames.</param>
    /// <returns>Metric depth, 128×416.</returns>
    /// <exception cref="FathomException">No frame has metric depth, or a file is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DepthMap Of(IReadOnlyList<DatasetFrame> frames, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellationToken = default)
    {
        var (sums, counts) = (new double[Width * Height], new long[Width * Height]);
        var step = Math.Max(1, (frames.Count + MostFrames - 1) / MostFrames);
        for (var i = 0; i < frames.Count; i += step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (frames[i].Depth is not null)
                Add(frames[i].ReadDepth(), frames[i].Cap, sums, counts);
            progress?.Report((i / step + 1, (frames.Count + step - 1) / step));
        }
        if (counts.Sum() == 0)
            throw new FathomException("No frame of the training split has metric depth; there is no mean of nothing.");
        return new DepthMap(Width, Height, Fill(sums, counts), DepthKind.MetricDepth);
    }

    /// <summary>The map as a predictor.</summary>
    /// <param name="map">Any metric depth; it is stretched to every frame.</param>
    public static Predictor AsPredictor(DepthMap map) => new("mean depth", frame => map.Resize(frame.Width, frame.Height, Resizing.OpenCvLinear)) { IsBaseline = true };

    private static void Add(DepthMap depth, double cap, double[] sums, long[] counts)
    {
        if (depth.Kind != DepthKind.MetricDepth)
            return;
        for (var y = 0; y < depth.Height; y++)
            for (var x = 0; x < depth.Width; x++)
            {
                var metres = depth.Values[y * depth.Width + x];
                if (!depth.IsValid(y * depth.Width + x) || !(metres > 0 && metres < cap && float.IsFinite(metres)))
                    continue;
                var cell = (int)((long)y * Height / depth.Height) * Width + (int)((long)x * Width / depth.Width);
                sums[cell] += metres;
                counts[cell]++;
            }
    }

    private static float[] Fill(double[] sums, long[] counts)
    {
        var rows = new double?[Height];
        for (var y = 0; y < Height; y++)
        {
            var count = counts.AsSpan(y * Width, Width);
            rows[y] = count.ContainsAnyExcept(0) ? Sum(sums.AsSpan(y * Width, Width)) / Sum(count) : null;
        }
        var map = new float[Width * Height];
        for (var i = 0; i < map.Length; i++)
            map[i] = (float)(counts[i] > 0 ? sums[i] / counts[i] : rows[NearestKnown(rows, i / Width)]!.Value);
        return map;
    }

    private static int NearestKnown(double?[] rows, int y) => Enumerable.Range(0, rows.Length).Where(row => rows[row] is not null).MinBy(row => Math.Abs(row - y));

    private static T Sum<T>(ReadOnlySpan<T> values) where T : System.Numerics.INumber<T> => System.Numerics.Tensors.TensorPrimitives.Sum(values);
}
