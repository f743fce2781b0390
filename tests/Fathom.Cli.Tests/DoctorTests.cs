using System.Text.Json;

namespace Fathom.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sound_data_have_nothing_said_about_them()
    {
        var result = Doctor(Data("data"));
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Snapshot.Matches(result.Screen(folder), "doctor-sound");
        // A folder is known by its manifest.
        Assert.Equal(result.Output.Replace("/manifest.jsonl", "", StringComparison.Ordinal), Doctor(folder["data"]).Output);
    }

    [Fact]
    public void What_is_wrong_is_listed_with_the_way_out()
    {
        var manifest = Data("data");
        foreach (var name in new[] { "1", "2", "4", "5", "6" })
            File.Delete(folder[$"data/{name}.depth.png"]);
        File.Delete(folder["data/3.png"]);
        File.Copy(folder["data/7.png"], folder["data/0.png"], overwrite: true);

        var result = Doctor(manifest);

        Assert.Equal((ExitCode.Failed, ""), (result.ExitCode, result.Error));
        Snapshot.Matches(result.Screen(folder), "doctor-errors");
    }

    [Fact]
    public void Warnings_fail_only_where_that_is_asked_for()
    {
        var manifest = Data("data");
        File.Copy(folder["data/7.png"], folder["data/0.png"], overwrite: true);

        Assert.Equal(ExitCode.Done, Doctor(manifest).ExitCode);
        Assert.Equal(ExitCode.Failed, Doctor(manifest, "--strict").ExitCode);
        Assert.Equal(ExitCode.Done, Doctor(Data("sound"), "--strict").ExitCode);
    }

    [Fact]
    public void Splits_are_examined_together()
    {
        var (train, test) = (Data("train"), Data("test", first: 8));
        File.Copy(folder["train/2.png"], folder["test/1.png"], overwrite: true);

        var result = Doctor(train, test);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), "doctor-splits");
    }

    [Fact]
    public void Json_has_every_place()
    {
        var manifest = Data("data");
        foreach (var i in Enumerable.Range(0, 6))
            File.Delete(folder[$"data/{i}.depth.png"]);

        var printed = Doctor(manifest, "--json", "-");
        var written = Doctor(manifest, "--json", folder["findings.json"]);

        Assert.Equal(printed.Output, File.ReadAllText(folder["findings.json"]));
        Assert.Contains("1 error, 0 warnings.", written.Output, StringComparison.Ordinal);
        var finding = Assert.Single(JsonDocument.Parse(printed.Output).RootElement.GetProperty("findings").EnumerateArray().ToList());
        Assert.Equal(("missing-depth", "error", 6), (finding.GetProperty("kind").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("places").GetArrayLength()));
        Assert.Equal(("0", folder["data/0.depth.png"]), (finding.GetProperty("places")[0].GetProperty("name").GetString(), finding.GetProperty("places")[0].GetProperty("detail").GetString()));
    }

    [Fact]
    public void A_folder_of_pictures_is_a_recording()
    {
        Data("data");
        foreach (var depth in Directory.EnumerateFiles(folder["data"], "*.depth.png").Append(folder["data/manifest.jsonl"]))
            File.Delete(depth);

        var result = Doctor(folder["data"]);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Contains("8 frames\nLooked at the headers of all, the pixels of 8, and the motion between 7 pairs of neighbours.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_breaks_off_is_a_finding()
    {
        var manifest = Data("data");
        File.AppendAllText(manifest, "nonsense\n");

        var result = Doctor(manifest);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("manifest.jsonl, line 9: no JSON", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 error, 0 warnings.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_examination_says_so()
    {
        var result = CommandResult.Of(new CancellationToken(canceled: true), "data", "doctor", Data("data"));
        Assert.Equal((ExitCode.Interrupted, "fathom: interrupted.\n"), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("missing", ExitCode.Failed, "DIR/nowhere.jsonl")]
    [InlineData("no-layout", ExitCode.Failed, "DIR/data", "--layout", "kiti-raw")]
    [InlineData("no-manifest", ExitCode.Usage, "DIR/data/0.png")]
    [InlineData("no-split", ExitCode.Usage, "DIR/data", "--split", "train.txt")]
    [InlineData("two-and-split", ExitCode.Usage, "DIR/data", "DIR/data", "--layout", "kitti-raw", "--split", "train.txt")]
    [InlineData("sample", ExitCode.Usage, "DIR/data", "--sample", "0")]
    [InlineData("all-and-sample", ExitCode.Usage, "DIR/data", "--sample", "3", "--all")]
    [InlineData("empty", ExitCode.Failed, "DIR/empty.jsonl")]
    [InlineData("one-empty", ExitCode.Failed, "DIR/data/manifest.jsonl", "DIR/empty.jsonl")]
    [InlineData("option", ExitCode.Usage, "DIR/data", "--strikt")]
    public void What_cannot_be_is_refused_with_the_way_out(string name, int exitCode, params string[] words)
    {
        Data("data");
        File.WriteAllText(folder["empty.jsonl"], "");
        var result = Doctor([.. words.Select(word => word.Replace("DIR", folder.Path, StringComparison.Ordinal))]);
        Assert.Equal(exitCode, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"doctor-wrong-{name}");
    }

    private static CommandResult Doctor(params string[] words) => CommandResult.Of(["data", "doctor", .. words]);

    // Waves on a ground that comes nearer downwards, each frame some pixels on.
    private string Data(string name, int first = 0)
    {
        Directory.CreateDirectory(folder[name]);
        var lines = new List<string>();
        for (var frame = 0; frame < 8; frame++)
        {
            var image = new Image(96, 64);
            var depth = new ushort[96 * 64];
            for (var i = 0; i < depth.Length; i++)
            {
                var (x, y) = (i % 96 + 5 * (first + frame), i / 96);
                var sum = 0.0;
                for (var wave = 0; wave < 12; wave++)
                    sum += Math.Sin((x * Math.Cos(2.4 * wave) + y * Math.Sin(2.4 * wave)) * 0.05 * Math.Pow(1.28, wave) + wave * wave) / Math.Sqrt(Math.Pow(1.28, wave));
                image.Pixels.AsSpan(3 * i, 3).Fill((byte)Math.Clamp(127.5 + 30 * sum, 0, 255));
                depth[i] = (ushort)(9000 - 100 * y + x);
            }
            image.Save(folder[$"{name}/{frame}.png"]);
            Png16.Save(folder[$"{name}/{frame}.depth.png"], depth, 96, 64);
            lines.Add($$"""{"rgb": "{{frame}}.png", "depth": "{{frame}}.depth.png", "depth_scale": 1000, "cap": 80, "condition": "{{(frame < 4 ? "day" : "dusk")}}"}""");
        }
        File.WriteAllLines(folder[$"{name}/manifest.jsonl"], lines);
        return folder[$"{name}/manifest.jsonl"];
    }
}
