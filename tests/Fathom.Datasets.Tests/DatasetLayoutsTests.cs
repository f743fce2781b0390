using Fathom.Tests;

namespace Fathom.Datasets.Tests;

public sealed class DatasetLayoutsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Names => [.. DatasetLayouts.All.Select(layout => layout.Name)];

    [Fact]
    public void Names_are_in_order_and_found_and_others_are_not()
    {
        Assert.Equal(DatasetLayouts.All.Select(layout => layout.Name).Order(StringComparer.Ordinal), DatasetLayouts.All.Select(layout => layout.Name));
        Assert.All(DatasetLayouts.All, layout => Assert.Same(layout, DatasetLayouts.Find(layout.Name)));
        Assert.Contains("Did you mean 'eth3d'?", Assert.Throws<FathomException>(() => DatasetLayouts.Find("eth-3d")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_root_and_one_of_something_else_are_named_at_once(string name)
    {
        var layout = DatasetLayouts.Find(name);
        Directory.CreateDirectory(folder["other"]);
        File.WriteAllText(folder["other/notes.txt"], "nothing of a data set");
        File.WriteAllText(folder["list"], "");
        foreach (var root in new[] { folder["none"], folder["other"] })
        {
            // A list of nothing is read as such.
            var frames = new List<DatasetFrame>();
            var error = Record.Exception(() => frames.AddRange(layout.Read(root, !NeedsSplit(layout) ? null : name == "kitti-odometry" ? "09" : folder["list"])));
            if (error is null)
                Assert.True(root == folder["other"] && NeedsSplit(layout) && frames.Count == 0);
            else
                Assert.Contains(root, Assert.IsAssignableFrom<FathomException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_layout_without_splits_refuses_one_and_one_that_needs_it_asks_for_it()
    {
        Assert.Contains("redweb has no splits: leave out 'test'.", Assert.Throws<FathomException>(() => DatasetLayouts.Find("redweb").Read(folder.Path, "test")).Message, StringComparison.Ordinal);
        Assert.Contains("with --split", Assert.Throws<FathomException>(() => DatasetLayouts.Find("kitti-raw").Read(folder.Path, null)).Message, StringComparison.Ordinal);
    }

    private bool NeedsSplit(DatasetLayout layout) => layout.Name != "diw" && Record.Exception(() => layout.Read(folder.Path, null)) is FathomException error && error.Message.Contains("--split", StringComparison.Ordinal);
}
