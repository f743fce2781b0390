using Fathom.Datasets;

namespace Fathom.Evaluation.Tests;

public class TemporalErrorTests
{
    private const int Width = 40, Height = 30;

    private static readonly Camera Camera = new(Width, Height, 50, 50, 19.5, 14.5);

    [Fact]
    public void A_wall_that_comes_nearer_by_what_the_camera_moved_has_no_error_and_one_that_does_not_has_its_share()
    {
        double[] before = Wall(10), after = Wall(8), still = Wall(10);
        // The camera went two metres forward: its points lie two metres farther in the frame before.
        var toPrevious = Pose.FromRotation([1, 0, 0, 0, 1, 0, 0, 0, 1], new Point3(0, 0, 2));
        Assert.Equal(0, TemporalError.ByPose(after, before, Camera, toPrevious)!.Value, 10);
        // 12 m against 10 m, and back 8 m against 10 m: a fifth both ways.
        Assert.Equal(20, TemporalError.ByPose(still, before, Camera, toPrevious)!.Value, 10);
        Assert.Null(TemporalError.ByPose(after, before, Camera, Pose.FromRotation([1, 0, 0, 0, 1, 0, 0, 0, 1], new Point3(0, 0, -20))));
    }

    [Fact]
    public void By_flow_what_was_covered_does_not_count()
    {
        // Everything went three columns to the right; depth grows with the column.
        double[] Ramp(int shift) => [.. Enumerable.Range(0, Width * Height).Select(i => 5.0 + i % Width - shift)];
        var toPrevious = new FlowField(Width, Height, Fill(-3), Fill(0));
        var fromPrevious = new FlowField(Width, Height, Fill(3), Fill(0));
        Assert.Equal(0, TemporalError.ByFlow(Ramp(3), Ramp(0), toPrevious, fromPrevious)!.Value, 10);
        Assert.Equal(100 * Enumerable.Range(0, Width - 3).Average(x => 3 / (5.0 + x)), TemporalError.ByFlow(Ramp(0), Ramp(0), toPrevious, fromPrevious)!.Value, 10);
        Assert.Null(TemporalError.ByFlow(Ramp(3), Ramp(0), toPrevious, new FlowField(Width, Height, Fill(5), Fill(0))));
    }

    [Fact]
    public void Both_frames_have_the_scale_of_the_later_one_so_that_a_flickering_scale_shows()
    {
        DatasetFrame[] frames = [.. Enumerable.Range(0, 3).Select(i => MemoryFrame.Of($"f{i}", Map(10 + 0 * i)) with { Sequence = "walk", Pose = Pose.Identity, Intrinsics = (50, 50, 19.5, 14.5) })];
        var scales = new Dictionary<string, float> { ["f0"] = 1, ["f1"] = 1.1f, ["f2"] = 1.1f };
        var flicker = new Predictor("flicker", frame => Map(10 * scales[frame.Frame.Name]));
        var protocol = ProtocolFiles.Find("temporal") with { Alignment = AlignmentMethod.Median, Space = AlignmentSpace.Depth, Hold = null };
        var report = new Evaluator([flicker], [protocol]).Run(frames);

        var results = report.Frames.ToDictionary(frame => frame.Frame, frame => frame.Result);
        Assert.All(results.Values, result => Assert.Equal(0, result.Errors!.Value.AbsRel, 6));
        Assert.Null(results["f0"].Temporal);
        // 10 m of the frame before become 10 / 1.1: the mean of a tenth and 1/11.
        Assert.Equal(100 * (0.1 + 1 / 11.0) / 2, results["f1"].Temporal!.Value, 4);
        Assert.Equal(0, results["f2"].Temporal!.Value, 4);
    }

    [Fact]
    public void Frames_without_poses_are_compared_along_the_flow_between_their_pictures()
    {
        // A texture that moves four columns to the right with its depth.
        Image Texture(int shift)
        {
            var image = new Image(160, 96);
            for (var i = 0; i < 160 * 96; i++)
                image.Pixels.AsSpan(3 * i, 3).Fill((byte)(128 + 60 * Math.Sin((i % 160 - shift) / 5.0) + 50 * Math.Sin(i / 160 / 4.0 + (i % 160 - shift) / 9.0)));
            return image;
        }
        DepthMap Depth(int shift) => new(160, 96, [.. Enumerable.Range(0, 160 * 96).Select(i => 5 + (float)Math.Sin((i % 160 - shift) / 20.0))], DepthKind.MetricDepth);
        DatasetFrame[] frames = [.. Enumerable.Range(0, 2).Select(i => MemoryFrame.Of($"f{i}", Depth(4 * i), image: Texture(4 * i)) with { Sequence = "pan", Time = i })];
        var right = new Predictor("right", frame => frame.Frame.ReadDepth());
        var frozen = new Predictor("frozen", _ => Depth(0));

        var report = new Evaluator([right, frozen], [ProtocolFiles.Find("temporal") with { Alignment = AlignmentMethod.None }]).Run(frames);
        double Temporal(string predictor) => report.Frames.Single(frame => frame.Frame == "f1" && frame.Predictor == predictor).Result.Temporal!.Value;
        Assert.InRange(Temporal("right"), 0, 0.5);
        Assert.True(Temporal("frozen") > 4 * Temporal("right"));
    }

    private static double[] Wall(double metres) => [.. Enumerable.Repeat(metres, Width * Height)];

    private static float[] Fill(float value) => [.. Enumerable.Repeat(value, Width * Height)];

    private static DepthMap Map(float metres) => new(Width, Height, [.. Enumerable.Repeat(metres, Width * Height)], DepthKind.MetricDepth);
}
