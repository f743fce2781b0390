using System.Text.Json;
using Fathom.Datasets.StereoVideos;
using Fathom.Tests;

namespace Fathom.Datasets.Tests.StereoVideos;

public sealed class StereoVideoTests(StereoFilm film) : IClassFixture<StereoFilm>, IDisposable
{
    private const int PerClip = 4;
    private static readonly int[] Cuts = [StereoFilm.Shot, 2 * StereoFilm.Shot, 3 * StereoFilm.Shot];
    // 20 of 1920 pixels at either side.
    private const int Margin = 2;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Shots_clips_and_rejects_are_those_of_the_film()
    {
        var report = Run();

        Assert.Equal(Cuts, report.Cuts);
        Assert.Equal((3 * StereoFilm.Shot + StereoFilm.Tail, 1, 3), (report.Frames, report.ShortShots, report.Clips));
        Assert.Equal((StereoFilm.Width - 2 * Margin, StereoFilm.Height), (report.Width, report.Height));
        // All of the dark shot, and nothing else.
        Assert.Equal((2 * PerClip, PerClip), (report.Kept, report.Rejected.Total));
        Assert.InRange(report.Downwards!.Value, 0.5, 1);
        Assert.Equal(Numbers(), Lines("data").Select(Number));
    }

    [Fact]
    public void Frames_in_the_manifest_are_where_and_when_it_says()
    {
        Run();
        foreach (var line in Lines("data"))
        {
            Assert.Equal(["name", "rgb", "depth", "depth_scale", "kind", "sequence", "time"], line.EnumerateObject().Select(key => key.Name));
            Assert.Equal("affine-inverse-depth", line.GetProperty("kind").GetString());
            Assert.Equal(Number(line) / 24.0, line.GetProperty("time").GetDouble(), 0.001);
            Assert.Equal(Number(line) < StereoFilm.Shot ? "film_000000" : $"film_{StereoFilm.Shot:000000}", line.GetProperty("sequence").GetString());
            var picture = Image.Load(folder[$"data/{line.GetProperty("rgb").GetString()}"]);
            Assert.Equal((StereoFilm.Width - 2 * Margin, StereoFilm.Height), (picture.Width, picture.Height));
            var expected = film.Frames[Number(line)].Left;
            for (var i = 0; i < picture.Width * picture.Height; i += 97)
                Assert.Equal(expected.Pixels[3 * ((i / picture.Width + StereoFilm.Bar) * StereoFilm.Width + Margin + i % picture.Width) + 1], picture.Pixels[3 * i + 1], 24.0);
        }
    }

    [Theory]
    [InlineData(StereoMatching.Flow, 0.85)]
    [InlineData(StereoMatching.SemiGlobal, 0.4)]
    public void Disparities_are_the_true_ones_up_to_a_shift(StereoMatching matching, double share)
    {
        Run(new StereoVideoSettings { Matching = matching, LeastConsistentShare = share });
        var lines = Lines("data");
        Assert.Equal(2 * PerClip, lines.Length);
        foreach (var line in lines)
            AssertTrue(line, film.Frames[Number(line)].Disparity!);
    }

    [Fact]
    public void Swapped_eyes_are_noticed_and_swapped_back()
    {
        var swapped = Run(film.Right, film.Left, new StereoVideoSettings(), "swapped");
        Assert.True(swapped.LooksSwapped);
        Assert.InRange(swapped.Downwards!.Value, -1, -0.5);

        var report = Run(film.Right, film.Left, new StereoVideoSettings { SwapEyes = true }, "back");
        Assert.False(report.LooksSwapped);
        Run(film.Left, film.Right, new StereoVideoSettings(), "straight");
        Assert.Equal(Content("straight", "depth").Select(file => file.Bytes), Content("back", "depth").Select(file => file.Bytes));
    }

    [Fact]
    public void Every_layout_gives_the_same_frames()
    {
        Run();
        Run(film.Above, null, new StereoVideoSettings { Layout = StereoLayout.Top }, "above");
        Run(film.Left, film.Right, new StereoVideoSettings(), "two");
        var expected = Content("data", "depth").Select(file => file.Bytes).ToArray();
        Assert.Equal(expected, Content("above", "depth").Select(file => file.Bytes));
        Assert.Equal(expected, Content("two", "depth").Select(file => file.Bytes));

        // Half of the disparities, too.
        var squeezed = Run(film.Squeezed, null, new StereoVideoSettings { Layout = StereoLayout.HalfSide, LeastRange = 5 }, "squeezed");
        Assert.Equal((2 * PerClip, StereoFilm.Height / 2), (squeezed.Kept, squeezed.Height));
        Assert.Equal(Cuts, squeezed.Cuts);
    }

