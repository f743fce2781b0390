namespace Fathom.Cli.Tests;

public sealed class FromStereoVideoTests : IDisposable
{
    private const int Width = 160, Height = 96;
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_film_becomes_frames_and_the_screen_says_what_became_of_it()
    {
        Film("film.mkv", 12);

        var first = CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]);
        var again = CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]);

        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Error));
        Assert.Contains("4 frames of 156×96 pixels out of 1 clip, in", first.Output, StringComparison.Ordinal);
        Assert.Contains("26 frames of video, 0 cuts, 0 shots too short", first.Output, StringComparison.Ordinal);
        Assert.Contains("rejected: 0 not consistent, 0 displaced vertically, 0 flat", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Screen(), again.Screen());
        Assert.Equal(4, File.ReadLines(folder["out/manifest.jsonl"]).Count());
        Assert.Equal(4, Directory.GetFiles(folder["out/depth"]).Length);
    }

    [Fact]
    public void Swapped_eyes_are_named_and_swapped_back()
    {
        Film("film.mkv", -12);
        var swapped = CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]);
        Assert.Contains("--swap-eyes", swapped.Error, StringComparison.Ordinal);
        Assert.Equal("", CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "--swap-eyes", "-o", folder["back"]).Error);
        Assert.Contains("other settings", CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "--swap-eyes", "-o", folder["out"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_without_depth_has_no_frames_and_that_is_an_error()
    {
        Film("film.mkv", 0);
        var result = CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]);
        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("4 flat", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_says_so_and_goes_on()
    {
        Film("film.mkv", 12);
        var stopped = CommandResult.Of(new CancellationToken(canceled: true), "data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]);
        Assert.Equal(ExitCode.Interrupted, stopped.ExitCode);
        Assert.Contains("The same command does the rest", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, CommandResult.Of("data", "from-stereo-video", folder["film.mkv"], "-o", folder["out"]).ExitCode);
    }

    [Theory]
    [InlineData("missing", ExitCode.Failed, "nowhere.mkv")]
    [InlineData("layout", ExitCode.Usage, "nowhere.mkv", "--layout", "sied")]
    [InlineData("two", ExitCode.Usage, "left.mkv", "right.mkv", "--layout", "top")]
    [InlineData("fps", ExitCode.Usage, "nowhere.mkv", "--fps", "0")]
    public void What_cannot_be_is_refused_with_the_way_out(string name, int exitCode, params string[] words)
    {
        var result = CommandResult.Of(["data", "from-stereo-video", .. words, "-o", folder["out"]]);
        Assert.Equal(exitCode, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"from-stereo-video-wrong-{name}");
        Assert.False(Directory.Exists(folder["out"]));
    }

    // A ground that comes nearer downwards, by so many pixels of disparity, all over of waves that drift: one shot, one clip.
    private void Film(string name, int nearest)
    {
        using var writer = VideoWriter.Create(folder[name], 2 * Width, Height, 24);
        for (var frame = 0; frame < 26; frame++)
        {
            var picture = new Image(2 * Width, Height);
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < 2 * Width; x++)
                    picture.Pixels.AsSpan(3 * (2 * Width * y + x), 3).Fill(Texture(x % Width + frame + (x < Width ? 0 : 1.2 * nearest * y / Height), y));
            writer.Write(picture);
        }
        writer.Complete();
    }

    private static byte Texture(double x, double y)
    {
        var sum = 0.0;
        for (var wave = 0; wave < 16; wave++)
        {
            var frequency = 0.04 * Math.Pow(1.24, wave);
            sum += Math.Sin((x * Math.Cos(2.4 * wave) + y * Math.Sin(2.4 * wave)) * frequency + wave * wave) / Math.Sqrt(frequency);
        }
        return (byte)Math.Clamp(127.5 + 12 * sum, 0, 255);
    }
}
