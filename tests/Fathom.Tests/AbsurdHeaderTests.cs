using System.Text;

namespace Fathom.Tests;

/// <summary>Small files whose headers claim enormous pictures: refused within 10 MB, with the reason.</summary>
public sealed class AbsurdHeaderTests : IDisposable
{
    private const long MostMemory = 10_000_000;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, byte[]> Files()
    {
        var files = new TheoryData<string, byte[]>();
        foreach (var (side, what) in new[] { (30_000, "huge"), (2_000_000_000, "absurd"), (9_000, "allowed") })
        {
            files.Add($"{what}.pfm", Encoding.ASCII.GetBytes($"Pf\n{side} {side}\n-1.0\n"));
            files.Add($"{what}.npy", DepthFileWriter.Npy(1, $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({side}, {side}), }}", []));
            foreach (byte compression in new byte[] { 0, 2, 3 })
                files.Add($"{what}-{compression}.exr", DepthFileWriter.Exr(compression, side, side, 0, [("Y", 2)], [[1, 2, 3, 4]]));
            files.Add($"{what}-row.exr", DepthFileWriter.Exr(3, side == 9_000 ? 32_000 : side, 1, 0, [("Y", 2)], [[1, 2, 3, 4]]));
            files.Add($"{what}.tiff", DepthFileWriter.Tiff((256, 4, (uint)side), (257, 4, (uint)side), (258, 3, 32), (259, 3, 8), (273, 4, 8), (278, 4, (uint)side), (279, 4, 60), (339, 3, 3)));
            files.Add($"{what}-tiled.tiff", DepthFileWriter.Tiff((256, 4, 16), (257, 4, 16), (258, 3, 32), (322, 4, (uint)side), (323, 4, (uint)side), (324, 4, 8), (325, 4, 60), (339, 3, 3)));
            files.Add($"{what}.png", PngWriter.Write((uint)side, (uint)side, 16, PngWriter.Grey, []));
            files.Add($"{what}.ply", Encoding.ASCII.GetBytes($"ply\nformat binary_little_endian 1.0\nelement vertex {(long)side * side}\nproperty float x\nproperty float y\nproperty float z\nend_header\n"));
        }
        files.Add("negative.exr", DepthFileWriter.Exr(0, int.MinValue + 5, 4, 0, [("Y", 2)], [[1, 2, 3, 4]]));
        files.Add("attribute.exr", [0x76, 0x2F, 0x31, 0x01, 2, 0, 0, 0, .. "channels\0chlist\0"u8, 0xFF, 0xFF, 0xFF, 0x7F]);
        files.Add("header.npy", [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        files.Add("count.ply", Encoding.ASCII.GetBytes("ply\nformat binary_little_endian 1.0\nelement vertex 9223372036854775807\nproperty double x\nend_header\n"));
        files.Add("directory.tiff", [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF]);
        files.Add("values.tiff", [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 17, 1, 4, 0, 0xFF, 0xFF, 0xFF, 0xFF, 8, 0, 0, 0, 0, 0, 0, 0]);
        return files;
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void An_absurd_header_is_refused_before_anything_is_allocated(string name, byte[] content)
    {
        var file = folder.Write(name, content);
        // Once to compile it: what is measured is the refusal. Its time is in benchmarks/results/attacks.csv.
        Assert.Throws<PictureException>(() => Read(file));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<PictureException>(() => Read(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostMemory);
        Assert.Contains(error.Problem, new[] { PictureProblem.TooLarge, PictureProblem.Truncated, PictureProblem.Corrupt, PictureProblem.Unsupported });
    }

    private static object Read(string file) =>
        file.EndsWith(".ply", StringComparison.Ordinal) ? PointCloud.LoadPly(file)
        : file.EndsWith(".png", StringComparison.Ordinal) ? DepthMap.FromPng16(file, 256)
        : DepthMap.Load(file, DepthKind.MetricDepth);
}
