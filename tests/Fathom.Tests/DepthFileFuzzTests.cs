using System.Text;

namespace Fathom.Tests;

/// <summary>Damaged depth files and point clouds, with what they say about themselves: read or refused, never more.</summary>
public sealed class DepthFileFuzzTests : IDisposable
{
    // A header may claim any size within the budget, and memory for that is taken: here a third of a megapixel.
    private static readonly PixelBudget Budget = new(MaxPixels: 300_000);

    private static readonly DepthMap Map = new(5, 20, [.. Enumerable.Range(0, 100).Select(i => i % 7 == 0 ? float.NaN : i / 7f)], DepthKind.MetricDepth,
        camera: new Camera(5, 20, 4.5, 4.25, 2, 9.5));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_npy_files_are_read_or_refused(int mutations) => Fuzz(mutations, 14, "fuzzed.npy",
    [
        DepthFileWriter.Npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n", new byte[24]),
        DepthFileWriter.Npy(2, "{'descr': '>f8', 'fortran_order': False, 'shape': (1, 2, 3), }", new byte[48]),
        DepthFileWriter.Npy(3, "{'shape': (2, 3, 1), 'fortran_order': False, 'descr': '>u2'}", new byte[12]),
        DepthFileWriter.Npy(1, "{'descr': '<f2', 'fortran_order': False, 'shape': (1, 1, 2, 3), }", new byte[12]),
    ]);

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_exr_files_are_read_or_refused(int mutations)
    {
        byte[] packed = DepthFileWriter.Zip(new byte[192]);
        Fuzz(mutations, 15, "fuzzed.exr",
        [
            Saved("good.exr"),
            DepthFileWriter.Exr(2, 32, 3, -5, [("A", 1), ("Z", 2)], [packed, packed, packed]),
            DepthFileWriter.Exr(3, 8, 20, 0, [("depth", 1)], [DepthFileWriter.Zip(new byte[256]), DepthFileWriter.Zip(new byte[64])]),
            DepthFileWriter.Exr(0, 2, 2, 0, [("G", 2), ("ID", 0), ("Z", 2)], [new byte[24], new byte[24]]),
        ]);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_tiff_files_are_read_or_refused(int mutations) => Fuzz(mutations, 16, "fuzzed.tiff",
        [Saved("good.tiff"), Tiled(), .. Array.ConvertAll(["raw.tiff", "deflate.tiff", "big-endian.tiff"], name => File.ReadAllBytes(PictureReadingTests.Fixture(name)))]);

    [Theory]
    [InlineData(500)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_pngs_that_say_what_they_hold_are_read_or_refused(int mutations)
    {
        new DepthMap(3, 2, [1, 2, 3, 4, 5, float.NaN], DepthKind.AffineInverseDepth).Save(folder["relative.png"]);
        Fuzz(mutations, 17, "fuzzed.png", [Saved("good.png"), File.ReadAllBytes(folder["relative.png"])], PngChecksums.Mend, kind: null);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_descriptions_beside_a_file_are_read_or_refused(int mutations)
    {
        var file = folder["described.pfm"];
        Map.Save(file);
        var sidecar = DepthMap.SidecarOf(file)!;
        var read = new Fuzzer(18, File.ReadAllBytes(sidecar)).Run(mutations, bytes =>
        {
            File.WriteAllBytes(sidecar, bytes);
            // Whatever the damage: the kind is never another one.
            Assert.Equal(DepthKind.MetricDepth, DepthMap.Load(file).Kind);
        }, typeof(PictureException));
        Assert.InRange(read, 1, mutations / 2);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_ply_files_are_read_or_refused(int mutations)
    {
        new PointCloud([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], DepthUnit.Metre).SavePly(folder["colored.ply"]);
        new PointCloud([1, 2, 3], null, DepthUnit.None).SavePly(folder["plain.ply"]);
        byte[] foreign =
        [
            .. Encoding.ASCII.GetBytes("ply\r\nformat binary_little_endian 1.0\r\ncomment by another program\r\nobj_info x\r\nelement vertex 2\r\nproperty double quality\r\n"
                + "property float32 x\r\nproperty float32 y\r\nproperty float32 z\r\nproperty uint8 red\r\nproperty short s\r\nelement face 1\r\n"
                + "property list uchar int vertex_indices\r\nend_header\r\n"),
            .. new byte[2 * 23 + 13],
        ];
        new Fuzzer(19, File.ReadAllBytes(folder["colored.ply"]), File.ReadAllBytes(folder["plain.ply"]), foreign)
            .Run(mutations, bytes => PointCloud.LoadPly(folder.Write("fuzzed.ply", bytes), Budget), typeof(PictureException));
    }

    private void Fuzz(int mutations, int seed, string name, byte[][] corpus, Func<byte[], byte[]>? mend = null, DepthKind? kind = DepthKind.MetricDepth) =>
        new Fuzzer(seed, corpus) { Mend = mend }.Run(mutations, bytes => DepthMap.Load(folder.Write(name, bytes), kind, Budget), typeof(PictureException));

    // One tile that stands over the edges.
    private static byte[] Tiled() =>
    [
        .. DepthFileWriter.Tiff((256, 4, 5), (257, 4, 3), (258, 3, 32), (259, 3, 1), (262, 3, 1), (274, 3, 1), (277, 3, 1), (284, 3, 1), (317, 3, 1),
            (322, 4, 16), (323, 4, 16), (324, 4, 182), (325, 4, 1024), (339, 3, 3)),
        .. new byte[1024],
    ];

    private byte[] Saved(string name)
    {
        Map.Save(folder[name]);
        return File.ReadAllBytes(folder[name]);
    }
}
