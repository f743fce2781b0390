using Fathom.Datasets;

namespace Fathom.Cli.Tests;

public class LayoutsTests
{
    [Fact]
    public void Every_layout_and_every_list_of_frames_is_named_once()
    {
        var result = CommandResult.Of("data", "layouts");

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n');
        Assert.All(DatasetLayouts.All, layout => Assert.Single(lines, line => line.TrimStart().StartsWith(layout.Name + " ", StringComparison.Ordinal) && line.Contains(layout.Tree, StringComparison.Ordinal)));
        Assert.All(SplitLists.Names, name => Assert.Contains(name, lines.Single(line => line.StartsWith("Lists of frames", StringComparison.Ordinal)), StringComparison.Ordinal));
    }
}
