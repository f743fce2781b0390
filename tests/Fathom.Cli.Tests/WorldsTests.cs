using Fathom.Worlds;

namespace Fathom.Cli.Tests;

public sealed class WorldsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_preview_is_a_row_for_each_world()
    {
        var result = CommandResult.Of("worlds", "preview", "room", "--count", "3", "--size", "40x30", "-o", folder["sheet.png"]);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        var sheet = Image.Load(folder["sheet.png"]);
        Assert.Equal((5 * 44 - 4, 3 * 34 - 4), (sheet.Width, sheet.Height));
        Assert.Contains("3 of room from seed 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_twins_shows_every_hour_and_weather_from_left_to_right()
    {
        var result = CommandResult.Of("worlds", "preview", "tabletop", "--count", "1", "--size", "40x30", "--show", "twins", "-o", folder["sheet.png"]);

        Assert.Contains("1 of tabletop from seed 0: day, dusk, night, rain, fog, snow", result.Output, StringComparison.Ordinal);
        var sheet = Image.Load(folder["sheet.png"]);
        Assert.Equal(6 * 44 - 4, sheet.Width);
        using var stage = World.Tabletop(0).Open();
        for (var i = 0; i < 6; i++)
        {
            var twin = stage.Render(new Shot(stage.Camera(40, 30)) { Condition = (Condition)i }).Image;
            for (var y = 0; y < 30; y++)
                Assert.Equal(twin.Pixels[(120 * y)..(120 * (y + 1))], sheet.Pixels[(3 * (sheet.Width * y + 44 * i))..(3 * (sheet.Width * y + 44 * i + 40))]);
        }
    }

    [Fact]
    public void A_data_set_is_rendered_completed_and_says_so()
    {
        string[] command = ["worlds", "render", "street", "--frames", "2", "--size", "32x16", "--twin", "night", "--stereo", "0.5", "-o", folder["data"]];

        var first = CommandResult.Of(command);
        var again = CommandResult.Of(command);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, again.ExitCode));
        Assert.Contains("2 frames, 8 pictures in", first.Output, StringComparison.Ordinal);
        Assert.Contains("all 2 frames were there", again.Output, StringComparison.Ordinal);
        Assert.Contains("manifest.jsonl", folder.Files("data"));
        Snapshot.Matches(File.ReadAllText(folder["data/README.md"]), "worlds-card");
    }

    [Fact]
    public void Assets_are_met_in_the_worlds_and_broken_ones_are_named_or_refused()
    {
        folder.Picture("things/paper.png");
        folder.Write("things/cut.png", new Image(4, 4).EncodePng().AsSpan(0, 40));
        string[] command = ["worlds", "render", "room", "--frames", "1", "--size", "16x12", "-o", folder["data"], "--assets", folder["things"]];

        var rendered = CommandResult.Of(command);
        var strict = CommandResult.Of([.. command, "--strict-assets"]);
        var without = CommandResult.Of(command[..^2]);
        var preview = CommandResult.Of("worlds", "preview", "room", "--count", "1", "--size", "16x12", "-o", folder["sheet.png"], "--assets", folder["things"]);

        Assert.Equal((ExitCode.Done, ExitCode.Failed, ExitCode.Failed, ExitCode.Done), (rendered.ExitCode, strict.ExitCode, without.ExitCode, preview.ExitCode));
        foreach (var result in new[] { rendered, strict, preview })
            Assert.Contains("skipped: cut.png: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 pictures and meshes cannot be used", strict.Error, StringComparison.Ordinal);
        Assert.Contains("holds another rendering", without.Error, StringComparison.Ordinal);
        Assert.Contains("pictures (1) on surfaces", File.ReadAllText(folder["data/README.md"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strict", "preview", "street", "--strict-assets")]
    [InlineData("family", "render", "strete", "--frames", "1", "-o", "x")]
    [InlineData("style", "preview", "street", "--style", "gamme")]
    [InlineData("show", "preview", "street", "--show", "twin")]
    [InlineData("size", "preview", "street", "--size", "0x5")]
    [InlineData("giant", "preview", "street", "--size", "60000x60000")]
    [InlineData("twin", "render", "street", "--frames", "1", "--twin", "night,rainn", "-o", "x")]
    [InlineData("frames", "render", "street", "--frames", "0", "-o", "x")]
    [InlineData("rate", "render", "street", "--frames", "1", "--fps", "5", "-o", "x")]
    public void A_wrong_word_is_refused_with_the_right_one(string name, params string[] words)
    {
        var result = CommandResult.Of(["worlds", .. words]);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Snapshot.Matches(result.Screen(), $"worlds-wrong-{name}");
    }
}
