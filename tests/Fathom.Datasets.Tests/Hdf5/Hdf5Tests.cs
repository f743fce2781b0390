using Fathom.Datasets.Hdf5;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Hdf5;

public sealed class Hdf5Tests : TemporaryFolder
{
    private const long Most = 1_000_000;

    private static string Fixture(string name) => System.IO.Path.Combine(Repository.Root, $"tests/Fathom.Datasets.Tests/Hdf5/fixtures/{name}");

    [Theory]
    [InlineData("kindf2")]
    [InlineData("kindf2big")]
    [InlineData("kindf4")]
    [InlineData("kindf4big")]
    [InlineData("kindf8")]
    [InlineData("kindf8big")]
    [InlineData("kindu1")]
    public void Numbers_of_every_kind_and_byte_order_are_read(string name)
    {
        using var file = Hdf5File.Open(Fixture("kinds.h5"));
        var array = file.Dataset(name);
        Assert.Equal([3L, 4], array.Shape);
        var expected = Enumerable.Range(0, 12).Select(i => 1.5f * i).Select(number => array.Type.IsFloat ? number : MathF.Floor(number)).ToArray();
        Assert.Equal(expected, array.Type.Floats(array.Read(0, 3, Most)));
        Assert.Equal(expected[4..8], array.Type.Floats(array.Read(1, 1, Most)));
    }

    [Fact]
    public void Compact_and_unwritten_arrays_are_read()
    {
        using var file = Hdf5File.Open(Fixture("kinds.h5"));
        var compact = file.Dataset("compact");
        Assert.Equal([3f, 4, 5], compact.Type.Floats(compact.Read(1, 1, Most)));
        Assert.Equal(new byte[48], file.Dataset("unwritten").Read(0, 3, Most));
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("chunks")]
    public void Layouts_of_older_versions_are_read(string name)
    {
        using var file = Hdf5File.Open(Fixture("old.h5"));
        var array = file.Dataset(name);
        Assert.Equal([0f, 2.5f, 3, 3.5f, 3, 3.5f, 4, 4.5f, 4, 4.5f, 5, 5.5f], array.Type.Floats(array.Read(0, 3, Most)));
    }

    [Fact]
    public void Every_slice_of_a_tree_of_two_levels_is_found()
    {
        using var file = Hdf5File.Open(Fixture("kinds.h5"));
        var deep = file.Dataset("deep");
        for (var i = 0; i < 200; i++)
            Assert.Equal([2f * i, 2 * i + 1], deep.Type.Floats(deep.Read(i, 1, Most)));
        Assert.Equal(Enumerable.Range(114, 100).Select(i => (float)i), deep.Type.Floats(deep.Read(57, 50, Most)));
    }

