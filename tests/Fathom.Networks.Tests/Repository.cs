namespace Fathom.Tests;

/// <summary>Where tests find files that are not built: this repository, and the shared folder beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string EncoderWeights { get; } = Path.Combine(Root, "..", "shared", "weights", "mobilenet_v2_imagenet_folded.safetensors");

    public static void SkipWithoutEncoderWeights() =>
        Assert.SkipUnless(File.Exists(EncoderWeights), "needs ../shared/weights/mobilenet_v2_imagenet_folded.safetensors");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Fathom.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
