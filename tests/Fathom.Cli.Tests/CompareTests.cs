namespace Fathom.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_evaluations_are_compared_picture_by_picture()
    {
        Evaluations();
        var result = Compare("a", "b", "--json", folder["differences.json"], "--csv", folder["differences.csv"]);

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Snapshot.Matches(result.Screen(folder), "compare");
        Assert.StartsWith("first,second,protocol,", File.ReadAllText(folder["differences.csv"]), StringComparison.Ordinal);
        Assert.Equal(1, System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder["differences.json"])).RootElement.GetArrayLength());
    }

    [Fact]
    public void More_than_two_are_compared_with_the_first()
    {
        Evaluations();
        var result = Compare("a", "b", "a");
        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Equal([$"B: theirs in {folder["b"]}", $"B: theirs in {folder["a"]}"], result.Output.Split('\n').Where(line => line.StartsWith("B: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Other_fingerprints_are_refused_in_words()
    {
        Evaluations();
        Evaluate("other", "a-files", "-p", "median");
        File.WriteAllText(folder["mine.yaml"], "title: mine\nsource: nowhere\nbelow: 10\nalign: { by: median, in: depth }\nmetrics: [abs_rel]\n");
        Evaluate("mine", "a-files", "-p", folder["mine.yaml"]);
        File.WriteAllLines(folder["manifest.jsonl"], File.ReadAllLines(folder["manifest.jsonl"])[..1]);
        Evaluate("fewer", "a-files");

        Assert.All(new[] { "mine", "fewer" }, name => Assert.Equal(ExitCode.Failed, Compare("a", name).ExitCode));
        Snapshot.Matches(Compare("a", "fewer").Screen(folder), "compare-other-frames");
        Snapshot.Matches(Compare("other", "mine").Screen(folder), "compare-other-choices");
        Snapshot.Matches(CommandResult.Of("protocols", "diff", folder["a"], folder["fewer"]).Screen(folder), "protocols-diff-frames");
        Snapshot.Matches(CommandResult.Of("protocols", "diff", folder["mine.yaml"], folder["other"]).Screen(folder), "protocols-diff-folder");
        Assert.EndsWith("\nA and B make the same choices.\n", CommandResult.Of("protocols", "diff", folder["mine.yaml"], folder["mine"]).Output, StringComparison.Ordinal);
        Assert.EndsWith("choices. The frames are the same, too.\n", CommandResult.Of("protocols", "diff", folder["a"], folder["b"]).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, CommandResult.Of("protocols", "diff", folder["a"], "kitti-eigen").ExitCode);
    }

    [Fact]
    public void The_report_lies_beside_the_scores()
    {
        Evaluations();
        Assert.Equal(["journal.jsonl", "report.html", "scores.csv", "summary.json"], folder.Files("a"));
        Assert.Contains($"theirs on {Path.GetFileName(folder.Path)}/manifest.jsonl", File.ReadAllText(folder["a/report.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one-folder", "a")]
    [InlineData("no-folder", "a", "nowhere")]
    public void A_wrong_choice_is_explained(string name, params string[] folders)
    {
        Evaluations();
        Snapshot.Matches(Compare(folders).Screen(folder), $"compare-{name}");
    }

    private CommandResult Compare(params string[] words) => CommandResult.Of(["compare", .. words.Select(word => word.StartsWith('-') || Path.IsPathRooted(word) ? word : folder[word])]);

    // Files in the place of models: a's are wrong by more than b's.
    private void Evaluations()
    {
        var lines = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            folder.Picture($"{i}.png", 64, 48);
            var depth = new DepthMap(64, 48, [.. Enumerable.Range(0, 64 * 48).Select(k => 1 + (k * (i + 3) % 50) / 10f)], DepthKind.MetricDepth);
            depth.SavePng16(folder[$"{i}.depth.png"], 5000);
            lines.Add($$"""{"rgb": "{{i}}.png", "depth": "{{i}}.depth.png", "depth_scale": 5000, "cap": 80, "place": "{{(i < 2 ? "street" : "room")}}"}""");
            foreach (var (name, wrong) in new[] { ("a", 0.2f), ("b", i == 3 ? 0.3f : 0.1f) })
            {
                Directory.CreateDirectory(folder[$"{name}-files/theirs"]);
                new DepthMap(64, 48, [.. depth.Values.Select((metres, k) => metres * (1 + wrong * ((k + i) % 2)))], DepthKind.MetricDepth).Save(folder[$"{name}-files/theirs/{i}.pfm"]);
            }
        }
        File.WriteAllLines(folder["manifest.jsonl"], lines);
        Evaluate("a", "a-files");
        Evaluate("b", "b-files");
    }

    private void Evaluate(string name, string files, params string[] words) =>
        Assert.Equal(ExitCode.Done, CommandResult.Of(["evaluate", "--data", folder["manifest.jsonl"], "--predictions", folder[$"{files}/theirs"], "-o", folder[name], .. words]).ExitCode);
}