    [Fact]
    public void Chunks_that_cross_slices_and_end_beyond_the_array_are_put_together()
    {
        using var file = Hdf5File.Open(Fixture("nyu.mat"));
        var images = file.Dataset("images");
        Assert.Equal(from c in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 8) from y in Enumerable.Range(0, 6) select (byte)(100 + 80 * c + 7 * x + y), images.Read(2, 1, Most));
        var depths = file.Dataset("depths");
        Assert.Equal(from n in Enumerable.Range(1, 2) from x in Enumerable.Range(0, 8) from y in Enumerable.Range(0, 6) select 1 + n + 0.25f * x + 0.0625f * y, depths.Type.Floats(depths.Read(1, 2, Most)));
    }

    [Fact]
    public void A_chunk_that_differs_from_its_checksum_is_refused()
    {
        var whole = File.ReadAllBytes(Fixture("nyu.mat"));
        var told = 0;
        for (var at = 0; at < whole.Length; at += 5)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 1;
            try
            {
                using var file = Hdf5File.Open(Write("damaged.mat", damaged));
                file.Dataset("rawDepths").Read(0, 3, Most);
            }
            catch (DatasetException error)
            {
                told += error.Message.Contains("the checksum of a chunk is another", StringComparison.Ordinal) ? 1 : 0;
            }
        }
        Assert.InRange(told, 20, 100);
    }

    [Theory]
    [InlineData("kinds.h5", "words", "'words' holds neither bytes nor floats")]
    [InlineData("kinds.h5", "lzf", "filter 32000")]
    [InlineData("kinds.h5", "kindf44", "no 'kindf44' is in it. Did you mean 'kindf4'?")]
    [InlineData("nyu.mat", "#refs#", "'#refs#' is no array")]
    [InlineData("latest.h5", "depth", "superblock version 3. 'h5repack -f GZIP=4 IN OUT' (package hdf5-tools) writes one that is.")]
    [InlineData("plain.mat", "testNdxs", "no HDF5 file. A .mat file is one from MATLAB's version 7.3 on.")]
    [InlineData("none.h5", "depth", "there is no such file.")]
    public void What_is_not_read_is_named(string name, string array, string problem)
    {
        var path = name == "none.h5" ? this[name] : Fixture(name);
        var error = Assert.Throws<DatasetException>(() =>
        {
            using var file = Hdf5File.Open(path);
            file.Dataset(array);
        });
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_are_not_there_or_too_large_are_refused()
    {
        using var file = Hdf5File.Open(Fixture("kinds.h5"));
        var array = file.Dataset("kindf4");
        Assert.Contains("'kindf4' is 3×4; it has no 2 … 3.", Assert.Throws<DatasetException>(() => array.Read(2, 2, Most)).Message, StringComparison.Ordinal);
        Assert.Contains("'kindf4' is 3×4; 11 elements at a time are the limit.", Assert.Throws<DatasetException>(() => array.Read(0, 3, 11)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_reads_as_the_whole()
    {
        var whole = File.ReadAllBytes(Fixture("megadepth.h5"));
        var expected = Depth(Fixture("megadepth.h5"));
        var refused = 0;
        for (var length = 0; length < whole.Length; length += 16)
            try
            {
                Assert.Equal(expected, Depth(Write("cut.h5", whole.AsSpan(0, length))));
            }
            catch (DatasetException)
            {
                refused++;
            }
        Assert.Equal(whole.Length / 16, refused);

        static float[] Depth(string path)
        {
            using var file = Hdf5File.Open(path);
            var depth = file.Dataset("depth");
            return depth.Type.Floats(depth.Read(0, 3, Most));
        }
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_files_are_read_or_refused(int mutations)
    {
        // Deflate may grow a thousandfold: 64 MB for the largest file here.
        var fuzzer = new Fuzzer(12, [.. new[] { "nyu.mat", "kinds.h5", "megadepth.h5", "old.h5" }.Select(name => File.ReadAllBytes(Fixture(name)))]) { MemoryLimit = 64_000_000 };
        fuzzer.Run(mutations, bytes =>
        {
            using var file = Hdf5File.Open(Write("fuzzed.h5", bytes));
            foreach (var name in new[] { "images", "depths", "rawDepths", "deep", "kindf8big", "compact", "depth", "chunks" })
                try
                {
                    var array = file.Dataset(name);
                    Assert.Equal(array.Read(0, 1, Most).Length / array.Type.Size, array.Type.Floats(array.Read(array.Shape[0] - 1, 1, Most)).Length);
                }
                catch (DatasetException)
                {
                    // Of eight names a file has some.
                }
        }, typeof(DatasetException));
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_heads_are_read_or_refused(int mutations)
    {
        // Where the addresses, sizes and counts are, and little else.
        var whole = File.ReadAllBytes(Fixture("nyu.mat"));
        new Fuzzer(13, whole[..3000]) { MemoryLimit = 64_000_000 }.Run(mutations, head =>
        {
            using var file = Hdf5File.Open(Write("fuzzed.mat", [.. head, .. whole.AsSpan(3000)]));
            var array = file.Dataset("images");
            array.Read(1, 1, Most);
        }, typeof(DatasetException));
    }
}
