using System.Text;
using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class ManifestFuzzTests
{
    private const string Good = """
        {"rgb": "rgb/1.png", "depth": "depth/1.png", "depth_scale": 256, "cap": 80, "intrinsics": [721.5, 721.5, 609.6, 172.9], "place": "street", "condition": "day", "crop": "garg"}

        {"rgb": "b.png", "kind": "inverse-depth", "depth": "d.pfm", "mask": "m.png", "pose": [0, -1, 0, 1, 1, 0, 0, 2, 0, 0, 1, 3], "previous": "a.png", "next": "c.png", "sequence": "w", "time": 1.5, "other_eye": "r.png", "baseline": -0.5}
        {"rgb": "p.jpg", "nearer": [3, 4], "farther": [0, 7]}
        {"name": "3", "rgb": "größe\u00e9.jpg", "depth": "d.png", "depth_scale": 1e3, "cap": 10, "intrinsics": [0, 0, 0, 0]}
        """;

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000, Traits = ["Category", "long"])]
    public void Damaged_manifests_are_read_or_refused(int mutations)
    {
        using var folder = new TemporaryFolder();
        var file = folder["fuzzed.jsonl"];
        var fuzzer = new Fuzzer(6, Encoding.UTF8.GetBytes(Good), Encoding.UTF8.GetBytes(Good.Split('\n')[0]));
        fuzzer.Run(mutations, bytes =>
        {
            File.WriteAllBytes(file, bytes);
            foreach (var entry in Manifest.Read(file))
            {
                Assert.DoesNotContain('\0', entry.Picture.Path + entry.Depth?.Path);
                Assert.StartsWith(folder.Path, Path.GetFullPath(entry.Picture.Path), StringComparison.Ordinal);
                Assert.Equal(entry.Name, Path.GetFileName(entry.Name));
            }
        }, typeof(ManifestException));
    }
}
