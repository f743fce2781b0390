using Fathom.Datasets.RobotCar;

namespace Fathom.Datasets.Tests.RobotCar;

public sealed class RobotCarRawTests : RobotCarFolder
{
    // A scanner that sweeps an upright plane straight ahead: its x forward, its y upwards.
    private const string Ahead = "0.5 0.35 -0.2 1.5707963267948966 0 0";

    [Fact]
    public void A_frame_comes_with_camera_neighbours_the_other_eye_and_its_condition()
    {
        WriteSdk();
        WritePictures("right", Now, Now + 62_500);
        WritePictures("left", Now, Now + 62_500, Now + 125_000);
        Directory.CreateDirectory(this["sdk/tags"]);
        File.WriteAllText(this["sdk/tags/2014-12-09-13-21-02.yaml"], "- rain\n- night\n");

        var frames = Open().Read().ToList();

        Assert.Equal(3, frames.Count);
        var frame = frames[1];
        Assert.Equal(($"2014-12-09-13-21-02_left_{Now + 62_500}", "2014-12-09-13-21-02_left", (Now + 62_500) / 1e6), (frame.Name, frame.Sequence, frame.Time));
        Assert.Equal((Picture("left", Now), Picture("left", Now + 62_500), Picture("left", Now + 125_000), Picture("right", Now + 62_500)), (frame.PreviousPicture?.Path, frame.Picture.Path, frame.NextPicture?.Path, frame.OtherEye?.Path));
        Assert.Equal(((20, 20, 20, 15), 0.239983, "street", "night", 60), (frame.Intrinsics, frame.Baseline, frame.Place, frame.Condition, frame.Cap));
        Assert.Null(frame.Depth);
        Assert.Null(frame.Pose);
        Assert.Equal((null, 0), (frames[2].OtherEye, frames[2].Baseline));
        Assert.Equal(-0.239983, Open(new() { Camera = StereoCamera.Right }).Read().First().Baseline);
    }

