namespace Fathom.Datasets;

/// <summary>
/// Reads any set of pictures from a text file of JSON lines, one frame a line; blank lines are skipped:
/// <code>{"rgb": "rgb/1.png", "depth": "depth/1.png", "depth_scale": 256, "cap": 80, "intrinsics": [721.5, 721.5, 609.6, 172.9], "place": "street", "condition": "day", "crop": "garg"}</code>
/// <list type="table">
/// <item><term>rgb</term><description>the picture; needed</description></item>
/// <item><term>depth, depth_scale, kind, mask</term><description>16-bit PNG with its steps a unit, or EXR, TIFF, NPY, PFM; the kind of its numbers (<c>metric-depth</c>, <c>relative-depth</c>, <c>disparity</c>, <c>inverse-depth</c>, <c>affine-inverse-depth</c>),
/// metric for a PNG and what the file says for others; a picture that is black where depth is unknown</description></item>
/// <item><term>nearer, farther</term><description>in the place of depth: two points [column, row] from 0</description></item>
/// <item><term>intrinsics, pose</term><description>[fx, fy, cx, cy] in pixels, zeros where unknown; camera to world, 3×4 or 4×4 numbers row by row, metres</description></item>
/// <item><term>previous, next, sequence, time</term><description>pictures before and after from the same camera; the recording's name; seconds</description></item>
/// <item><term>other_eye, baseline</term><description>the rectified picture of the other eye, and how many metres it stands to the right</description></item>
/// <item><term>cap, crop, place, condition, name</term><description>how evaluation treats and groups the frame, and what it is called</description></item>
/// </list>
/// Paths are relative to the file and stay below its folder.
/// </summary>
public static class Manifest
{
    private static readonly string[] Keys =
        ["rgb", "depth", "depth_scale", "kind", "mask", "nearer", "farther", "intrinsics", "pose", "previous", "next", "sequence", "time", "other_eye", "baseline", "place", "condition", "crop", "cap", "name"];

    private static readonly IReadOnlyDictionary<string, DepthKind> Kinds = EnumNames.All<DepthKind>();

    private static readonly IReadOnlyDictionary<string, EvaluationCrop> Crops = EnumNames.All<EvaluationCrop>();

    /// <summary>Reads frame after frame as they are asked for; opens no picture.</summary>
    /// <param name="path">The manifest.</param>
    /// <exception cref="ManifestException">The file is missing (at once), or a line is wrong (when it is reached).</exception>
    public static IEnumerable<DatasetFrame> Read(string path)
    {
        if (!File.Exists(path))
            throw new ManifestException(path, 0, Directory.Exists(path) ? "a folder; give the manifest in it" : "there is no such file");
        return File.ReadLines(path).Select((line, i) => (Line: line, Number: i + 1)).Where(line => !string.IsNullOrWhiteSpace(line.Line)).Select(line => Frame(ManifestLine.Parse(line.Line, path, line.Number, Keys)));
    }

    private static DatasetFrame Frame(ManifestLine line)
    {
        var picture = line.File("rgb") ?? throw line.Missing("rgb");
        return new DatasetFrame
        {
            Name = line.FileName("name") ?? Path.GetFileNameWithoutExtension(picture),
            Picture = new(picture),
            Depth = Depth(line),
            Pair = Pair(line),
            Cap = line.Positive("cap") ?? double.PositiveInfinity,
            Intrinsics = Intrinsics(line),
            Pose = Pose(line),
            Sequence = line.Text("sequence") ?? "",
            Time = line.Number("time"),
            PreviousPicture = Picture(line, "previous"),
            NextPicture = Picture(line, "next"),
            OtherEye = Picture(line, "other_eye"),
            Baseline = line.Number("baseline") ?? 0,
            Place = line.Text("place") ?? "",
            Condition = line.Text("condition") ?? "",
            Crop = line.Choice("crop", Crops) ?? EvaluationCrop.None,
        };
    }

    private static FramePicture? Picture(ManifestLine line, string key) => line.File(key) is { } path ? new(path) : null;

    private static DescribedDepth? Depth(ManifestLine line)
    {
        var (path, scale, kind, mask) = (line.File("depth"), line.Positive("depth_scale"), line.Choice("kind", Kinds), line.File("mask"));
        if (path is null)
            return scale is null && kind is null && mask is null ? null : throw line.Missing("depth");
        if (scale is null && Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
            throw line.Missing("depth_scale");
        return new DescribedDepth(path, kind) { Steps = scale, MaskPath = mask };
    }

    private static OrdinalPair? Pair(ManifestLine line) => (line.Numbers("nearer", 2), line.Numbers("farther", 2)) switch
    {
        (null, null) => null,
        ([var x, var y], [var u, var v]) when new[] { x, y, u, v }.All(number => number >= 0 && number < int.MaxValue && number == Math.Floor(number)) => new OrdinalPair(((int)x, (int)y), ((int)u, (int)v)),
        _ => throw line.Wrong("nearer and farther: both are needed, each [column, row] in whole pixels from 0"),
    };

    private static (double Fx, double Fy, double Cx, double Cy)? Intrinsics(ManifestLine line)
    {
        const string Problem = "four numbers are needed, [fx, fy, cx, cy] in pixels, or zeros where unknown";
        return line.Numbers("intrinsics", 4, Problem) switch
        {
            null or [0.0, 0.0, 0.0, 0.0] => null,
            [> 0 and var fx, > 0 and var fy, var cx, var cy] => (fx, fy, cx, cy),
            _ => throw line.Wrong("intrinsics", Problem),
        };
    }

    private static Pose? Pose(ManifestLine line)
    {
        const string Problem = "12 or 16 numbers are needed, camera to world, row by row";
        if (line.Numbers("pose", null, Problem) is not { } numbers)
            return null;
        try
        {
            return numbers.Length is 12 or 16 ? Fathom.Pose.FromMatrix(numbers.Length == 16 ? numbers : [.. numbers, 0, 0, 0, 1]) : throw line.Wrong("pose", Problem);
        }
        catch (ArgumentException error)
        {
            throw line.Wrong("pose", error.Message.TrimEnd('.'));
        }
    }
}
