namespace Fathom.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. new FathomCommand(new Terminal(TextWriter.Null, TextWriter.Null)).Subcommands.Select(command => command.Name)];

    [Fact]
    public void The_first_screen_lists_commands_examples_and_exit_codes() => Snapshot.Matches(CommandResult.Of("--help").Screen(), "help");

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_a_help_screen_with_examples(string command)
    {
        var result = CommandResult.Of(command, "--help");

        Assert.Contains($"Examples:\n  fathom {command}", result.Output, StringComparison.Ordinal);
        Snapshot.Matches(result.Screen(), $"help-{command}");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_as_a_command_shows_the_same_screen(string command) =>
        Assert.Equal(CommandResult.Of(command, "--help"), CommandResult.Of("help", command));

    [Theory]
    [InlineData("data", "doctor")]
    [InlineData("data", "from-stereo-video")]
    [InlineData("data", "layouts")]
    [InlineData("models", "blend")]
    [InlineData("models", "import")]
    [InlineData("models", "networks")]
    [InlineData("protocols", "diff")]
    [InlineData("protocols", "show")]
    [InlineData("worlds", "preview")]
    [InlineData("worlds", "render")]
    public void Commands_below_others_have_help_screens_too(string above, string command)
    {
        var result = CommandResult.Of(above, command, "--help");

        Snapshot.Matches(result.Screen(), $"help-{above}-{command}");
        Assert.Equal(result, CommandResult.Of("help", above, command));
    }

    [Fact]
    public void No_word_at_all_shows_the_help() => Assert.Equal(CommandResult.Of("--help"), CommandResult.Of());

    [Fact]
    public void The_version_is_that_of_the_build() =>
        Assert.Matches(@"^fathom \d+\.\d+\.\d+\S*\n$", CommandResult.Of("--version").Output);

    [Fact]
    public void Every_example_is_a_command_line_that_parses()
    {
        var root = new FathomCommand(new Terminal(TextWriter.Null, TextWriter.Null));
        foreach (var command in root.Subcommands.SelectMany(command => command.Subcommands.Append(command)).Append(root).Cast<ICommandWithExamples>())
            foreach (var example in command.Examples)
                Assert.Empty(root.Parse(System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(example.CommandLine["fathom ".Length..]).ToArray()).Errors);
    }
}
