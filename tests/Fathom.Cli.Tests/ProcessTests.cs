namespace Fathom.Cli.Tests;

public sealed class ProcessTests : IDisposable
{
    private const int Pictures = 400;
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Prediction_writes_its_files_and_exits_with_0()
    {
        using var child = new ChildProcess("predict", folder.Picture("street.png"), "-o", folder["out"], "--model", folder.Model());

        var result = child.Result();

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("street.png  64×48  →  ", result.Output, StringComparison.Ordinal);
        Assert.Equal(["street.pfm", "street.pfm.json", "street.png", "street.preview.png"], folder.Files("out"));
    }

    [Fact]
    public void Unknown_command_exits_with_2()
    {
        using var child = new ChildProcess("predct");

        Assert.Equal(ExitCode.Usage, child.Result().ExitCode);
    }

    [Fact]
    public void Ctrl_C_keeps_what_is_done_whole_and_says_how_to_go_on()
    {
        using var child = StartLongRun();
        WaitForPictures(child, 3);
        child.Interrupt();

        var result = child.Result();

        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Contains("--skip-existing does the rest", result.Error, StringComparison.Ordinal);
        // Beside each map lies the file that describes it.
        Assert.DoesNotContain(folder.Files("out"), file => Path.GetFileName(file).StartsWith('.'));
        var files = folder.Files("out").Where(file => file.EndsWith(".pfm", StringComparison.Ordinal)).ToList();
        Assert.InRange(files.Count, 3, Pictures - 1);
        Assert.Contains($" {files.Count} of {Pictures} are done", result.Error, StringComparison.Ordinal);
        Assert.All(files, file => Assert.Equal(64, DepthMap.Load(folder[$"out/{file}"]).Width));
    }

    [Fact]
    public void Prediction_loads_neither_libtorch_nor_what_else_training_needs()
    {
        using var child = StartLongRun();
        WaitForPictures(child, 2);

        var maps = child.Maps();

        Assert.Contains("libonnxruntime.so", maps, StringComparison.Ordinal);
        Assert.Contains("libfathom_vision.so", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("libc10", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("libfathom_torch", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("libembree", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("libopencv_calib3d", maps, StringComparison.Ordinal);
        // The pictures are PNG.
        Assert.DoesNotContain("libopencv_imgcodecs", maps, StringComparison.Ordinal);
    }

    // So many pictures that there is time to look and to interrupt.
    private ChildProcess StartLongRun()
    {
        var first = folder.Picture("shots/000.png");
        for (var i = 1; i < Pictures; i++)
            File.Copy(first, folder[$"shots/{i:000}.png"]);
        return new ChildProcess("predict", folder["shots"], "-o", folder["out"], "--format", "pfm", "--model", folder.Model(work: 40));
    }

    private void WaitForPictures(ChildProcess child, int count)
    {
        while (folder.Files("out").Count(file => file.EndsWith(".pfm", StringComparison.Ordinal) && file[0] != '.') < count)
        {
            Assert.False(child.HasExited, "The program ended too early.");
            Thread.Sleep(5);
        }
    }
}
