using System.Globalization;
using System.Runtime.InteropServices;
using Fathom.Datasets.RobotCar;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.RobotCar;

/// <summary>A small sequence of RobotCar and the SDK's files, for cameras of 40×30 pixels with focal length 20.</summary>
public abstract class RobotCarFolder : TemporaryFolder
{
    protected const int Width = 40, Height = 30;
    protected const long Now = 1_418_132_504_537_582, Second = 1_000_000;

    // Published: x y z roll pitch yaw.
    protected const string LmsFront = "1.7589 0.2268 1.0411 -0.0437 -1.4572 0.0356", Ins = "-1.7132 0.1181 1.1948 -0.0125 0.0400 0.0050";

    protected string Sequence => this["2014-12-09-13-21-02"];

    protected string Sdk => this["sdk"];

    protected void WriteSdk(string scanner = LmsFront)
    {
        Directory.CreateDirectory(this["sdk/models"]);
        Directory.CreateDirectory(this["sdk/extrinsics"]);
        foreach (var (name, place) in new[] { ("stereo_wide_left", "0"), ("stereo_wide_right", "0.239983"), ("stereo_narrow_left", "0"), ("stereo_narrow_right", "0.12") })
        {
            File.WriteAllText(this[$"sdk/models/{name}.txt"], $"20 20 20 15\n-0 -0 1 0\n1 -0 -0 {place}\n-0 1 -0 0\n0 0 0 1\n");
            WriteTable(name, Width, Height, (x, y) => (x, y));
        }
        WriteExtrinsics("stereo", "0 0 0 0 0 0");
        WriteExtrinsics("ins", Ins);
        WriteExtrinsics("lms_front", scanner);
        WriteExtrinsics("ldmrs", scanner);
    }

    protected void WriteExtrinsics(string name, string numbers) => File.WriteAllText(this[$"sdk/extrinsics/{name}.txt"], numbers);

    protected void WriteTable(string name, int width, int height, Func<int, int, (double X, double Y)> source)
    {
        var table = new double[2 * width * height];
        for (var i = 0; i < width * height; i++)
            (table[i], table[width * height + i]) = source(i % width, i / width);
        Write($"sdk/models/{name}_distortion_lut.bin", MemoryMarshal.AsBytes(table.AsSpan()));
    }

    /// <summary>Pictures of one grey at the given times, listed in the given order.</summary>
    protected void WritePictures(string camera, params long[] times)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Sequence, "stereo", camera));
        foreach (var time in times)
            new Image(Width, Height).Save(Picture(camera, time));
        WriteTimes("stereo", times);
    }

    protected string Picture(string camera, long time) => System.IO.Path.Combine(Sequence, "stereo", camera, $"{time}.png");

    protected void WriteTimes(string sensor, params long[] times) => File.WriteAllLines(System.IO.Path.Combine(Sequence, sensor + ".timestamps"), times.Select(time => $"{time} 1"));

    protected void WriteScan(string scanner, long time, params double[] numbers)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Sequence, scanner));
        File.WriteAllBytes(System.IO.Path.Combine(Sequence, scanner, $"{time}.bin"), MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    /// <summary>Visual odometry of a motion, told at the given times.</summary>
    protected void WriteOdometry(Func<double, Pose> motion, params long[] times)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Sequence, "vo"));
        File.WriteAllLines(System.IO.Path.Combine(Sequence, "vo/vo.csv"), times.Zip(times.Skip(1)).Select(link => $"{link.Second},{link.First},{Csv(motion(Seconds(link.First)).Inverse() * motion(Seconds(link.Second)))}")
            .Prepend("source_timestamp,destination_timestamp,x,y,z,roll,pitch,yaw"));
    }

    /// <summary>Inertial navigation of a motion of the INS, told at the given times.</summary>
    protected void WriteIns(Func<double, Pose> motion, params long[] times)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Sequence, "gps"));
        File.WriteAllLines(System.IO.Path.Combine(Sequence, "gps/ins.csv"), times.Select(time =>
            {
                var numbers = Csv(motion(Seconds(time))).Split(',');
                return $"{time},INS_SOLUTION_GOOD,51.7,-1.2,110,{string.Join(',', numbers[..3])},30U,1,2,3,{string.Join(',', numbers[3..])}";
            })
            .Prepend("timestamp,ins_status,latitude,longitude,altitude,northing,easting,down,utm_zone,velocity_north,velocity_east,velocity_down,roll,pitch,yaw"));
    }

    /// <summary>x y z roll pitch yaw.</summary>
    protected static Pose Place(params double[] numbers) => VehicleTrack.Of([.. numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))], "here");

    protected static double Seconds(long time) => (time - Now) / (double)Second;

    /// <summary>Times at a rate, in microseconds, over some seconds around now.</summary>
    protected static long[] Times(double from, double to, double perSecond) => [.. Enumerable.Range(0, (int)Math.Round((to - from) * perSecond) + 1).Select(i => Now + (long)Math.Round((from + i / perSecond) * Second))];

    /// <summary>x y z roll pitch yaw of a motion, from the matrix's entries: R = Rz(yaw) · Ry(pitch) · Rx(roll).</summary>
    private static string Csv(Pose pose)
    {
        var r = pose.Rotation;
        double[] numbers = [pose.Translation.X, pose.Translation.Y, pose.Translation.Z, Math.Atan2(r[7], r[8]), Math.Asin(-r[6]), Math.Atan2(r[3], r[0])];
        return string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    protected RobotCarRaw Open(RobotCarSettings? settings = null) => new(Sequence, Sdk, settings);
}
