using Fathom.Datasets.Doctor;
using Fathom.Datasets.Kitti;
using Fathom.Datasets.Rendering;
using Fathom.Datasets.VirtualKitti;
using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests.Doctor;

/// <summary>What is sound must not be complained of: a doctor who always finds something is not listened to.</summary>
public sealed class SoundDataTests : TemporaryFolder
{
    public static TheoryData<string> Families => [.. World.Families];

    [Fact]
    public void The_real_frames_are_sound() => Silent(Manifest.Read(SharedFolder.Require("realdata/manifest.jsonl")));

    [Theory]
    [InlineData("video/kitti_grey")]
    [InlineData("video/camvid")]
    [InlineData("night")]
    [InlineData("photos")]
    public void Real_pictures_and_recordings_are_sound(string folder) => Silent(PictureFolder.Read(SharedFolder.Require($"realdata/{folder}")));

    [Fact]
    public void A_real_drive_with_calibration_and_poses_is_sound()
    {
        var folder = SharedFolder.Require("realdata/video/kitti_grey");
        var projection = File.ReadAllText(System.IO.Path.Combine(folder, "calib.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12).Select(Number).ToArray();
        var poses = File.ReadLines(System.IO.Path.Combine(folder, "poses.txt")).Select(line => Pose.FromMatrix([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)])).ToArray();

        Silent(PictureFolder.Read(folder).Select((frame, i) => frame with { Intrinsics = (projection[0], projection[5], projection[2], projection[6]), Pose = poses[i], Time = i / 10.0, Condition = "day" }));

        static double Number(string word) => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Real_laser_scans_and_the_other_eye_are_sound()
    {
        var folder = SharedFolder.Require("realdata/kitti_raw");
        Silent(new[] { "obj_000001", "stereo_000001" }.Select(name =>
        {
            var calibration = KittiCalibration.Read(System.IO.Path.Combine(folder, $"{name}.txt"));
            var projection = calibration.Projection("P2");
            var otherEye = System.IO.Path.Combine(folder, $"{name}_right.png");
            return new DatasetFrame
            {
                Name = name,
                Picture = new(System.IO.Path.Combine(folder, $"{name}.png")),
                Depth = new VelodyneScan(System.IO.Path.Combine(folder, $"{name}.bin"), VelodyneProjection.OfObjectSet(calibration, 2), VelodyneDepth.Camera),
                Intrinsics = (projection[0], projection[5], projection[2], projection[6]),
                OtherEye = File.Exists(otherEye) ? new(otherEye) : null,
                Place = "street",
                Cap = 80,
            };
        }));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Rendered_sequences_by_day_and_night_are_sound(string family)
    {
        Render(new WorldRendering(family, 8, 160, 96) { Seed = 11, FramesPerSecond = 5, Baseline = 0.3, Conditions = [Condition.Day, Condition.Night] });
        Silent(VirtualKitti2.Read(Path));
        Silent(Manifest.Read(this["manifest.jsonl"]));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Single_rendered_worlds_in_all_weathers_are_sound(string family)
    {
        Render(new WorldRendering(family, 6, 160, 96) { Seed = 20, Conditions = Enum.GetValues<Condition>() });
        Silent(Manifest.Read(this["manifest.jsonl"]));
    }

    [Theory]
    [InlineData(DepthKind.RelativeDepth)]
    [InlineData(DepthKind.InverseDepth)]
    [InlineData(DepthKind.Disparity)]
    [InlineData(DepthKind.AffineInverseDepth)]
    public void Depth_of_every_kind_is_sound(DepthKind kind)
    {
        Render(new WorldRendering("street", 4, 160, 96) { Seed = 3, FramesPerSecond = 4 });
        Silent(VirtualKitti2.Read(Path).Select(frame => frame with { Depth = new HeldDepth(frame.Depth!.Path, Turned(frame.ReadDepth())) }));

        // ReDWeb's and HRWSI's values have any shift, so many are negative.
        DepthMap Turned(DepthMap depth) => new(depth.Width, depth.Height, Array.ConvertAll(depth.Values, metres => kind switch
        {
            DepthKind.RelativeDepth => metres / 7,
            DepthKind.AffineInverseDepth => 3 / metres - 0.4f,
            _ => 3 / metres,
        }), kind, depth.Valid);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(90)]
    public void A_sky_is_neither_beyond_the_cap_nor_saturated(int percent)
    {
        Render(new WorldRendering("room", 4, 160, 96) { Seed = 20, FramesPerSecond = 4 });
        Silent(VirtualKitti2.Read(Path).Select(frame => frame with { Cap = 80, Depth = new HeldDepth(frame.Depth!.Path, Under(frame.ReadDepth())) }));

        DepthMap Under(DepthMap depth) => new(depth.Width, depth.Height, [.. depth.Values.Select((metres, i) => i < depth.Values.Length * percent / 100 ? float.PositiveInfinity : metres)], depth.Kind);
    }

    [Fact]
    public void Worlds_of_one_frame_are_no_recording_although_their_files_are_numbered()
    {
        Render(new WorldRendering("room", 8, 160, 96) { Seed = 20 });
        Assert.Equal([FindingKind.TooMuchMotion], DatasetDoctor.Examine([.. VirtualKitti2.Read(Path)], cancellation: TestContext.Current.CancellationToken).Findings.Select(finding => finding.Kind));
    }

    private void Render(WorldRendering rendering) => new WorldRenderer(rendering, Path).Run(2, _ => { }, TestContext.Current.CancellationToken);

    private static void Silent(IEnumerable<DatasetFrame> frames)
    {
        var split = ExaminedSplit.Read("all", frames);
        Assert.Null(split.Fault);
        Assert.Empty(DatasetDoctor.Examine([split], null, null, TestContext.Current.CancellationToken).Findings.Select(finding => $"{finding.Kind}: {string.Join("; ", finding.Places)}"));
    }
}