    [Fact]
    public void The_centre_camera_pairs_with_the_right_one_as_its_narrow_partner()
    {
        WriteSdk();
        WritePictures("right", Now);
        WritePictures("centre", Now);
        WriteTable("stereo_narrow_right", Width, Height, (_, _) => (-1, -1));

        var frame = Assert.Single(Open(new() { Camera = StereoCamera.Centre }).Read());

        Assert.Equal(0.12, frame.Baseline);
        new Image(Width, Height, [.. Enumerable.Repeat((byte)9, 3 * Width * Height)]).Save(Picture("right", Now));
        Assert.All(frame.OtherEye!.Read().Pixels, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Pictures_are_listed_by_time_and_by_chunk_and_only_those_that_are_here()
    {
        WriteSdk();
        WritePictures("left", Now, Now + 1, Now + 2);
        File.WriteAllText(Path("stereo.timestamps"), $"{Now + 2} 2\n{Now} 1\n{Now + 3} 2\n{Now + 1} 1\n{Now} 1\n");

        Assert.Equal([Now, Now + 1, Now + 2], Times(Open().Read()));
        Assert.Equal([Now + 2], Times(Open().Read(chunk: 2)));
        Assert.Equal(Picture("left", Now + 1), Open().Read(chunk: 2).Single().PreviousPicture!.Path);
        Assert.Contains("of which it names those of chunk 3, none is in", Assert.Throws<DatasetException>(() => Open().Read(chunk: 3)).Message, StringComparison.Ordinal);

        static IEnumerable<long> Times(IEnumerable<DatasetFrame> frames) => frames.Select(frame => long.Parse(frame.Name.Split('_')[^1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wall_ahead_comes_back_at_its_distance_from_scans_before_at_and_after(bool isIns)
    {
        const double Wall = 12, Speed = 2;
        WriteSdk(Ahead);
        WritePictures("left", Now);
        if (isIns)
        {
            // The INS stands on the car where the SDK says, and tells of itself.
            var place = Place(-1.7132, 0.1181, 1.1948, -0.0125, 0.04, 0.005);
            WriteIns(t => Place(5_736_000, 620_000, 110, 0, 0, 1.2) * Straight(t) * place, Times(-3, 3, 50));
        }
        else
        {
            WriteOdometry(Straight, Times(-3, 3, 16));
        }
        long[] times = [Now - 2 * Second + 12_345, Now, Now + 2 * Second - 54_321];
        Sweep(times, Place(0.5, 0.35, -0.2, Math.PI / 2, 0, 0), Straight, (from, to) => (Wall - from.X) / to.X);

        var frame = Assert.Single(Open(new() { Motion = isIns ? MotionSource.Ins : MotionSource.VisualOdometry }).Read());
        var seen = Accumulate(frame);

        Assert.Equal((3, 0, 0), (seen.Scans, seen.Missing, seen.Unplaced));
        var points = Points(seen.Depth);
        // One upright line, a third of a metre to the right: u = 20 + 20 · 0.35 / 12 = 20.58, to 21, less 1.
        Assert.InRange(points.Count, 20, 30);
        Assert.All(points, point => Assert.Equal((20, Wall), (point.X, Math.Round(point.Metres, 5))));

        static Pose Straight(double seconds) => Pose.FromAxisAngle(default, new Point3(Speed * seconds, 0, 0));
    }

    [Fact]
    public void The_road_comes_back_where_it_lies_through_the_published_scanner_while_the_car_turns()
    {
        const double Below = 1.6;
        WriteSdk();
        WritePictures("left", Now);
        WriteOdometry(Turning, Times(-4.5, 4.5, 16));
        Sweep(Times(-4.4, 4.4, 10), Place(1.7589, 0.2268, 1.0411, -0.0437, -1.4572, 0.0356), Turning, (from, to) => (Below - from.Z) / to.Z);

        var frame = Assert.Single(Open().Read());
        var seen = Accumulate(frame);

        // 81 of 89 scans lie within 4 s.
        Assert.Equal((81, 0, 0), (seen.Scans, seen.Missing, seen.Unplaced));
        var points = Points(seen.Depth);
        Assert.InRange(points.Count, 100, Width * Height / 2);
        // v = cy + fy · height / depth, to the pixel.
        Assert.All(points, point => Assert.InRange(15 + 20 * Below / point.Metres - 1 - point.Y, -0.501, 0.501));
        Assert.All(points, point => Assert.InRange(point.Metres, 2, 25));
        Assert.Contains(points, point => point.Metres > 15);
        Assert.Equal((20, 20, 20, 15), (seen.Depth.Camera!.Fx, seen.Depth.Camera.Fy, seen.Depth.Camera.Cx, seen.Depth.Camera.Cy));

        // A camera looks along the car's x; the odometry's world begins where its first line does.
        var began = Turning(-4.5).Inverse() * Turning(0);
        var ahead = frame.Pose!.Transform(new Point3(0, 0, 7));
        var expected = began.Transform(new Point3(7, 0, 0));
        Assert.Equal((Math.Round(expected.X, 6), Math.Round(expected.Y, 6), 0), (Math.Round(ahead.X, 6), Math.Round(ahead.Y, 6), Math.Round(ahead.Z, 6)));

        static Pose Turning(double seconds) => Pose.FromAxisAngle(new Point3(0, 0, 0.1 * seconds), new Point3(50 * Math.Sin(0.1 * seconds), 50 * (1 - Math.Cos(0.1 * seconds)), 0));
    }

    [Fact]
    public void Scans_without_a_file_and_scans_outside_of_the_odometry_are_dropped_and_counted()
    {
        Standing(Times(-1, 1, 16));
        long[] times = [Now - 2 * Second, Now - Second / 2, Now, Now + Second / 2, Now + 3 * Second, Now + 5 * Second];
        WriteTimes("lms_front", [.. times.Reverse()]);
        foreach (var time in times.Where(time => time != Now))
            WriteScan("lms_front", time, 11.5, 0, 77);

        var seen = Accumulate(Assert.Single(Open().Read()));

        // Of six, one lies outside of the window.
        Assert.Equal((2, 1, 2), (seen.Scans, seen.Missing, seen.Unplaced));
        Assert.Equal([12f], Points(seen.Depth).Select(point => point.Metres));
    }

    [Fact]
    public void A_picture_of_whose_scans_none_can_be_used_is_named_when_it_is_read()
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("lms_front", Now, Now + 2 * Second);
        WriteScan("lms_front", Now + 2 * Second, 11.5, 0, 77);
        var error = Assert.Throws<DatasetException>(() => Assert.Single(Open().Read()).Load());
        Assert.Contains($"no scan within 4 s of the picture {Now} can be used: 1 have no file, 1 lie where the car's motion is not known.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_outside_of_the_odometry_or_far_from_all_scans_has_no_depth()
    {
        Standing(Times(-1, 1, 16));
        WriteScan("lms_front", Now, 11.5, 0, 77);
        WriteTimes("lms_front", Now);
        WritePictures("left", Now - 2 * Second, Now, Now + Second);

        Assert.Equal([false, true, true], Open().Read().Select(frame => frame.Depth is not null));
        Assert.Equal([false, true, true], Open().Read().Select(frame => frame.Pose is not null));
        Assert.Equal([false, true, false], Open(new() { Window = 0.5 }).Read().Select(frame => frame.Depth is not null));
    }

    [Fact]
    public void Poses_end_at_the_first_gap_and_scans_do_not_cross_it()
    {
        Standing(Times(-1, 1, 16));
        var odometry = Path("vo/vo.csv");
        // Without the link from 0 to 1/16 s.
        File.WriteAllLines(odometry, File.ReadAllLines(odometry).Where(line => !line.Contains($",{Now},", StringComparison.Ordinal)));
        WritePictures("left", Now, Now + Second / 2);
        WriteTimes("lms_front", Now - Second / 2, Now + Second);
        WriteScan("lms_front", Now - Second / 2, 11.5, 0, 77);
        WriteScan("lms_front", Now + Second, 9.5, 0, 77);

        var frames = Open().Read().ToList();

        Assert.Equal([true, false], frames.Select(frame => frame.Pose is not null));
        Assert.Equal([12f, 10f], frames.Select(frame => Points(Accumulate(frame).Depth).Single().Metres));
        Assert.All(frames, frame => Assert.Equal((1, 1), (Accumulate(frame).Scans, Accumulate(frame).Unplaced)));
    }

    [Fact]
    public void Only_returns_within_the_range_count_and_a_scanner_s_own_place_is_none()
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("lms_front", Now);
        // At the scanner; too near; in range; too far; no number; behind.
        WriteScan("lms_front", Now, 0, 0, 1, 2, 0.1, 1, 11.5, 0.3, 1, 40, 20, 1, double.NaN, 0, 1, -9, 0, 1);

        Assert.Equal([12f], Points(Accumulate(Assert.Single(Open(new() { MinDepth = 3, MaxDepth = 30 }).Read())).Depth).Select(point => point.Metres));
    }

    [Fact]
    public void What_shines_through_is_taken_out_where_that_is_asked_for()
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("lms_front", Now);
        // One column: 6 m in rows 11 and 15, 12 m in row 14 between them.
        WriteScan("lms_front", Now, 5.5, 0.6, 1, 11.5, 0, 1, 5.5, -0.6, 1);

        Assert.Equal([6f, 12f, 6f], Depths(null));
        Assert.Equal([6f, 6f], Depths(new OcclusionFilter(radius: 4)));

        IEnumerable<float> Depths(OcclusionFilter? filter) => Points(Accumulate(Assert.Single(Open(new() { Occlusion = filter }).Read())).Depth).Select(point => point.Metres);
    }

    [Fact]
    public void The_planes_of_the_other_scanner_have_their_third_coordinate()
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("ldmrs", Now);
        // Rolled a quarter, its z points to the left: a third of a metre to the right less four metres, v = 15 + 20 · (−0.2 + 2) / 12.
        WriteScan("ldmrs", Now, 11.5, 2, 4);

        var point = Assert.Single(Points(Accumulate(Assert.Single(Open(new() { Scanner = LaserScanner.Ldmrs }).Read())).Depth));

        Assert.Equal(((int)Math.Round(20 + 20 * (0.35 - 4) / 12) - 1, 17, 12f), (point.X, point.Y, point.Metres));
    }

    [Fact]
    public void A_scan_that_is_cut_off_is_named()
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("lms_front", Now);
        WriteScan("lms_front", Now, 11.5, 0);
        Assert.Contains($"{Now}.bin: 16 bytes are no scan", Assert.Throws<DatasetException>(() => Assert.Single(Open().Read()).Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stereo.timestamps", "1418132504537582\n", "stereo.timestamps, line 1: '1418132504537582' is not a time in microseconds and a chunk.")]
    [InlineData("lms_front.timestamps", "12 1\nx 1\n", "lms_front.timestamps, line 2: ")]
    [InlineData("../sdk/models/stereo_wide_left.txt", "983 983 643 493\n", "stereo_wide_left.txt: 4 numbers, not 20.")]
    [InlineData("../sdk/models/stereo_wide_left.txt", "983 0 643 493\n0 0 1 0\n1 0 0 0\n0 1 0 0\n0 0 0 1\n", "stereo_wide_left.txt: the focal lengths are 983 and 0.")]
    [InlineData("../sdk/models/stereo_wide_left.txt", "983 983 643 493\n0 0 2 0\n1 0 0 0\n0 1 0 0\n0 0 0 1\n", "stereo_wide_left.txt: No rotation")]
    [InlineData("../sdk/extrinsics/lms_front.txt", "0 0 0\n", "lms_front.txt: 3 numbers, not 6.")]
    public void A_wrong_file_is_named(string file, string content, string problem)
    {
        Standing(Times(-1, 1, 16));
        WriteTimes("lms_front", Now);
        WriteScan("lms_front", Now, 11.5, 0, 1);
        File.WriteAllText(Path(file), content);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => Open().Read().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_sequence_and_settings_out_of_range_are_named_at_once()
    {
        Assert.Contains("there is no such folder", Assert.Throws<DatasetException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Open(new() { Window = 0 }));
        Assert.Throws<ArgumentException>(() => Open(new() { Window = double.PositiveInfinity }));
        Assert.Throws<ArgumentException>(() => Open(new() { MinDepth = 60 }));
    }

    // A car that stands, told at the given times, with one picture and a scanner that looks straight ahead.
    private void Standing(long[] odometry)
    {
        WriteSdk(Ahead);
        WritePictures("left", Now);
        WriteOdometry(_ => Pose.Identity, odometry);
    }

    // What a scanner measures of a plane, from closed forms: the distance along each ray, from where it is and where it looks.
    private void Sweep(long[] times, Pose scanner, Func<double, Pose> motion, Func<Point3, Point3, double> distance)
    {
        WriteTimes("lms_front", times);
        foreach (var time in times)
        {
            var place = motion(Seconds(time)) * scanner;
            var numbers = new List<double>();
            for (var angle = -70.0; angle <= 70; angle += 0.5)
            {
                var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
                Point3 from = place.Translation, to = place.Transform(new Point3(cos, sin, 0));
                var range = distance(from, new Point3(to.X - from.X, to.Y - from.Y, to.Z - from.Z));
                if (range > 0)
                    numbers.AddRange([range * cos, range * sin, 123]);
            }
            WriteScan("lms_front", time, [.. numbers]);
        }
    }

    private static Accumulation Accumulate(DatasetFrame frame) => Assert.IsType<AccumulatedScans>(frame.Depth).Accumulate(Width, Height);

    private static List<(int X, int Y, float Metres)> Points(DepthMap depth) =>
        [.. from i in Enumerable.Range(0, depth.Values.Length) where depth.IsValid(i) select (i % depth.Width, i / depth.Width, depth.Values[i])];

    private new string Path(string file) => System.IO.Path.Combine(Sequence, file);
}
