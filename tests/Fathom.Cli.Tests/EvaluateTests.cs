namespace Fathom.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_that_knows_the_answer_has_no_error_and_stands_beside_the_baselines()
    {
        var result = Evaluate("--data", Manifest(), "--json", folder["scores.json"], "--csv", folder["scores.csv"]);

        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Snapshot.Matches(result.Screen(folder), "evaluate");
        Assert.StartsWith("protocol,fingerprint,predictor,frame,", File.ReadAllText(folder["scores.csv"]), StringComparison.Ordinal);
        Assert.Equal(2, System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder["scores.json"])).RootElement.GetProperty("protocols").GetArrayLength());
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
    public void Two_pictures_of_one_name_are_refused_before_a_prediction_is_lost()
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

        var refused = Evaluate("--data", folder["same.jsonl"], "--predictions-out", folder["predictions"]);

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Empty(folder.Files("predictions"));
        Snapshot.Matches(refused.Screen(folder), "evaluate-same-name");
        Assert.Equal(ExitCode.Done, Evaluate("--data", folder["same.jsonl"]).ExitCode);
    }

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

        var ours = CommandResult.Of("evaluate", "--data", Path.Combine(data, "manifest.jsonl"), "--predictions-out", folder["predictions"]);
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

    private CommandResult Evaluate(params string[] words) => CommandResult.Of(["evaluate", .. words, "--model", folder.Model()]);

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
