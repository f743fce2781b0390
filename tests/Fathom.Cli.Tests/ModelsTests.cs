namespace Fathom.Cli.Tests;

public sealed class ModelsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_model_is_shown_in_full()
    {
        var result = CommandResult.Of("models", folder.Model());

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Snapshot.Matches(result.Screen(folder).Replace(Sha256(folder["tiny.onnx"]), "SHA256", StringComparison.Ordinal), "models-one");
    }

    [Fact]
    public void A_model_that_differs_from_its_checksum_is_a_failure()
    {
        folder.Model();
        File.WriteAllText(folder["SHA256SUMS"], $"{new string('0', 64)}  tiny.onnx\n");

        var result = CommandResult.Of("models", folder["tiny.onnx"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("NOT AS LISTED", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_matches_its_checksum_says_so()
    {
        var file = folder.Model();
        File.WriteAllText(folder["SHA256SUMS"], $"{Sha256(file)}  tiny.onnx\n");

        Assert.Contains(", as listed", CommandResult.Of("models", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_model_is_listed_and_sound()
    {
        var models = Directory.Exists(Path.Combine(Repository.Root, "models")) ? Directory.GetFiles(Path.Combine(Repository.Root, "models"), "*.onnx") : [];
        Assert.SkipUnless(models.Length > 0, "There is no model in models/ yet.");

        var result = CommandResult.Of("models");

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.All(models, model => Assert.Contains(Path.GetFileNameWithoutExtension(model), result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("not listed", result.Output, StringComparison.Ordinal);
    }

    // Computed by another program.
    private static string Sha256(string file)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sha256sum", [file]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd()[..64];
    }
}
