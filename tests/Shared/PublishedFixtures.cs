namespace Fathom.Tests;

/// <summary>The small checkpoints in tests/checkpoints: published names and shapes, one number a tensor. Linked into every test project that imports them.</summary>
internal static class PublishedFixtures
{
    /// <summary>A file or folder below tests/checkpoints.</summary>
    public static string Path(string below) => System.IO.Path.Combine(Repository.Root, "tests", "checkpoints", below);

    /// <summary>The files of a network, in its layout's order, and the key of the weights where they hold several.</summary>
    /// <param name="network">Its name in the registry; fathom-s is published as it is saved, and has no file here.</param>
    public static (string[] Files, string? Entry) Of(string network) => network switch
    {
        "monodepth2-resnet18" or "monodepth2-resnet34" or "monodepth2-resnet50" => (Files(network, "encoder.pth", "depth.pth"), null),
        "adds-day" or "adds-night" => (Files("adds", "encoder.pth", "depth.pth"), null),
        "adds-encoder" => (Files("adds", "encoder.pth"), null),
        "s2r-outdoor" or "s2r-indoor" => (Files("s2r", "struct_encoder.pth", "struct_decoder.pth", "dsa.pth", "depth_net.pth"), null),
        "s2r-structure-encoder" => (Files("s2r", "struct_encoder.pth"), null),
        "s2r-structure-decoder" => (Files("s2r", "struct_decoder.pth"), null),
        "s2r-attention" => (Files("s2r", "dsa.pth"), null),
        "s2r-depth" => (Files("s2r", "depth_net.pth"), null),
        "midas-v21-large" or "midas-v21-small" => (Files(network, "midas.pt"), null),
        "monodepth2-pose" => (Files(network, "pose_encoder.pth", "pose.pth"), null),
        "monodepth2-posecnn" => (Files(network, "pose.pth"), null),
        "cyclegan-generator" => (Files("cyclegan", "latest_net_G.pth"), null),
        "cyclegan-discriminator" => (Files("cyclegan", "latest_net_D.pth"), null),
        "munit-generator" => (Files("munit", "gen.pt"), "a"),
        "munit-discriminator" => (Files("munit", "dis.pt"), "b"),
        _ => throw new ArgumentException($"{network} has no small checkpoint: add one to tests/checkpoints/make.py.", nameof(network)),
    };

    /// <summary>The number that every element of a tensor has in the small files (make.py).</summary>
    /// <param name="key">Its name in the file.</param>
    /// <param name="elements">How many elements it has.</param>
    /// <param name="salt">1 for the second of two networks in a file.</param>
    public static float Value(string key, long elements, uint salt) => key switch
    {
        _ when key.EndsWith("num_batches_tracked", StringComparison.Ordinal) => 7,
        _ when elements == 1 && key.EndsWith("weight", StringComparison.Ordinal) => 0.25f,
        _ => (float)GoldenFormula.U01(key, 1, salt)[0],
    };

    private static string[] Files(string folder, params string[] names) => [.. names.Select(name => Path(System.IO.Path.Combine(folder, name)))];
}
