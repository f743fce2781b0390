using Fathom.Datasets.Kitti;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.Kitti;

public sealed class KittiFuzzTests : TemporaryFolder
{
    [Theory]
    [InlineData("sequences/09/calib.txt")]
    [InlineData("sequences/09/times.txt")]
    [InlineData("poses/09.txt")]
    public void A_damaged_file_of_a_sequence_is_read_or_refused(string file)
    {
        Directory.CreateDirectory(this["sequences/09/image_2"]);
        Directory.CreateDirectory(this["poses"]);
        File.WriteAllText(this["sequences/09/calib.txt"], "P2: 20 0 20 1.4 0 20 15 0.1 0 0 1 0.02\nP3: 20 0 20 -6.6 0 20 15 0.1 0 0 1 0.02\n");
        File.WriteAllText(this["sequences/09/times.txt"], "0\n1.04e-01\n");
        File.WriteAllText(this["poses/09.txt"], "1 0 0 0 0 1 0 0 0 0 1 0\n0 0 1 10 0 1 0 0 -1 0 0 5\n");
        foreach (var frame in new[] { 0, 1 })
            new Image(1, 1).Save(this[$"sequences/09/image_2/{frame:D6}.png"]);

        new Fuzzer(12, File.ReadAllBytes(this[file])).Run(500, bytes =>
        {
            File.WriteAllBytes(this[file], bytes);
            foreach (var frame in KittiOdometry.Read(Path, "09"))
                Assert.True(frame.Intrinsics is { Fx: > 0, Fy: > 0 });
        }, typeof(DatasetException));
    }
}
