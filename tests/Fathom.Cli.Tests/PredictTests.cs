namespace Fathom.Cli.Tests;

public sealed class PredictTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_picture_becomes_three_files_and_three_lines()
    {
        var result = Predict(folder.Picture("street.png", brightness: 51));

        Assert.Equal(["street.pfm", "street.pfm.json", "street.png", "street.preview.png"], folder.Files("out"));
        // (51 + 51 + 51) / 255.
        Assert.All(DepthMap.LoadPfm(folder["out/street.pfm"], DepthKind.AffineInverseDepth).Values, value => Assert.Equal(0.6f, value, 1e-6f));
        Snapshot.Matches(result.Screen(folder), "predict-one");
    }

    [Fact]
    public void Bright_pixels_of_the_16_bit_file_are_those_of_the_float_file()
    {
        var image = new Image(64, 48);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i / 3 % 64 * 4);
        image.Save(folder["ramp.png"]);

        Predict(folder["ramp.png"]);

        var values = DepthMap.LoadPfm(folder["out/ramp.pfm"], DepthKind.AffineInverseDepth).Values;
        var steps = StoredNumbers.Of(folder["out/ramp.png"]);
        float least = values.Min(), range = values.Max() - least;
        Assert.Equal(values.Select(value => MathF.Round((value - least) / range * 65535)), steps, (expected, found) => Math.Abs(expected - found) <= 1);
    }

    [Theory]
    [InlineData(DepthKind.MetricDepth, 256)]
    [InlineData(DepthKind.Disparity, 256)]
    [InlineData(DepthKind.InverseDepth, 10_000)]
    public void The_16_bit_file_of_a_kind_with_a_unit_is_the_float_file_in_steps(DepthKind kind, int steps)
    {
        var result = PredictAs(kind);

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var values = DepthMap.LoadPfm(folder["out/street.pfm"], kind).Values;
        var stored = DepthMap.FromPng16(folder["out/street.png"], steps, kind).Values;
        Assert.All(values.Zip(stored), pair => Assert.Equal(pair.First, pair.Second, 0.51f / steps));
    }

    [Fact]
    public void A_metric_map_is_told_with_its_metres() => Snapshot.Matches(PredictAs(DepthKind.MetricDepth).Screen(folder), "predict-metric");

    [Theory]
    [InlineData(DepthKind.MetricDepth, "png16", "metric depth: far is bright; metres, × 256 in the 16-bit PNG")]
    [InlineData(DepthKind.MetricDepth, "preview", "metric depth: near is bright; metres")]
    [InlineData(DepthKind.RelativeDepth, "pfm,preview", "relative depth: far is bright, in the preview near; not metres")]
    [InlineData(DepthKind.Disparity, "png16,preview", "disparity: near is bright; pixels, × 256 in the 16-bit PNG")]
    public void What_is_bright_is_said_of_the_files_that_were_written(DepthKind kind, string formats, string meaning) =>
        Assert.Contains($"  {meaning}\n", PredictAs(kind, "--format", formats).Output, StringComparison.Ordinal);

    [Fact]
    public void Only_the_formats_asked_for_are_written()
    {
        Predict(folder.Picture("street.png"), "--format", "pfm,preview");

        Assert.Equal(["street.pfm", "street.pfm.json", "street.preview.png"], folder.Files("out"));
    }

    [Fact]
    public void Every_format_of_floats_holds_the_same_values_with_kind_and_camera()
    {
        var result = Predict(folder.Picture("street.png", brightness: 51), "--format", "pfm,exr,tiff,npy,png16", "--intrinsics", "50,51,31.5,23");

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal(["street.exr", "street.npy", "street.npy.json", "street.pfm", "street.pfm.json", "street.png", "street.tiff", "street.tiff.json"], folder.Files("out"));
        foreach (var name in new[] { "street.exr", "street.npy", "street.pfm", "street.tiff", "street.png" })
        {
            var map = DepthMap.Load(folder[$"out/{name}"]);
            Assert.Equal((DepthKind.AffineInverseDepth, new Camera(64, 48, 50, 51, 31.5, 23)), (map.Kind, map.Camera));
            Assert.All(map.Values, value => Assert.Equal(0.6f, value, 1e-6f));
        }
    }

    [Fact]
    public void Two_known_distances_make_metres_and_points()
    {
        // Inverse depth rises from left to right: 1 / metres = value / 10.
        var image = new Image(64, 48);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i / 3 % 64 * 3 + 51);
        image.Save(folder["ramp.png"]);
        var near = 10 / (3 * (60 * 3 + 51) / 255.0);
        var far = 10 / (3 * 51 / 255.0);

        var result = Predict(folder["ramp.png"], "-f", "exr,ply,glb", "--fov", "90", "--known", FormattableString.Invariant($"60,7,{near}"), "--known", FormattableString.Invariant($"0,40,{far}"));

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var map = DepthMap.Load(folder["out/ramp.exr"]);
        Assert.Equal(DepthKind.MetricDepth, map.Kind);
        Assert.Equal(near, map[60, 7], 1e-4);
        Assert.Equal(far, map[0, 40], 1e-4);
        var cloud = PointCloud.LoadPly(folder["out/ramp.ply"]);
        Assert.Equal((64 * 48, DepthUnit.Metre), (cloud.Count, cloud.Unit));
        Assert.Equal(map.ToPointCloud(image).Positions, cloud.Positions);
        Assert.Equal(image.Pixels, cloud.Colors);
        Predict(folder["ramp.png"], "-f", "ply", "--fov", "90", "--known", FormattableString.Invariant($"60,7,{near}"), "--known", FormattableString.Invariant($"0,40,{far}"), "--far", "10");
        Assert.Equal(map.Values.Count(depth => depth <= 10), PointCloud.LoadPly(folder["out/ramp.ply"]).Count);
        Assert.Equal("glTF"u8, File.ReadAllBytes(folder["out/ramp.glb"]).AsSpan(0, 4));
        Snapshot.Matches(result.Screen(folder), "predict-points");
    }

    [Fact]
    public void Relative_depth_gives_points_without_unit()
    {
        var result = PredictAs(DepthKind.RelativeDepth, "-f", "ply", "--fov", "60");
        Assert.Contains("points from relative depth; not metres", result.Output);
        Assert.Equal(DepthUnit.None, PointCloud.LoadPly(folder["out/street.ply"]).Unit);
    }

    [Fact]
    public void Points_without_camera_or_depth_are_refused_with_the_way_out()
    {
        Snapshot.Matches(Predict(folder.Picture("street.png"), "-f", "ply").Screen(folder), "predict-points-no-camera");
        Snapshot.Matches(Predict(folder.Picture("street.png"), "-f", "png16,glb", "--fov", "60").Screen(folder), "predict-points-affine");
        Assert.Contains("baseline", PredictAs(DepthKind.Disparity, "-f", "ply", "--fov", "60").Error);
        Assert.Empty(folder.Files("out"));
    }

    [Theory]
    [InlineData("--fov", "200", "--fov: '200' is not one number between 0 and 180.")]
    [InlineData("--intrinsics", "1,2,3", "--intrinsics: '1,2,3' is not four numbers")]
    [InlineData("--far", "0", "--far: '0' is not one positive number.")]
    [InlineData("--known", "1.5,2,3", "--known: '1.5,2,3' is not column, row and metres")]
    [InlineData("--known", "1,2,-3", "--known: '1,2,-3' is not column, row and metres")]
    public void Numbers_that_do_not_fit_are_refused(string option, string value, string message)
    {
        var result = Predict(folder.Picture("street.png"), option, value);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void Known_distances_belong_to_one_picture_and_lie_in_it()
    {
        folder.Picture("shots/a.png");
        folder.Picture("shots/b.png");
        Assert.Contains("one by one", Predict(folder["shots"], "--known", "1,1,2", "--known", "2,2,3").Error);
        Assert.Contains("outside the map", Predict(folder["shots/a.png"], "--known", "1,1,2", "--known", "64,2,3").Error);
        Assert.Contains("contradict", Predict(folder["shots/a.png"], "--known", "1,1,2", "--known", "2,2,3").Error);
    }

    [Fact]
    public void Preview_colours_can_be_chosen()
    {
        Predict(folder.Picture("street.png"), "--colors", "grey");

        var preview = Image.Load(folder["out/street.preview.png"]).Pixels;
        Assert.Equal(preview[0], preview[1]);
        Assert.Equal(preview[1], preview[2]);
    }

    [Fact]
    public void A_folder_keeps_its_sub_folders()
    {
        folder.Picture("shots/a.png");
        folder.Picture("shots/day/a.png");
        folder.Picture("shots/night/a.jpg");

        var result = Predict(folder["shots"], "--recursive", "--format", "pfm");

        Assert.Equal(["a.pfm", "a.pfm.json", "day/a.pfm", "day/a.pfm.json", "night/a.pfm", "night/a.pfm.json"], folder.Files("out"));
        Snapshot.Matches(result.Screen(folder), "predict-many");
    }

    [Fact]
    public void A_bad_picture_is_reported_and_the_rest_goes_on()
    {
        folder.Picture("shots/a.png");
        folder.Write("shots/b.png", "not a picture"u8);
        folder.Picture("shots/c.png");

        var result = Predict(folder["shots"], "--format", "pfm");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal(["a.pfm", "a.pfm.json", "c.pfm", "c.pfm.json"], folder.Files("out"));
        Snapshot.Matches(result.Screen(folder), "predict-one-of-three-failed");
    }

    [Fact]
    public void Two_pictures_that_would_become_one_file_are_refused_before_anything_is_written()
    {
        folder.Picture("shots/a.png");
        folder.Picture("shots/a.jpg");

        var result = Predict(folder["shots"]);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Empty(folder.Files("out"));
        Snapshot.Matches(result.Screen(folder), "predict-same-name");
    }

    [Fact]
    public void An_input_is_never_overwritten()
    {
        var picture = folder.Picture("out/street.png");
        var bytes = File.ReadAllBytes(picture);

        var result = Predict(picture, "--overwrite");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(picture));
        Snapshot.Matches(result.Screen(folder), "predict-onto-input");
    }

    [Fact]
    public void An_input_reached_through_a_link_is_never_overwritten_either()
    {
        var picture = folder.Picture("out/street.png");
        var bytes = File.ReadAllBytes(picture);
        Directory.CreateSymbolicLink(folder["link"], folder["out"]);

        var result = Predict(folder["link/street.png"], "--overwrite");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(picture));
    }

    [Fact]
    public void A_file_beside_the_inputs_is_replaced_only_on_request()
    {
        var photo = folder.Picture("out/street.png");
        var bytes = File.ReadAllBytes(photo);
        var other = folder.Picture("out/street.jpg");

        var refused = Predict(other, "--format", "png16");
        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(photo));
        Snapshot.Matches(refused.Screen(folder), "predict-beside-inputs");

        // Without its float file the picture is not done, and all of its files would be written.
        Assert.Equal(ExitCode.Usage, Predict(other, "--format", "png16,pfm", "--skip-existing").ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(photo));

        Assert.Equal(ExitCode.Done, Predict(other, "--format", "png16", "--overwrite").ExitCode);
        Assert.NotEqual(bytes, File.ReadAllBytes(photo));
    }

    [Fact]
    public void Results_of_an_earlier_run_are_replaced()
    {
        Predict(folder.Picture("street.png", brightness: 51));
        Predict(folder.Picture("street.png", brightness: 255));

        Assert.Equal(3f, DepthMap.LoadPfm(folder["out/street.pfm"], DepthKind.AffineInverseDepth)[0, 0], 1e-6f);
    }

    [Fact]
    public void Skip_existing_does_only_the_rest()
    {
        folder.Picture("shots/a.png");
        folder.Picture("shots/b.png");
        Predict(folder["shots/a.png"], "--format", "pfm");
        var written = File.GetLastWriteTimeUtc(folder["out/a.pfm"]);

        var result = Predict(folder["shots"], "--format", "pfm", "--skip-existing");

        Assert.Equal(["a.pfm", "a.pfm.json", "b.pfm", "b.pfm.json"], folder.Files("out"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder["out/a.pfm"]));
        Snapshot.Matches(result.Screen(folder), "predict-skip-existing");
    }

    [Theory]
    [InlineData("shots/depth")]
    [InlineData("shots/depth/")]
    public void Results_in_a_searched_folder_do_not_become_inputs(string output)
    {
        folder.Picture("shots/a.png");
        string[] words = ["predict", folder["shots"], "-r", "-o", folder[output], "--model", folder.Model()];

        Assert.Equal(ExitCode.Done, CommandResult.Of(words).ExitCode);
        Assert.Equal(ExitCode.Done, CommandResult.Of(words).ExitCode);

        Assert.Equal(["a.png", "depth/a.pfm", "depth/a.pfm.json", "depth/a.png", "depth/a.preview.png"], folder.Files("shots"));
    }

    [Fact]
    public void Nothing_half_written_stays_behind()
    {
        folder.Picture("street.png");
        Predict(folder["street.png"]);

        Assert.DoesNotContain(folder.Files(), file => Path.GetFileName(file).StartsWith('.'));
    }

    private CommandResult Predict(params string[] words) =>
        CommandResult.Of(["predict", .. words, "-o", folder["out"], "--model", folder.Model()]);

    private CommandResult PredictAs(DepthKind kind, params string[] words) =>
        CommandResult.Of(["predict", folder.Picture("street.png"), .. words, "-o", folder["out"], "--model", folder.Model(kind: kind)]);
}
