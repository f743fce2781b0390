namespace Fathom.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_that_knows_the_answer_has_no_error_and_stands_beside_the_baselines()
    {
        var result = Evaluate("--data", Manifest());

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Snapshot.Matches(result.Screen(folder), "evaluate");
        Assert.StartsWith("protocol,fingerprint,predictor,frame,", File.ReadAllText(folder["evaluation/scores.csv"]), StringComparison.Ordinal);
        Assert.Equal(2, System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder["evaluation/summary.json"])).RootElement.GetProperty("protocols").GetArrayLength());
    }

    [Fact]
    public void Predictions_are_kept_under_the_names_of_the_frames()
    {
        Evaluate("--data", Manifest(), "--predictions-out", folder["predictions"]);

        Assert.Equal(["one.pfm", "two.pfm"], folder.Files("predictions"));
        var image = Image.Load(folder["two.png"]);
        var depth = DepthMap.LoadPfm(folder["predictions/two.pfm"], DepthKind.AffineInverseDepth);
        Assert.Equal((image.Pixels[0] + image.Pixels[1] + image.Pixels[2]) / 255f, depth[0, 0], 1e-5f);
    }

    [Fact]
    public void Two_pictures_of_one_name_are_told_apart_by_their_folders()
    {
        Manifest();
        foreach (var (name, place) in new[] { ("one", "d1"), ("two", "d2") })
        {
            Directory.CreateDirectory(folder[place]);
            File.Copy(folder[$"{name}.png"], folder[$"{place}/0001.png"]);
        }
        File.WriteAllText(folder["same.jsonl"], """
            {"rgb": "d1/0001.png", "depth": "one.depth.png", "depth_scale": 5000, "cap": 80}
            {"rgb": "d2/0001.png", "depth": "two.depth.png", "depth_scale": 5000, "cap": 80}
            """);

        Assert.Equal(ExitCode.Done, Evaluate("--data", folder["same.jsonl"], "--predictions-out", folder["predictions"]).ExitCode);
        Assert.Equal(["d1_0001.pfm", "d2_0001.pfm"], folder.Files("predictions"));
    }

    [Fact]
    public void Anyones_prediction_files_are_judged_once_their_kind_is_said()
    {
        var manifest = Theirs();
        var result = Judge(manifest, "--kind", "metric-depth", "--png-steps", "1000", "-p", "median", "-p", "metric");
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        var rows = File.ReadAllLines(folder["evaluation/scores.csv"]).Select(line => line.Split(',')).Where(cells => cells[2] == "theirs").ToList();
        Assert.Equal(4, rows.Count);
        // Half of the metres: AbsRel ½ as they are, next to 0 with the right scale (steps of a millimetre).
        var column = Array.IndexOf(File.ReadLines(folder["evaluation/scores.csv"]).First().Split(','), "abs_rel");
        Assert.All(rows, cells => Assert.Equal(cells[0] == "metric" ? 0.5 : 0, double.Parse(cells[column], System.Globalization.CultureInfo.InvariantCulture), 1e-3));

        Assert.Contains("does not say what its numbers mean", CommandResult.Of("evaluate", "--data", manifest, "--predictions", folder["theirs"], "-o", folder["unsaid"]).Output, StringComparison.Ordinal);
        Snapshot.Matches(Judge(manifest, "--kind", "metric").Screen(folder), "evaluate-wrong-kind");
    }

    [Theory]
    [InlineData("missing", "the prediction is missing")]
    [InlineData("truncated", "one.npy")]
    [InlineData("nan", "the prediction is unknown or no number at 7 of")]
    [InlineData("negative", "zero or negative at 9 scored pixels")]
    [InlineData("turned", "it is turned by a quarter")]
    [InlineData("truth", "the truth cannot be used")]
    public void What_is_wrong_with_a_frame_is_named_counted_and_in_the_exit_code_and_the_others_are_scored(string fault, string named)
    {
        var manifest = Theirs();
        var map = DepthMap.Load(folder["theirs/one.npy"], DepthKind.MetricDepth);
        File.Delete(folder["theirs/one.npy"]);
        switch (fault)
        {
            case "truncated":
                map.Save(folder["theirs/one.npy"]);
                File.WriteAllBytes(folder["theirs/one.npy"], File.ReadAllBytes(folder["theirs/one.npy"])[..5000]);
                break;
            case "nan":
                map.Values.AsSpan(100, 7).Fill(float.NaN);
                map.Save(folder["theirs/one.npy"]);
                break;
            case "negative":
                map.Values.AsSpan(100, 9).Fill(-1);
                map.Save(folder["theirs/one.npy"]);
                break;
            case "turned":
                new DepthMap(192, 320, map.Values, DepthKind.MetricDepth).Save(folder["theirs/one.npy"]);
                break;
            case "truth":
                map.Save(folder["theirs/one.npy"]);
                File.WriteAllBytes(folder["one.depth.png"], File.ReadAllBytes(folder["one.depth.png"])[..200]);
                break;
        }
        foreach (var sidecar in Directory.GetFiles(folder["theirs"], "*.json"))
            File.Delete(sidecar);

        var result = Judge(manifest, "--kind", "metric-depth", "--png-steps", "1000", "-p", "median");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains(named, result.Output, StringComparison.Ordinal);
        Assert.Contains("one", result.Output.Split('\n').Single(line => line.StartsWith(fault == "negative" ? "No depth: theirs" : "Not scored: theirs", StringComparison.Ordinal)), StringComparison.Ordinal);
        var faults = System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder["evaluation/summary.json"])).RootElement.GetProperty("faults");
        Assert.Equal(["one"], faults.EnumerateArray().Select(one => one.GetProperty("frame").GetString()));
        Assert.Contains("median,", File.ReadAllLines(folder["evaluation/scores.csv"]).Single(line => line.Contains(",theirs,two,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_evaluation_goes_on_and_ends_with_the_scores_of_an_undisturbed_one()
    {
        var manifest = Theirs();
        string[] words = ["--kind", "metric-depth", "--png-steps", "1000"];
        Assert.Equal(ExitCode.Done, Judge(manifest, words).ExitCode);
        var whole = File.ReadAllText(folder["evaluation/scores.csv"]);
        var journal = File.ReadAllText(folder["evaluation/journal.jsonl"]);
        Assert.Equal(3, journal.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        // Killed at any byte after the first line.
        foreach (var length in new[] { journal.IndexOf('\n') + 1, journal.Length / 2, journal.Length - 1 })
        {
            File.WriteAllText(folder["evaluation/journal.jsonl"], journal[..length]);
            File.Delete(folder["evaluation/scores.csv"]);
            Assert.Equal(ExitCode.Done, Judge(manifest, words).ExitCode);
            Assert.Equal(whole, File.ReadAllText(folder["evaluation/scores.csv"]));
        }

        // A prediction that changed is scored again, and another evaluation does not mix with this one.
        new DepthMap(320, 192, [.. Enumerable.Range(1, 320 * 192).Select(i => (float)i)], DepthKind.MetricDepth).Save(folder["theirs/one.npy"]);
        File.Delete(folder["theirs/one.npy.json"]);
        Assert.Equal(ExitCode.Done, Judge(manifest, words).ExitCode);
        Assert.NotEqual(whole, File.ReadAllText(folder["evaluation/scores.csv"]));
        var changed = File.ReadAllText(folder["evaluation/scores.csv"]);
        new DepthMap(320, 192, [.. Enumerable.Range(1, 320 * 192).Select(i => 1 + i % 9f)], DepthKind.MetricDepth).SavePng16(folder["two.depth.png"], 5000);
        Assert.Equal(ExitCode.Done, Judge(manifest, words).ExitCode);
        Assert.NotEqual(changed, File.ReadAllText(folder["evaluation/scores.csv"]));
        var other = Judge(manifest, [.. words, "-p", "median"]);
        Assert.Equal(ExitCode.Failed, other.ExitCode);
        Assert.Contains("is of another evaluation", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_depth_of_training_frames_stands_beside_the_other_baselines()
    {
        var manifest = Theirs();
        var result = Judge(manifest, "--kind", "metric-depth", "--png-steps", "1000", "-p", "metric", "--training", manifest);
        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Contains("| mean depth ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layout", "--layout", "kiti-raw")]
    [InlineData("protocol", "-p", "kitti-eigne")]
    [InlineData("split", "--layout", "kitti-raw")]
    [InlineData("two", "-p", "kitti-eigen", "-p", "midas-nyu")]
    public void A_wrong_choice_is_explained(string name, params string[] words) =>
        Snapshot.Matches(Judge(Theirs(), words).Screen(folder), $"evaluate-wrong-{name}");

    [Theory]
    [InlineData("missing", null)]
    [InlineData("unknown-key", """{"rgb": "one.png", "depht": "one.depth.png", "depth_scale": 1000, "cap": 80}""")]
    [InlineData("empty", "")]
    public void A_wrong_manifest_is_explained(string name, string? text)
    {
        if (text is not null)
            File.WriteAllText(folder["wrong.jsonl"], text);

        var result = Evaluate("--data", folder["wrong.jsonl"]);

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Snapshot.Matches(result.Screen(folder), $"manifest-{name}");
    }

    [Fact]
    public void The_shipped_model_agrees_with_the_independent_scorer_on_real_frames()
    {
        var data = SharedFolder.Require("realdata");
        Assert.SkipUnless(File.Exists(Path.Combine(Repository.Root, "models", "fathom-s.onnx")), "There is no models/fathom-s.onnx yet.");
        Assert.SkipUnless(File.Exists("/usr/bin/python3") && Python("import numpy, PIL").ExitCode == 0, "score.py needs python3-numpy and python3-pil.");

        var ours = CommandResult.Of("evaluate", "--data", Path.Combine(data, "manifest.jsonl"), "--predictions-out", folder["predictions"], "-o", folder["evaluation"]);
        var theirs = Run("/usr/bin/python3", Path.Combine(data, "score.py"), data, folder["predictions"]);

        Assert.Equal(ExitCode.Done, ours.ExitCode);
        var all = theirs.Output.Split('\n').Single(line => line.StartsWith("all ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tables = ours.Output.Split('\n').Where(line => line.StartsWith("| all ", StringComparison.Ordinal) && !line.Contains("AbsRel", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(all[2..4].Concat(all[4..6]), tables.SelectMany(cells => cells[3..5]));
    }

    // Depth is 1 / (R + G + B) up to scale, in a size that the network sees as it is: what the tiny model gives is right.
    private string Manifest()
    {
        foreach (var (name, seed) in new[] { ("one", 1), ("two", 2) })
        {
            var image = new Image(320, 192);
            var depth = new float[320 * 192];
            for (var i = 0; i < depth.Length; i++)
            {
                var brightness = (byte)(60 + 20 * seed + i % 320 / 80 * 40);
                image.Pixels.AsSpan(3 * i, 3).Fill(brightness);
                depth[i] = 600f / brightness;
            }
            image.Save(folder[$"{name}.png"]);
            new DepthMap(320, 192, depth, DepthKind.MetricDepth).SavePng16(folder[$"{name}.depth.png"], 5000);
        }
        File.WriteAllText(folder["manifest.jsonl"], """
            {"rgb": "one.png", "depth": "one.depth.png", "depth_scale": 5000, "cap": 80, "place": "street", "condition": "day"}
            {"rgb": "two.png", "depth": "two.depth.png", "depth_scale": 5000, "cap": 80, "place": "room"}
            """);
        return folder["manifest.jsonl"];
    }

    private CommandResult Evaluate(params string[] words) => CommandResult.Of(["evaluate", .. words, "--model", folder.Model(), "-o", folder["evaluation"]]);

    private CommandResult Judge(string manifest, params string[] words) => CommandResult.Of(["evaluate", "--data", manifest, "--predictions", folder["theirs"], "-o", folder["evaluation"], .. words]);

    // One and two, as NPY and as 16-bit PNG in millimetres: right up to a scale.
    private string Theirs()
    {
        var manifest = Manifest();
        Directory.CreateDirectory(folder["theirs"]);
        foreach (var name in new[] { "one", "two" })
        {
            var depth = DepthMap.FromPng16(folder[$"{name}.depth.png"], 5000);
            var map = new DepthMap(depth.Width, depth.Height, Array.ConvertAll(depth.Values, metres => metres / 2), DepthKind.MetricDepth);
            if (name == "one")
                map.Save(folder["theirs/one.npy"]);
            else
                map.SavePng16(folder["theirs/two.png"], 1000);
        }
        File.Delete(folder["theirs/one.npy.json"]);
        return manifest;
    }

    private static CommandResult Python(string program) => Run("/usr/bin/python3", "-c", program);

    private static CommandResult Run(string program, params string[] words)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, error.Result);
    }
}
