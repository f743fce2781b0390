using Fathom.Datasets.Nyu;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Nyu;

public sealed class NyuTests : Layout
{
    private static string Fixture(string name) => System.IO.Path.Combine(Repository.Root, $"tests/Fathom.Datasets.Tests/Hdf5/fixtures/{name}");

    [Fact]
    public void The_labelled_file_is_turned_upright()
    {
        var frames = NyuDepthV2.ReadLabelled(Fixture("nyu.mat"));

        Assert.Equal(["0001", "0002", "0003"], frames.Select(frame => frame.Name));
        Assert.All(frames, frame => Assert.Equal(("indoor", 10, EvaluationCrop.None), (frame.Place, frame.Cap, frame.Crop)));
        var (image, depth) = (frames[1].Load().Image, frames[1].Load().Depth);
        Assert.Equal((8, 6, 8, 6, DepthKind.MetricDepth), (image.Width, image.Height, depth.Width, depth.Height, depth.Kind));
        for (var y = 0; y < 6; y++)
            for (var x = 0; x < 8; x++)
            {
                for (var c = 0; c < 3; c++)
                    Assert.Equal((byte)(50 + 80 * c + 7 * x + y), image.Pixels[3 * (8 * y + x) + c]);
                var measured = (x + y) % 5 != 0;
                Assert.Equal(measured, depth.IsValid(8 * y + x));
                Assert.Equal(measured ? 2 + 0.25f * x + 0.0625f * y : 0, depth[x, y]);
            }
    }

    [Fact]
    public void Filled_depth_has_no_holes()
    {
        var depth = NyuDepthV2.ReadLabelled(Fixture("nyu.mat"), NyuDepth.Filled)[2].Load().Depth;
        Assert.Equal((3f, 3 + 7 * 0.25f + 5 * 0.0625f), (depth[0, 0], depth[7, 5]));
        Assert.All(Enumerable.Range(0, 48), i => Assert.True(depth.IsValid(i)));
    }

    [Fact]
    public void Splits_count_from_1()
    {
        Assert.Equal(["0001", "0003"], Names(NyuDepthV2.ReadLabelled(Fixture("nyu.mat"), Fixture("splits.mat"))));
        Assert.Equal(["0002"], Names(NyuDepthV2.ReadLabelled(Fixture("nyu.mat"), Fixture("splits.mat"), NyuSplit.Train)));
        File.WriteAllText(this["mine.txt"], "3\n\n2\n");
        Assert.Equal(["0003", "0002"], Names(NyuDepthV2.ReadLabelled(Fixture("nyu.mat"), this["mine.txt"])));
    }

    [Theory]
    [InlineData("0", "frame 0: ")]
    [InlineData("4", "nyu.mat has 1 to 3.")]
    [InlineData("1.5", "frame 1.5: ")]
    [InlineData("one", "'one' is no number of a frame.")]
    public void A_split_of_frames_that_are_not_there_is_refused(string line, string problem)
    {
        File.WriteAllText(this["mine.txt"], line);
        Assert.Contains(problem, Assert.Throws<DatasetException>(() => NyuDepthV2.ReadLabelled(Fixture("nyu.mat"), this["mine.txt"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_of_other_shapes_and_types_are_refused()
    {
        Refused("no 'images' is in it.", () => NyuDepthV2.ReadLabelled(Fixture("megadepth.h5")));
        var frames = NyuDepthV2.ReadLabelled(Fixture("shapes.h5"));
        Refused("'images' is 2×3×2×2 floats, not N×3×W×H bytes", () => frames[0].Picture.Read());
        Refused("'rawDepths' is 2×2, not N×W×H floats", () => frames[0].Depth!.Read(2, 2));
        Refused("'depths' is 2×2×2 bytes, not N×W×H floats", () => new NyuLabelledDepth(Fixture("shapes.h5"), 0, NyuDepth.Filled).Read(2, 2));
        Refused("'depth' is 2×2 bytes, not H×W floats", () => new MegaDepthFile(Fixture("shapes.h5")).Read(2, 2));

        static void Refused(string problem, Func<object> read) => Assert.Contains(problem, Assert.Throws<DatasetException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_pngs_have_millimetres()
    {
        Files("data/nyu2_test/00000_colors.png", "data/nyu2_test/00000_depth.png");
        File.WriteAllText(this["nyu2_test.csv"], "data/nyu2_test/00000_colors.png,data/nyu2_test/00000_depth.png\n");

        var frame = Assert.Single(NyuDepthV2.ReadPngs(Path, this["nyu2_test.csv"]));

        Assert.Equal(("data_nyu2_test_00000_colors", 8, EvaluationCrop.None), (frame.Name, frame.Cap, frame.Crop));
        Millimetres(frame);
        File.WriteAllText(this["out.csv"], "\n../a.png,b.png");
        Assert.Contains("out.csv, line 2: '../a.png' leads out of", Assert.Throws<DatasetException>(() => NyuDepthV2.ReadPngs(Path, this["out.csv"]).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenes_have_millimetres_and_Eigens_crop()
    {
        Files("bathroom/rgb_00045.jpg", "bathroom/sync_depth_00045.png", "attic/rgb_00001.jpg", "attic/sync_depth_00001.png");

        var frames = NyuDepthV2.ReadScenes(Path).ToList();

        Assert.Equal(["attic_00001", "bathroom_00045"], Names(frames));
        Assert.Equal(("bathroom", 10, EvaluationCrop.NyuEigen), (frames[1].Sequence, frames[1].Cap, frames[1].Crop));
        Millimetres(frames[1]);
        Named(NyuDepthV2.ReadScenes, "*/rgb_*.jpg");
    }

    [Fact]
    public void Numbers_of_all_types_are_read_from_MATLABs_files()
    {
        Assert.Equal([1.5, 300, 70000], MatFile.Read(Fixture("plain.mat"), "testNdxs"));
        Assert.Contains("no array 'some' of real numbers", Assert.Throws<DatasetException>(() => MatFile.Read(Fixture("plain.mat"), "some")).Message, StringComparison.Ordinal);
        Assert.Contains("no array 'testIdxs' of real numbers is in it. Did you mean 'testNdxs'?", Assert.Throws<DatasetException>(() => MatFile.Read(Fixture("splits.mat"), "testIdxs")).Message, StringComparison.Ordinal);
        Assert.Contains("no MATLAB file of version 5", Assert.Throws<DatasetException>(() => MatFile.Read(Fixture("nyu.mat"), "testNdxs")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_files_of_MATLAB_are_read_or_refused(int mutations) =>
        new Fuzzer(14, File.ReadAllBytes(Fixture("splits.mat")), File.ReadAllBytes(Fixture("plain.mat"))) { MemoryLimit = 64_000_000 }
            .Run(mutations, bytes => MatFile.Read(Write("fuzzed.mat", bytes), "testNdxs"), typeof(DatasetException));

    private static void Millimetres(DatasetFrame frame)
    {
        var depth = frame.Load().Depth;
        Assert.Equal([false, true, true, true], Known(depth));
        Assert.Equal([0.5f, 9.999f, 65.535f], depth.Values[1..]);
    }

    // Pictures and depths of two by two pixels.
    private void Files(params string[] names)
    {
        foreach (var name in names)
            if (name.Contains("depth", StringComparison.Ordinal))
                Png16.Save(At(name), [0, 500, 9999, 65535], 2, 2);
            else
                Pictures(2, 2, name);
    }
}
