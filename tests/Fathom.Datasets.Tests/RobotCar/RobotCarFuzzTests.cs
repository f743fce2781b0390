using Fathom.Datasets.RobotCar;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.RobotCar;

public sealed class RobotCarFuzzTests : RobotCarFolder
{
    [Theory]
    [InlineData("stereo.timestamps")]
    [InlineData("lms_front.timestamps")]
    [InlineData("lms_front/1418132504537582.bin")]
    [InlineData("vo/vo.csv")]
    [InlineData("gps/ins.csv", MotionSource.Ins)]
    [InlineData("../sdk/models/stereo_wide_left.txt")]
    [InlineData("../sdk/extrinsics/lms_front.txt")]
    public void A_damaged_file_is_read_or_refused(string file, MotionSource motion = MotionSource.VisualOdometry)
    {
        WriteSdk();
        WritePictures("left", Now, Now + Second);
        WriteOdometry(seconds => Place(seconds, 0, 0, 0, 0, 0.1 * seconds), Times(-1, 1, 4));
        WriteIns(seconds => Place(seconds, 0, 0, 0, 0, 0.1 * seconds), Times(-1, 1, 4));
        WriteTimes("lms_front", Times(-1, 1, 2));
        foreach (var time in Times(-1, 1, 2))
            WriteScan("lms_front", time, 3, 1, 5, 4, -1, 5, 9, 0, 5);
        var path = System.IO.Path.Combine(Sequence, file);

        new Fuzzer(11, File.ReadAllBytes(path)).Run(150, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            foreach (var frame in Open(new() { Motion = motion }).Read())
                _ = (frame.Depth as AccumulatedScans)?.Accumulate(Width, Height);
        }, typeof(FathomException));
    }
}
