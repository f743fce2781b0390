using System.Globalization;
using Fathom.Datasets.Rendering;
using Fathom.Datasets.VirtualKitti;
using Fathom.Tests;
using Fathom.Worlds;

namespace Fathom.Datasets.Tests;

public sealed class WorldRendererTests : IDisposable
{
    private static readonly WorldRendering Drive = new("street", 3, 48, 32)
    {
        Seed = 3,
        FramesPerSecond = 4,
        Baseline = 0.3,
        Conditions = [Condition.Day, Condition.Night],
        Style = Style.Game,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_hold_what_was_rendered_in_the_layout_of_Virtual_KITTI_2()
    {
        Assert.Equal(3, Render(Drive));

        using var stage = World.Street(3).Open();
        var shot = new Shot(stage.Camera(48, 32)) { Time = 0.25, Condition = Condition.Night, Style = Style.Game }.MovedRight(0.3);
        var (frame, next) = (stage.Render(shot), stage.Render(shot with { Time = 0.5 }));
        string Name(string kind, string file) => folder[$"data/Scene01/night/frames/{kind}/Camera_1/{file}"];

        Assert.True(File.Exists(Name("rgb", "rgb_00001.jpg")));
        var depth = DepthMap.FromPng16(Name("depth", "depth_00001.png"), 100);
        for (var i = 0; i < depth.Values.Length; i++)
            Assert.Equal(MathF.Min(frame.Depth.Values[i], 655.35f), depth.Values[i], 0.00501);
        var labels = Image.Load(Name("classSegmentation", "classgt_00001.png"));
        Assert.Equal(frame.Semantics.SelectMany(label => new[] { label.Color().R, label.Color().G, label.Color().B }), labels.Pixels);
        var things = DepthMap.FromPng16(Name("instanceSegmentation", "instancegt_00001.png"), 1, DepthKind.Disparity, invalid: null);
        Assert.Equal(frame.Things, things.Values.Select(value => (int)value));

        // As Virtual KITTI 2's page says: flow = (2 / 65535 · value − 1) · (width − 1, height − 1). Eight of the sixteen bits are read.
        var (stored, flow) = (Image.Load(Name("forwardFlow", "flow_00001.png")).Pixels, frame.FlowTo(next));
        for (var i = 0; i < flow.U.Length; i++)
            if (stored[3 * i + 2] == 255)
            {
                Assert.Equal(flow.U[i], (2 / 255.0 * stored[3 * i] - 1) * 47, 0.2);
                Assert.Equal(flow.V[i], (2 / 255.0 * stored[3 * i + 1] - 1) * 31, 0.2);
            }
        Assert.Contains(Enumerable.Range(0, flow.U.Length), i => stored[3 * i + 2] == 255);

        // Two lines a frame: one for each eye.
        var row = File.ReadAllLines(folder["data/Scene01/night/extrinsic.txt"])[1 + 2 * 1 + 1].Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal([1, 1], row[..2]);
        Assert.Equal(frame.Pose.Inverse().ToMatrix(), row[2..]);
    }

    [Fact]
    public void The_manifest_lists_every_picture_with_its_depth()
    {
        Render(Drive);

        var entries = Manifest.Read(folder["data/manifest.jsonl"]).ToArray();

        Assert.Equal(3 * 2 * 2, entries.Length);
        Assert.Equal(entries.Length, entries.Select(entry => entry.Name).Distinct().Count());
        Assert.Contains(entries, entry => entry.Name == "Scene01_night_Camera_1_00002" && entry.Picture.Path == folder["data/Scene01/night/frames/rgb/Camera_1/rgb_00002.jpg"]);
        Assert.Equal(6, entries.Count(entry => entry.Condition == "night"));
        Assert.All(entries, entry =>
        {
            var sample = entry.Load();
            Assert.Equal((48, 32), (sample.Depth.Width, sample.Depth.Height));
            Assert.NotNull(sample.Depth.Camera);
            Assert.Equal("street", sample.Place);
        });
    }

    [Fact]
    public void The_manifest_tells_of_neighbours_eyes_and_poses_what_the_layout_does()
    {
        Render(Drive);

        var layout = VirtualKitti2.Read(folder["data"]).ToDictionary(frame => frame.Name);
        Assert.All(Manifest.Read(folder["data/manifest.jsonl"]), frame =>
        {
            var same = layout[frame.Name];
            Assert.Equal((same.PreviousPicture, same.NextPicture, same.OtherEye, $"{Drive.Family}_{Drive.Seed}_{same.Sequence}"), (frame.PreviousPicture, frame.NextPicture, frame.OtherEye, frame.Sequence));
            Assert.Equal(same.Baseline, frame.Baseline, 1e-6);
            Assert.Equal(same.Pose!.ToMatrix(), frame.Pose!.ToMatrix(), (a, b) => Math.Abs(a - b) < 1e-5);
        });
        Assert.Contains(layout.Values, frame => frame is { PreviousPicture: not null, NextPicture: not null, OtherEye: not null });

        Render(new WorldRendering("room", 3, 16, 12), "singles");
        Assert.All(Manifest.Read(folder["singles/manifest.jsonl"]), frame => Assert.Null(frame.PreviousPicture ?? frame.NextPicture));
    }

    [Fact]
    public void A_rendering_with_other_assets_is_refused_and_the_card_names_them()
    {
        Directory.CreateDirectory(folder["assets"]);
        folder.Write("assets/paper.png", new Image(4, 4).EncodePng());
        var assets = WorldAssets.Load(folder["assets"]);
        var rendering = new WorldRendering("room", 1, 16, 12) { Assets = assets };
        Render(rendering);
        // The same content, read again.
        Assert.Equal(0, Render(rendering with { Assets = WorldAssets.Load(folder["assets"]) }));
        Assert.Contains($"pictures (1) on surfaces and meshes (0) among things, hash {assets.Hash}", File.ReadAllText(folder["data/README.md"]), StringComparison.Ordinal);

        folder.Write("assets/paper.png", new Image(4, 5).EncodePng());
        foreach (var other in new[] { rendering with { Assets = WorldAssets.Load(folder["assets"]) }, rendering with { Assets = null } })
            Assert.Contains(assets.Hash, Assert.Throws<FathomException>(() => Render(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_files_come_from_any_number_of_threads()
    {
        var rooms = new WorldRendering("room", 6, 32, 24);
        Render(rooms, "one", threads: 1);
        Render(rooms, "three", threads: 3);

        AssertSame("one", "three");
    }

    [Fact]
    public void What_stopped_on_the_way_goes_on_to_the_same_files()
    {
        var rooms = new WorldRendering("room", 6, 32, 24);
        Render(rooms, "whole");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new WorldRenderer(rooms, folder["cut"]).Run(1, done =>
        {
            if (done == 2)
                stop.Cancel();
        }, stop.Token));
        Assert.False(File.Exists(folder["cut/manifest.jsonl"]));

        Assert.Equal(4, Render(rooms, "cut"));

        AssertSame("whole", "cut");
        Assert.Equal(0, Render(rooms, "cut"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_the_run_and_the_next_completes_it()
    {
        var rooms = new WorldRendering("room", 4, 32, 24);
        Render(rooms, "whole");
        var blocked = folder["data/Scene01/day/frames/depth/Camera_0/depth_00002.png"];
        Directory.CreateDirectory(folder["data/.parts"]);
        Directory.CreateDirectory(Path.Combine(blocked, "occupied"));
        File.Copy(folder["whole/.parts/rendering.txt"], folder["data/.parts/rendering.txt"]);

        Assert.Contains("depth_00002.png", Assert.Throws<WriteException>(() => Render(rooms)).Message, StringComparison.Ordinal);
        Directory.Delete(blocked, recursive: true);
        Assert.InRange(Render(rooms), 1, 2);

        AssertSame("whole", "data");
    }

    [Fact]
    public void More_frames_are_added_to_those_that_are_there()
    {
        Render(Drive with { Conditions = [Condition.Day], Baseline = null });
        // The sequence was cut short: it is rendered anew, and another one begins behind its 21 frames.
        Assert.Equal(23, Render(Drive with { Conditions = [Condition.Day], Baseline = null, Frames = 23 }));

        Assert.True(File.Exists(folder["data/Scene02/day/frames/rgb/Camera_0/rgb_00001.jpg"]));
        Assert.Equal(23, Manifest.Read(folder["data/manifest.jsonl"]).Count());
    }

    [Fact]
    public void A_folder_of_another_rendering_or_of_anything_else_is_refused()
    {
        Render(new WorldRendering("room", 1, 8, 8));

        Assert.Contains("another rendering", Assert.Throws<FathomException>(() => Render(new WorldRendering("room", 1, 9, 8))).Message, StringComparison.Ordinal);
        Assert.Contains("is not empty", Assert.Throws<FathomException>(() => new WorldRenderer(new WorldRendering("room", 1, 8, 8), folder.Path)).Message, StringComparison.Ordinal);
    }

    private int Render(WorldRendering rendering, string name = "data", int threads = 2) =>
        new WorldRenderer(rendering, folder[name]).Run(threads, _ => { }, TestContext.Current.CancellationToken);

    private void AssertSame(string one, string other)
    {
        string[] Files(string name) => [.. Directory.EnumerateFiles(folder[name], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => Path.GetRelativePath(folder[name], file)).Order(StringComparer.Ordinal)];

        Assert.Equal(Files(one), Files(other));
        Assert.All(Files(one), file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder[one], file)), File.ReadAllBytes(Path.Combine(folder[other], file))));
    }
}
