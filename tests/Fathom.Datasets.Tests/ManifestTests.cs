using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_field_is_read_and_paths_are_relative_to_the_file()
    {
        var entry = Assert.Single(Read("""
            {"rgb": "rgb/a.b.png", "depth": "depth/../d.png", "depth_scale": 1000, "intrinsics": [700, 710.5, 600, 170], "place": "street", "condition": "night", "crop": "garg", "cap": 80}
            """));
        Assert.Equal(folder["rgb/a.b.png"], entry.Picture.Path);
        Assert.Equal(("a.b", folder["depth/../d.png"], 1000.0, 80.0), (entry.Name, entry.Depth!.Path, ((DescribedDepth)entry.Depth).Steps, entry.Cap));
        Assert.Equal((700, 710.5, 600, 170), entry.Intrinsics);
        Assert.Equal(("street", "night", EvaluationCrop.Garg), (entry.Place, entry.Condition, entry.Crop));
    }

    [Fact]
    public void A_name_that_is_given_goes_before_the_picture_s()
    {
        var entry = Assert.Single(Read("""{"name": "Scene01 night.7", "rgb": "rgb/00007.png", "depth": "d.png", "depth_scale": 256, "cap": 10}"""));
        Assert.Equal("Scene01 night.7", entry.Name);
    }

    [Fact]
    public void What_is_optional_has_a_default_and_blank_lines_are_skipped()
    {
        var entry = Assert.Single(Read("\n" + """{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""" + "\n\n"));
        Assert.Null(entry.Intrinsics);
        Assert.Equal(("", "", EvaluationCrop.None), (entry.Place, entry.Condition, entry.Crop));
        Assert.Null(Read("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "intrinsics": [0, 0, 0, 0]}""")[0].Intrinsics);
    }

    [Theory]
    [InlineData("""{"rgb": "a.png", "dept": "d.png", "depth_scale": 256, "cap": 10}""", "unknown key 'dept'. Did you mean 'depth'?")]
    [InlineData("""{"depth": "d.png", "depth_scale": 256, "cap": 10}""", "'rgb' is missing.")]
    [InlineData("""{"name": "../a", "rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""", "name: '../a' is no name of a file.")]
    [InlineData("""{"name": "..\\a", "rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""", "name: '..\\a' is no name of a file.")]
    [InlineData("""{"name": "", "rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""", "name: '' is no name of a file.")]
    [InlineData("""{"rgb": 3, "depth": "d.png", "depth_scale": 256, "cap": 10}""", "rgb: 3 is no text.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "cap": 10}""", "'depth_scale' is missing.")]
    [InlineData("""{"rgb": "a.png", "depth_scale": 256}""", "'depth' is missing.")]
    [InlineData("""{"rgb": "../a.png"}""", "rgb: '../a.png' lies outside the manifest's folder")]
    [InlineData("""{"rgb": "a.png", "depth": "/etc/passwd", "depth_scale": 1}""", "depth: '/etc/passwd' lies outside the manifest's folder")]
    [InlineData("""{"rgb": "a.png", "next": "b/../../c.png"}""", "next: 'b/../../c.png' lies outside the manifest's folder")]
    [InlineData("""{"rgb": "a.png", "depth": "d.pfm", "kind": "inverse"}""", "kind: 'inverse'. Known are: metric-depth, relative-depth, disparity, inverse-depth, affine-inverse-depth.")]
    [InlineData("""{"rgb": "a.png", "pose": [1, 2, 3]}""", "pose: [1, 2, 3]; 12 or 16 numbers are needed, camera to world, row by row.")]
    [InlineData("""{"rgb": "a.png", "pose": [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]}""", "pose: [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]; ")]
    [InlineData("""{"rgb": "a.png", "nearer": [1, 2]}""", "nearer and farther: both are needed, each [column, row] in whole pixels from 0.")]
    [InlineData("""{"rgb": "a.png", "nearer": [1, 2], "farther": [1, -2]}""", "nearer and farther: both are needed, each [column, row] in whole pixels from 0.")]
    [InlineData("""{"rgb": "a.png", "time": "now"}""", "time: \"now\" is no number.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": "256", "cap": 10}""", "depth_scale: \"256\" is no number above 0.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 0, "cap": 10}""", "depth_scale: 0 is no number above 0.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 1e999, "cap": 10}""", "depth_scale: 1e999 is no number above 0.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": -1}""", "cap: -1 is no number above 0.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "crop": "gargs"}""", "crop: 'gargs'. Did you mean 'garg'?")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "intrinsics": [1, 2, 3]}""", "intrinsics: [1, 2, 3]; four numbers are needed, [fx, fy, cx, cy] in pixels, or zeros where unknown.")]
    [InlineData("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "intrinsics": [0, 2, 3, 4]}""", "intrinsics: [0, 2, 3, 4]; four numbers")]
    [InlineData("""{"rgb": "a.png", "rgb": "b.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""", "rgb: given twice.")]
    [InlineData("""{"rgb": a.png}""", "no JSON at column 9; one object a line")]
    [InlineData("[1]", "no JSON object; one {…} a line.")]
    [InlineData("""{"rgb": "\ud800.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""", "a key or text has one half of a surrogate pair")]
    [InlineData("""{"\udc00": "a.png"}""", "a key or text has one half of a surrogate pair")]
    public void A_wrong_line_is_named_with_its_field(string line, string problem)
    {
        var good = """{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""";
        var error = Assert.Throws<ManifestException>(() => Read($"{good}\n{line}\n{good}"));
        Assert.Equal(2, error.Line);
        Assert.StartsWith($"{error.Path}, line 2: {problem}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_mask_pose_neighbours_other_eye_and_pairs_travel_along()
    {
        var frame = Assert.Single(Read("""
            {"rgb": "b.png", "depth": "d.npy", "kind": "affine-inverse-depth", "mask": "m.png", "pose": [0, -1, 0, 1, 1, 0, 0, 2, 0, 0, 1, 3], "previous": "a.png", "next": "c.png", "sequence": "walk", "time": 12.5, "other_eye": "r.png", "baseline": -0.54}
            """));
        Assert.Equal((folder["a.png"], folder["c.png"], folder["r.png"], -0.54, "walk", 12.5), (frame.PreviousPicture!.Path, frame.NextPicture!.Path, frame.OtherEye!.Path, frame.Baseline, frame.Sequence, frame.Time));
        Assert.Equal(new Point3(1, 2, 3), frame.Pose!.Translation);
        new Image(3, 1).Save(folder["b.png"]);
        new DepthMap(3, 1, [-1, 2, float.NaN], DepthKind.AffineInverseDepth).Save(folder["d.npy"]);
        File.Delete(folder["d.npy.json"]);
        var mask = new Image(3, 1);
        mask.Pixels[0] = mask.Pixels[8] = 255;
        mask.Save(folder["m.png"]);
        var depth = frame.Load().Depth;
        Assert.Equal((DepthKind.AffineInverseDepth, -1f), (depth.Kind, depth.Values[0]));
        // Grey 85 is not black; the third is no number.
        Assert.Equal([true, false, false], depth.Valid!);
        new Image(2, 1).Save(folder["m.png"]);
        Assert.Contains("the mask has 2×1 pixels, the depth 3×1", Assert.Throws<DatasetException>(frame.Load).Message, StringComparison.Ordinal);

        Assert.Equal(new OrdinalPair((3, 4), (0, 7)), Assert.Single(Read("""{"rgb": "b.png", "nearer": [3, 4], "farther": [0, 7]}""")).Pair);
    }

    [Fact]
    public void Lines_before_a_wrong_one_are_read_because_the_file_is_streamed()
    {
        File.WriteAllText(folder["m.jsonl"], """{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""" + "\nnonsense");
        Assert.Equal("a", Manifest.Read(folder["m.jsonl"]).First().Name);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused_at_once()
    {
        Assert.Contains("there is no such file", Assert.Throws<ManifestException>(() => Manifest.Read(folder["none"])).Message, StringComparison.Ordinal);
        Assert.Contains("a folder; give the manifest in it", Assert.Throws<ManifestException>(() => Manifest.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_is_loaded_in_metres_with_mask_and_a_camera_of_the_depths_size()
    {
        new Image(8, 4).Save(folder["a.png"]);
        new DepthMap(4, 2, [1, 2, 3, 4, 5, 6, 7, 8], DepthKind.MetricDepth, [true, true, true, false, true, true, true, true])
            .SavePng16(folder["d.png"], unitsPerMetre: 1000);
        var sample = Read("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 1000, "intrinsics": [10, 10, 3.5, 1.5], "cap": 10, "place": "indoor"}""")[0].Load();

        Assert.Equal(("a", 8, 4, "indoor", 10.0), (sample.Name, sample.Image.Width, sample.Image.Height, sample.Place, sample.Cap));
        Assert.Equal([1, 2, 3, 0, 5, 6, 7, 8], sample.Depth.Values);
        Assert.Equal([true, true, true, false, true, true, true, true], sample.Depth.Valid!);
        Assert.Equal(new Camera(4, 2, 5, 5, 1.5, 0.5), sample.Depth.Camera);
    }

    [Fact]
    public void A_depth_file_that_says_another_scale_than_the_manifest_is_refused_and_its_camera_is_taken_where_the_manifest_has_none()
    {
        new Image(2, 1).Save(folder["a.png"]);
        var camera = new Camera(2, 1, 3, 4, 0.5, 0);
        new DepthMap(2, 1, [1, 2], DepthKind.MetricDepth, camera: camera).SavePng16(folder["d.png"], unitsPerMetre: 256);
        Assert.Equal(camera, Read("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10}""")[0].Load().Depth.Camera);
        var wrong = Read("""{"rgb": "a.png", "depth": "d.png", "depth_scale": 1000, "cap": 10}""")[0];
        Assert.Contains("× 256, 0 = unknown; asked for was value × 1000", Assert.Throws<PictureException>(wrong.Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Crops_are_named_by_words()
    {
        var entries = Read("""
            {"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "crop": "nyu-eigen"}
            {"rgb": "a.png", "depth": "d.png", "depth_scale": 256, "cap": 10, "crop": "none"}
            """);
        Assert.Equal([EvaluationCrop.NyuEigen, EvaluationCrop.None], entries.Select(entry => entry.Crop));
    }

    [Fact]
    public void The_real_frames_are_read_with_their_sizes_and_cameras()
    {
        var samples = Manifest.Read(SharedFolder.Require("realdata/manifest.jsonl")).Select(entry => entry.Load()).ToList();

        Assert.Equal(12, samples.Count);
        Assert.All(samples, sample => Assert.Equal((sample.Image.Width, sample.Image.Height), (sample.Depth.Width, sample.Depth.Height)));
        Assert.Equal(["nyu_fastdepth", "sun_corridor"], samples.Where(sample => sample.Depth.Camera is null).Select(sample => sample.Name).Order());
        Assert.Equal(6, samples.Count(sample => sample.Place == "street"));
        Assert.Equal(5, samples.Count(sample => sample.Crop == EvaluationCrop.Garg));
        Assert.Equal(707.0493, samples.Single(sample => sample.Name == "kitti_dense_005").Depth.Camera!.Fx);
    }

    private List<DatasetFrame> Read(string text)
    {
        var path = folder["manifest.jsonl"];
        File.WriteAllText(path, text);
        return [.. Manifest.Read(path)];
    }
}
