using Fathom.Datasets;

namespace Fathom.Evaluation;

/// <summary>How a frame follows from the one before: by poses, or where those are unknown by the flow between the pictures.</summary>
internal sealed class FrameMotion
{
    private readonly Camera? camera;
    private readonly Pose? toPrevious;
    private readonly FlowField? flow, back;

    /// <param name="frame">The frame.</param>
    /// <param name="previous">The frame before.</param>
    /// <param name="width">Width at which depths are compared.</param>
    /// <param name="height">Height of it.</param>
    /// <exception cref="FathomException">A picture cannot be read, or a library is missing.</exception>
    public FrameMotion(EvaluationFrame frame, EvaluationFrame previous, int width, int height)
    {
        if (frame.Frame is { Pose: { } pose, Intrinsics: var (fx, fy, cx, cy) } && previous.Frame.Pose is { } before)
        {
            var size = frame.Frame.Picture.Size();
            camera = new Camera(size.Width, size.Height, fx, fy, cx, cy).Resized(width, height);
            toPrevious = before.Inverse() * pose;
            return;
        }
        var (now, then) = (Resized(frame), Resized(previous));
        (flow, back) = (OpticalFlow.Dense(now, then), OpticalFlow.Dense(then, now));

        Image Resized(EvaluationFrame seen) => (seen.Image.Width, seen.Image.Height) == (width, height) ? seen.Image : seen.Image.Resize(width, height, Resizing.OpenCvArea);
    }

    /// <summary>The temporal error of two depths at that size, in percent.</summary>
    public double? Error(double[] depth, double[] previous) =>
        camera is null ? TemporalError.ByFlow(depth, previous, flow!, back!) : TemporalError.ByPose(depth, previous, camera, toPrevious!);

    /// <summary>For each frame of a sequence the one before it: by time where all of the sequence have one, else as listed.</summary>
    public static Dictionary<string, DatasetFrame> Predecessors(IEnumerable<DatasetFrame> frames)
    {
        var before = new Dictionary<string, DatasetFrame>();
        foreach (var sequence in frames.Where(frame => frame.Sequence != "").GroupBy(frame => frame.Sequence))
        {
            var ordered = sequence.All(frame => frame.Time is not null) ? sequence.OrderBy(frame => frame.Time).ToList() : [.. sequence];
            for (var i = 1; i < ordered.Count; i++)
                before[ordered[i].Name] = ordered[i - 1];
        }
        return before;
    }
}
