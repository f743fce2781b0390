namespace Fathom.Datasets.Doctor;

/// <summary>
/// Where the doctor draws its lines. "Seen" is what sound data have: twelve real frames of KITTI, DENSE, NYU, TUM, SUN RGB-D and Middlebury, two real videos, and rendered streets and rooms by day and night.
/// </summary>
public sealed record DoctorSettings
{
    /// <summary>Frames whose pixels are read, spread evenly over each split; null for all.</summary>
    public int? Sample { get; init; } = 200;

    /// <summary>Pairs of neighbours whose motion is measured, spread evenly.</summary>
    public int MotionPairs { get; init; } = 60;

    /// <summary>Difference of the aspects of picture and depth, as a share: what rounding to whole pixels may do to a small depth. Seen: 0.</summary>
    public double AspectTolerance { get; init; } = 0.02;

    /// <summary>Share of measured pixels with the largest finite value from which a depth is saturated. A sky that is written as the largest number has it too: 0.59 seen.</summary>
    public double Saturated { get; init; } = 0.75;

    /// <summary>Medians of metric depth, in metres, that a set can have: nearer than a hand, or farther than any laser reaches, is another unit. Seen: 0.46, things on a table, to 35.</summary>
    public (double Least, double Most) MedianDepth { get; init; } = (0.1, 500);

    /// <summary>How many times a frame's median may differ from the set's: 1000 stands between metres and millimetres, 10 between a shelf and a street.</summary>
    public double MedianSpread { get; init; } = 40;

    /// <summary>Share of measured pixels beyond the cap from which the scale must be wrong. Seen: 0.02.</summary>
    public double BeyondCap { get; init; } = 0.5;

    /// <summary>Metres from the camera down to the street, the median of a set: roofs and masts included, but less than a factor of 3.9 (256 steps taken for 1000, or the other way round) from the 1.65 of cars. Seen: 1.65 and 1.7.</summary>
    public (double Least, double Most) GroundBelow { get; init; } = (0.6, 4);

    /// <summary>Medians of metric depth indoors, in metres, the median of a set: a factor of 3.9 from the usual 2 to 4. Seen: 1.9 to 3.3.</summary>
    public (double Least, double Most) IndoorDepth { get; init; } = (0.6, 7);

    /// <summary>Frames with depth that are needed to judge a set by its median.</summary>
    public int FewestDepths { get; init; } = 3;

    /// <summary>The median correlation of nearness with the row below which near and far look swapped. Seen: 0.65 for the real frames, 0.88 for streets, 0.07 for rooms, −0.11 for a walk around a table.</summary>
    public double NearBelow { get; init; } = -0.35;

    /// <summary>Focal length as a share of the picture's width: from an angle of view of 136° to 11°. Seen: 0.57 to 1.34.</summary>
    public (double Least, double Most) FocalLength { get; init; } = (0.2, 5);

    /// <summary>How far the principal point may be from the middle, as a share of the side: cut-outs of a larger picture have 0.2.</summary>
    public double OffCentre { get; init; } = 0.3;

    /// <summary>How far fx / fy may be from 1. Seen: 0.007.</summary>
    public double UnequalFocalLengths { get; init; } = 0.1;

    /// <summary>How far the principal point of a whole picture may be off the middle in one direction more than in the other, by which intrinsics of another size are known. Seen: 0.07 for KITTI's.</summary>
    public double MostSkew { get; init; } = 0.12;

    /// <summary>Agreement of ratios by which the intrinsics of RobotCar's uncropped pictures are known.</summary>
    public double RatioTolerance { get; init; } = 0.01;

    /// <summary>How many times its usual step, longer than three quarters of them, a camera may move or turn from frame to frame. Seen: 1.01.</summary>
    public double JumpTimes { get; init; } = 5;

    /// <summary>Metres from one frame to the next that are no jump in any case: setting off.</summary>
    public double JumpMetres { get; init; } = 1;

    /// <summary>Degrees from one frame to the next that are no jump in any case: a corner.</summary>
    public double JumpDegrees { get; init; } = 20;

    /// <summary>How many times the usual interval is a gap.</summary>
    public double Gap { get; init; } = 3.5;

    /// <summary>Share of backward steps in time up to which a list without links is taken for a recording with mistakes; beyond it, for a list in no order.</summary>
    public double MostDisorder { get; init; } = 0.2;

    /// <summary>Correlation of 32×32 grey values from which two pictures are copies. Seen: 0.9978 for neighbours of a video, 0.9931 for the two eyes; saved again as JPEG of quality 60: 0.99997.</summary>
    public double SamePicture { get; init; } = 0.9992;

    /// <summary>Median flow, as a share of the width, below which nothing moves: an eighth of a pixel of 256. Seen: 0.0054.</summary>
    public double NoMotion { get; init; } = 0.0005;

    /// <summary>Share of pairs without motion from which they are reported: cars stop at lights.</summary>
    public double StaticPairs { get; init; } = 0.3;

    /// <summary>Median flow of a set below which depth can hardly be learnt from motion: half a pixel of 256.</summary>
    public double LittleMotion { get; init; } = 0.002;

    /// <summary>Share of pixels, in the median of a set, that flow there and back does not bring home, from which too little is seen in both pictures.</summary>
    public double Lost { get; init; } = 0.6;

    /// <summary>Distance from home, as a share of the width, from which a pixel is lost.</summary>
    public double Home { get; init; } = 0.01;

    /// <summary>Share of a recording's pictures that may be of another size by mistake; with more it is no recording, but a folder of pictures.</summary>
    public double OddSizes { get; init; } = 0.2;

    /// <summary>Standard deviation of grey values, of 255, below which a picture is of one colour. Seen: 4, a moonlit wood.</summary>
    public double Contrast { get; init; } = 1.5;

    /// <summary>Share of white pixels. Seen: 0.23.</summary>
    public double White { get; init; } = 0.6;

    /// <summary>Share of black pixels. Seen: 0.49, a night street.</summary>
    public double Black { get; init; } = 0.95;

    /// <summary>Mean grey value below which it is not day. Seen: 42 in rooms, 22 among abstract shapes.</summary>
    public double DarkestDay { get; init; } = 14;

    /// <summary>Mean grey value above which it is not night. Seen: 85 in streets, 127 where lamps burn.</summary>
    public double BrightestNight { get; init; } = 165;

    /// <summary>The rarer one's share of day and night from which they are in balance.</summary>
    public double Balance { get; init; } = 0.1;
}
