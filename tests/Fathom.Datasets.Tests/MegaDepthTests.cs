using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class MegaDepthTests : Layout
{
    [Fact]
    public void Depth_is_relative_and_0_is_unknown_and_ordinal_files_are_left_out_and_told()
    {
        Pictures(4, 3, "0001/dense0/imgs/b.jpg", "0001/dense0/imgs/a.jpg", "0000/dense1/imgs/c.JPG");
        foreach (var (name, file) in new[] { ("0001/dense0/depths/a.h5", "megadepth"), ("0001/dense0/depths/b.h5", "ordinal"), ("0000/dense1/depths/c.h5", "megadepth") })
            File.Copy(System.IO.Path.Combine(Repository.Root, $"tests/Fathom.Datasets.Tests/Hdf5/fixtures/{file}.h5"), At(name));
        var ordinal = new List<string>();

        var frames = MegaDepth.Read(Path, ordinal.Add).ToList();

        Assert.Equal(["0000_dense1_c", "0001_dense0_a"], Names(frames));
        Assert.Equal([this["0001/dense0/depths/b.h5"]], ordinal);
        var depth = frames[1].Load().Depth;
        Assert.Equal((4, 3, DepthKind.RelativeDepth), (depth.Width, depth.Height, depth.Kind));
        Assert.Equal([0, 2.5f, 3, 3.5f, 3, 3.5f, 4, 4.5f, 4, 4.5f, 5, 5.5f], depth.Values);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i > 0), Known(depth));
        Assert.Contains("marks of an ordinal loss", Assert.Throws<DatasetException>(() => new MegaDepthFile(ordinal[0]).Read(4, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_other_file_is_named_when_it_is_reached()
    {
        Pictures(2, 2, "0000/dense0/imgs/a.jpg");
        Assert.Contains("a.h5: there is no such file.", Assert.Throws<DatasetException>(() => MegaDepth.Read(Path).ToList()).Message, StringComparison.Ordinal);
        Named(root => MegaDepth.Read(root), "*/dense*/imgs/*");
    }
}