    [Fact]
    public void Frames_are_rejected_for_what_is_wrong_with_them()
    {
        Assert.Equal(new StereoRejects(0, 0, 2 * PerClip), Run(new StereoVideoSettings { LeastRange = 1000, SkipEnd = (StereoFilm.Shot + StereoFilm.Tail) / 24.0 }, "flat").Rejected);
        Assert.Equal(2 * PerClip, Run(new StereoVideoSettings { LeastConsistentShare = 1, SkipEnd = (StereoFilm.Shot + StereoFilm.Tail) / 24.0 }, "inconsistent").Rejected.Inconsistent);

        // The right eye a few rows lower.
        using (var writer = VideoWriter.Create(folder["low.mkv"], StereoFilm.Width, StereoFilm.Height + 2 * StereoFilm.Bar, 24))
        {
            foreach (var (_, right, _) in film.Frames)
                writer.Write(new Image(right.Width, right.Height, [.. new byte[3 * 4 * right.Width], .. right.Pixels.AsSpan(0, right.Pixels.Length - 3 * 4 * right.Width)]));
            writer.Complete();
        }
        Assert.InRange(Run(film.Left, folder["low.mkv"], new StereoVideoSettings(), "low").Rejected.Vertical, 2 * PerClip, 3 * PerClip);
    }

    [Fact]
    public void What_stopped_on_the_way_goes_on_to_the_same_files()
    {
        Run(name: "whole");
        foreach (var stopAt in (int[])[10, 1, 2])
        {
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => new StereoVideo(film.SideBySide, null, new StereoVideoSettings(), folder["cut"]).Run(progress =>
            {
                if (progress.Done == stopAt && progress.Matching == stopAt < 10)
                    stop.Cancel();
            }, stop.Token));
            Assert.False(File.Exists(folder["cut/manifest.jsonl"]));
        }
        var steps = new List<StereoVideoProgress>();
        new StereoVideo(film.SideBySide, null, new StereoVideoSettings(), folder["cut"]).Run(steps.Add, CancellationToken.None);

        Assert.DoesNotContain(steps, step => !step.Matching);
        Assert.Equal(Content("whole", ""), Content("cut", ""));
    }

    [Fact]
    public void A_folder_of_another_video_or_of_other_settings_is_refused()
    {
        Run();
        Assert.Contains("other settings", Assert.Throws<DatasetException>(() => Run(new StereoVideoSettings { SwapEyes = true })).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => Run(film.Left, film.Right, new StereoVideoSettings(), "data"));
        Directory.CreateDirectory(folder["mine"]);
        folder.Write("mine/letter.txt", [1]);
        Assert.Contains("not empty", Assert.Throws<DatasetException>(() => Run(name: "mine")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Eyes_that_do_not_match_and_wrong_settings_are_refused()
    {
        Assert.Contains("one size", Assert.Throws<DatasetException>(() => Run(film.Left, film.Above, new StereoVideoSettings(), "data")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new StereoVideoSettings { ClipEvery = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new StereoVideoSettings { SkipEnd = double.NaN }));
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Fact]
    public void What_is_skipped_has_no_clip()
    {
        var report = Run(new StereoVideoSettings { SkipStart = 5 / 24.0, SkipEnd = (StereoFilm.Tail + StereoFilm.Shot) / 24.0 });
        Assert.Equal((1, 1), (report.Clips, report.ShortShots));
        Assert.Equal(StereoFilm.Shot, Number(Lines("data")[0]));
    }

    private StereoVideoReport Run(StereoVideoSettings? settings = null, string name = "data") => Run(film.SideBySide, null, settings ?? new StereoVideoSettings(), name);

    private StereoVideoReport Run(string file, string? other, StereoVideoSettings settings, string name) => new StereoVideo(file, other, settings, folder[name]).Run(_ => { }, CancellationToken.None);

    private JsonElement[] Lines(string name) => [.. File.ReadLines(folder[$"{name}/manifest.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];

    private static int Number(JsonElement line) => int.Parse(line.GetProperty("name").GetString()![^6..], System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<int> Numbers() => from clip in (int[])[0, StereoFilm.Shot] from i in (int[])[0, 6, 12, 18] select clip + i;

    private (string Name, string Bytes)[] Content(string name, string below) =>
        [.. Directory.EnumerateFiles(folder[Path.Combine(name, below)], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Path.GetRelativePath(folder[name], file), Convert.ToBase64String(File.ReadAllBytes(file))))];

    // Pixels are pixels, by depth_scale: only the shift is free.
    private void AssertTrue(JsonElement line, float[] truth)
    {
        var stored = DepthMap.FromPng16(folder[$"data/{line.GetProperty("depth").GetString()}"], line.GetProperty("depth_scale").GetDouble(), DepthKind.Disparity);
        var target = new float[stored.Values.Length];
        for (var i = 0; i < target.Length; i++)
            target[i] = truth[i / stored.Width * StereoFilm.Width + Margin + i % stored.Width];
        var known = Enumerable.Range(0, target.Length).Where(i => stored.Valid![i]).ToArray();
        var differences = known.Select(i => target[i] - stored.Values[i]).ToArray();
        var shift = Quantiles.Median([.. differences]);
        var errors = Array.ConvertAll(differences, difference => (float)Math.Abs(difference - shift));
        Assert.InRange(Quantiles.Median(errors), 0, 0.7);
        Assert.InRange(Quantiles.Linear(errors, 0.9), 0, 2.5);
        // The smallest is stored as 1, and it is negative.
        Assert.InRange(shift, -StereoFilm.Converged - 10, -1);
    }
}
