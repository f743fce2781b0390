using System.Diagnostics;

namespace Fathom.Cli.Tests;

public sealed class BadOutputTests : IDisposable
{
    private readonly TestFolder folder = new();
    private string? mounted;

    public void Dispose()
    {
        if (mounted is not null)
            Shell("umount", mounted);
        folder.Dispose();
    }

    [Fact]
    public void A_file_in_place_of_the_output_folder_is_explained()
    {
        folder.Write("out", "mine"u8);

        var result = Predict(folder["out"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal("mine", File.ReadAllText(folder["out"]));
        Snapshot.Matches(result.Screen(folder), "output-is-a-file");
    }

    // Root may write where permission bits forbid it, so a mount has to forbid it.
    [Fact]
    public void A_read_only_output_folder_is_explained()
    {
        Mount("size=1m,ro");

        var result = Predict(folder["out"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), "output-read-only");
    }

    [Fact]
    public void A_full_disk_is_explained_and_leaves_nothing_half_written()
    {
        // Room for the 16-bit PNG of one colour, not for 64×48 floats.
        Mount("size=8k");

        var result = Predict(folder["out"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal(["street.png"], folder.Files("out"));
        Assert.Equal(64, DepthMap.Load(folder["out/street.png"]).Width);
        Snapshot.Matches(result.Screen(folder), "output-full");
    }

    [Fact]
    public void A_batch_that_cannot_be_written_to_its_end_says_what_is_done_and_how_to_go_on()
    {
        foreach (var name in new[] { "a", "b", "c" })
            folder.Picture($"shots/{name}.png");
        Directory.CreateDirectory(folder["out/c.png"]);

        var result = CommandResult.Of("predict", folder["shots"], "-o", folder["out"], "--format", "png16", "--model", folder.Model());

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Equal(["a.png", "b.png"], folder.Files("out"));
        Snapshot.Matches(result.Screen(folder), "output-batch-stopped");
    }

    private CommandResult Predict(string output) =>
        CommandResult.Of("predict", folder.Picture("street.png"), "-o", output, "--model", folder.Model());

    private void Mount(string options)
    {
        Directory.CreateDirectory(folder["out"]);
        Assert.SkipUnless(Shell("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder["out"]) == 0, "Mounting needs root with CAP_SYS_ADMIN.");
        mounted = folder["out"];
    }

    private static int Shell(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
