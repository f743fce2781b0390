using Fathom.Datasets.RobotCar;

namespace Fathom.Datasets.Tests.RobotCar;

public sealed class VehicleTrackTests : RobotCarFolder
{
    private const double Speed = 10, YawRate = 0.2;

    public VehicleTrackTests() => Directory.CreateDirectory(Sequence);

    [Fact]
    public void Odometry_adds_up_to_the_circle_that_was_driven()
    {
        // Told out of order.
        WriteOdometry(Circle, Times(-5, 5, 16));
        var path = Odometry;
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], .. lines[80..], .. lines[1..80]]);

        var track = VehicleTrack.FromOdometry(path);

        var start = Circle(-5);
        foreach (var time in Times(-5, 5, 16))
            Same(start.Inverse() * Circle(Seconds(time)), track.At(time)!.Value.Pose, 1e-9);
    }

    [Fact]
    public void Between_two_poses_the_car_moves_straight_and_turns_evenly()
    {
        var from = Place(10, 20, 30, 0.1, -0.2, 3.0);
        var axis = new Point3(0.3, -0.2, 0.5);
        // The yaw passes ±180 degrees on the way.
        var to = Pose.FromRotation((from * Pose.FromAxisAngle(axis)).Rotation, new Point3(14, 20, 22));

        foreach (var share in new[] { 0, 0.25, 0.7, 1 })
            Same(Pose.FromRotation((from * Pose.FromAxisAngle(new Point3(share * axis.X, share * axis.Y, share * axis.Z))).Rotation, new Point3(10 + 4 * share, 20, 30 - 8 * share)), VehicleTrack.Between(from, to, share), 1e-12);
    }

    [Fact]
    public void A_turn_of_nothing_stays_exactly_nothing() => Assert.Equal(Pose.Identity.Rotation.ToArray(), VehicleTrack.Between(Pose.Identity, Pose.Identity, 0.3).Rotation.ToArray());

    [Fact]
    public void Roll_turns_first_then_pitch_then_yaw()
    {
        const double Quarter = Math.PI / 2;
        // y to z by roll; z to x by pitch; x to y by yaw.
        var point = Place(1, 2, 3, Quarter, Quarter, Quarter).Transform(new Point3(0, 1, 0));
        Assert.Equal((1, 3, 3), (Math.Round(point.X, 12), Math.Round(point.Y, 12), Math.Round(point.Z, 12)));
    }

    [Fact]
    public void Inertial_navigation_is_read_by_its_columns()
    {
        WriteIns(_ => Place(5_700_000, 620_000, 100, 0.01, 0.02, 0.03), Now, Now + Second / 50);
        Same(Place(5_700_000, 620_000, 100, 0.01, 0.02, 0.03), VehicleTrack.FromIns(Path("gps/ins.csv")).At(Now + 7_000)!.Value.Pose, 1e-9);
    }

    [Fact]
    public void Outside_of_its_times_and_in_long_gaps_nothing_is_known()
    {
        WriteOdometry(Circle, Now, Now + Second, Now + 2 * Second + 1);
        var track = VehicleTrack.FromOdometry(Odometry);

        Assert.Null(track.At(Now - 1));
        Assert.Equal(0, track.At(Now)!.Value.Part);
        Assert.NotNull(track.At(Now + Second / 2));
        Assert.NotNull(track.At(Now + Second));
        Assert.Null(track.At(Now + Second + Second / 2));
        Assert.NotNull(track.At(Now + 2 * Second + 1));
        Assert.Null(track.At(Now + 2 * Second + 2));
    }

    [Fact]
    public void A_missing_link_begins_a_new_part()
    {
        WriteOdometry(Circle, Times(0, 1, 16));
        File.WriteAllLines(Odometry, File.ReadAllLines(Odometry).Where((_, i) => i != 8));
        var track = VehicleTrack.FromOdometry(Odometry);

        Assert.Equal(0, track.At(Times(0, 1, 16)[7])!.Value.Part);
        Assert.Null(track.At(Times(0, 1, 16)[7] + 1000));
        Assert.Equal(1, track.At(Times(0, 1, 16)[8])!.Value.Part);
        Same(Circle(0).Inverse() * Circle(0.25), track.At(Times(0, 1, 16)[12])!.Value.Pose, 1e-9);
    }

    [Theory]
    [InlineData("h\n2,1,0,0,0,0,0,0\n2,1,0,0,0,0,0,0", "vo.csv: its lines overlap at the time 1.")]
    [InlineData("h\n4,1,0,0,0,0,0,0\n5,2,0,0,0,0,0,0", "vo.csv: its lines overlap at the time 2.")]
    [InlineData("h\n1,2,0,0,0,0,0,0", "vo.csv, line 2: the source time 1 is not after the destination time 2.")]
    [InlineData("h\n2,1,0,0,0,0,0", "vo.csv, line 2: 7 columns, not 8.")]
    [InlineData("h\n2,1,0,0,x,0,0,0", "vo.csv, line 2: 'x' is no number.")]
    [InlineData("h\n\n-2,1,0,0,0,0,0,0", "vo.csv, line 3: '-2' is no time in microseconds.")]
    [InlineData("h\n2,1,0,0,1e300,0,0,0", "vo.csv, line 2: 0 0 1e300 0 0 0 are no metres and radians of a car.")]
    [InlineData("h\n9223372036854775807,1,0,0,0,0,0,0", "vo.csv, line 2: '9223372036854775807' is no time in microseconds.")]
    [InlineData("h\n", "vo.csv: it tells of no motion.")]
    public void A_wrong_file_is_named(string csv, string problem)
    {
        Directory.CreateDirectory(Path("vo"));
        File.WriteAllText(Odometry, csv);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => VehicleTrack.FromOdometry(Odometry)).Message, StringComparison.Ordinal);
    }

    private string Odometry => Path("vo/vo.csv");

    private new string Path(string file) => System.IO.Path.Combine(Sequence, file);

    private static Pose Circle(double seconds) =>
        Pose.FromAxisAngle(new Point3(0, 0, YawRate * seconds), new Point3(Speed / YawRate * Math.Sin(YawRate * seconds), Speed / YawRate * (1 - Math.Cos(YawRate * seconds)), 0));

    private static void Same(Pose expected, Pose actual, double tolerance)
    {
        foreach (var (a, b) in expected.ToMatrix().Zip(actual.ToMatrix()))
            Assert.Equal(a, b, tolerance);
    }
}
