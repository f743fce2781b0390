namespace Fathom.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("unknown-command", "predct", "photo.jpg")]
    [InlineData("unknown-option", "predict", "photo.jpg", "--modle", "tiny")]
    [InlineData("unknown-format", "predict", "photo.jpg", "--format", "png16,pmf")]
    [InlineData("unknown-colors", "predict", "photo.jpg", "--colors", "infernal")]
    [InlineData("no-input", "predict")]
    [InlineData("contradiction", "predict", "photo.jpg", "--overwrite", "--skip-existing")]
    [InlineData("unknown-help", "help", "predcit")]
    public void A_wrong_command_line_is_explained_and_begins_nothing(string snapshot, params string[] words)
    {
        var result = CommandResult.Of(words);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Empty(result.Output);
        Snapshot.Matches(result.Screen(), $"usage-{snapshot}");
    }
}
