namespace Fathom.Datasets.Tests;

public sealed class TripletLoaderTests : IDisposable
{
    private static readonly TripletSettings Settings = new() { Seed = 5, BatchSize = 4, Width = 16, Height = 10 };
    private static readonly TripletSettings Plain = Settings with { Width = FrameFiles.Width, Height = FrameFiles.Height, Flip = 0, Jitter = new ColourJitter { Probability = 0 } };

    private readonly FrameFiles files = new(9, otherEye: true);

    private List<DatasetFrame> Usable => [.. files.Frames.Where(frame => TripletLoader.CanUse(frame, Settings))];

    [Fact]
    public void The_first_and_the_last_frame_of_a_sequence_have_no_neighbours() =>
        Assert.Equal(["frame1", "frame2", "frame3", "frame4", "frame5", "frame6", "frame7"], Usable.Select(frame => frame.Name));

    [Fact]
    public void Previous_target_next_and_other_eye_are_those_of_the_frame_and_no_other()
    {
        using var loader = new TripletLoader("files", Usable, Plain with { OtherEye = true, CacheBytes = 1 << 20 });
        for (var n = 0; n < 7; n++)
        {
            var batch = loader.Next();
            for (var slot = 0; slot < batch.Count; slot++)
            {
                var red = 3 * FrameFiles.Width * FrameFiles.Height * slot;
                var frame = int.Parse(batch.Names[slot]["frame".Length..]);
                Assert.Equal(frame - 1, 255 * batch.Plain.Previous[red], 1e-4);
                Assert.Equal(frame, 255 * batch.Plain.Target[red], 1e-4);
                Assert.Equal(frame + 1, 255 * batch.Plain.Next[red], 1e-4);
                Assert.Equal(frame + 100, 255 * batch.Plain.OtherEye![red], 1e-4);
                Assert.Equal(0.54f, batch.Baselines[slot]);
            }
            Assert.Equal(batch.Plain.Target, batch.Jittered.Target);
        }
    }

    [Fact]
    public void Mirroring_takes_all_pictures_the_principal_point_and_the_baseline()
    {
        using var plain = new TripletLoader("files", Usable, Plain with { OtherEye = true });
        using var mirrored = new TripletLoader("files", Usable, Plain with { OtherEye = true, Flip = 1 });
        TripletBatch a = plain.Next(), b = mirrored.Next();

        foreach (var (one, other) in new[] { (a.Plain.Previous, b.Plain.Previous), (a.Plain.Target, b.Plain.Target), (a.Plain.Next, b.Plain.Next), (a.Plain.OtherEye!, b.Plain.OtherEye!) })
            Assert.Equal(one.Chunk(FrameFiles.Width).SelectMany(row => row.Reverse()), other);
        Assert.Equal([30, 0, 10, 0, 32, 7, 0, 0, 1], a.Intrinsics[..9]);
        Assert.Equal([30, 0, FrameFiles.Width - 1 - 10, 0, 32, 7, 0, 0, 1], b.Intrinsics[..9]);
        Assert.Equal(-0.54f, b.Baselines[0]);

        // A point to the right by d of the camera's axis is seen where its mirror image is seen by the mirrored camera.
        var (camera, mirror) = (new Camera(24, 16, a.Intrinsics[0], a.Intrinsics[4], a.Intrinsics[2], a.Intrinsics[5]), new Camera(24, 16, b.Intrinsics[0], b.Intrinsics[4], b.Intrinsics[2], b.Intrinsics[5]));
        Assert.Equal(23 - camera.Project(new Point3(0.4, 0.1, 2)).X, mirror.Project(new Point3(-0.4, 0.1, 2)).X, 1e-6);
    }

    [Fact]
    public void Intrinsics_are_those_of_the_size()
    {
        using var loader = new TripletLoader("files", Usable, Settings with { Flip = 0 });
        var camera = new Camera(FrameFiles.Width, FrameFiles.Height, 30, 32, 10, 7).Resized(16, 10);
        Assert.Equal([(float)camera.Fx, 0, (float)camera.Cx, 0, (float)camera.Fy, (float)camera.Cy, 0, 0, 1], loader.Next().Intrinsics[9..18]);
    }

    [Fact]
    public void A_window_keeps_neighbours_registered_and_moves_the_principal_point()
    {
        using var loader = new TripletLoader("files", Usable, Plain with { Width = 16, Height = 16, Framing = new Framing() });
        var lefts = new HashSet<int>();
        for (var n = 0; n < 20; n++)
        {
            var batch = loader.Next();
            for (var slot = 0; slot < batch.Count; slot++)
            {
                var green = (3 * slot + 1) * 256;
                var left = (int)Math.Round(25.5 * batch.Plain.Target[green]);
                Assert.Equal(batch.Plain.Target[green..(green + 256)], batch.Plain.Next[green..(green + 256)]);
                Assert.Equal(batch.Plain.Target[green..(green + 256)], batch.Plain.Previous[green..(green + 256)]);
                Assert.Equal(10 - left, batch.Intrinsics[9 * slot + 2]);
                lefts.Add(left);
            }
        }
        Assert.Equal(9, lefts.Count);
    }

    [Fact]
    public void Colours_of_a_sample_change_alike_and_only_for_the_network()
    {
        using var plain = new TripletLoader("files", Usable, Plain);
        using var jittered = new TripletLoader("files", Usable, Plain with { Jitter = new ColourJitter { Probability = 1, Contrast = 0 } });
        TripletBatch a = plain.Next(), b = jittered.Next();
        Assert.Equal(a.Plain.Target, b.Plain.Target);
        Assert.NotEqual(b.Plain.Target, b.Jittered.Target);

        // Without contrast, which looks at the whole picture, the same colour becomes the same colour in all pictures; green and blue are, and red nearly.
        for (var i = 0; i < a.Plain.Target.Length; i++)
        {
            Assert.Equal(b.Jittered.Target[i], b.Jittered.Next[i], 0.05f);
            Assert.Equal(b.Jittered.Target[i], b.Jittered.Previous[i], 0.05f);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Batches_depend_neither_on_threads_nor_on_the_cache(int threads) =>
        Assert.Equal(Read(Settings, 8), Read(Settings with { Threads = threads, Prefetch = 4, CacheBytes = threads * 1000 }, 8));

    [Fact]
    public void A_loader_goes_on_from_every_sample_of_an_epoch()
    {
        var settings = Settings with { BatchSize = 1, OtherEye = true };
        var whole = Read(settings, 16);
        for (var start = 0; start < 16; start++)
            Assert.Equal(whole.Skip(start), Read(settings, 16 - start, start));
        using var middle = new TripletLoader("files", Usable, Settings, firstSample: 6);
        Assert.Equal((6, 2), (middle.Next() is { } part ? (part.FirstSample, part.Count) : default));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("0.png: self-supervision needs", Assert.Throws<DatasetException>(() => new TripletLoader("files", files.Frames, Settings)).Message, StringComparison.Ordinal);
        Assert.Contains("has no frame", Assert.Throws<FathomException>(() => new TripletLoader("files", [], Settings)).Message, StringComparison.Ordinal);
        Assert.Contains("0 loader threads", Assert.Throws<FathomException>(() => new TripletLoader("files", Usable, Settings with { Threads = 0 })).Message, StringComparison.Ordinal);

        new Image(8, 8).Save(files["5.png"]);
        using var loader = new TripletLoader("files", [files.Frames[4]], Settings);
        Assert.Contains("A neighbour of ", Assert.Throws<SampleException>(() => loader.Next()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private List<string> Read(TripletSettings settings, int batches, long firstSample = 0)
    {
        using var loader = new TripletLoader("files", Usable, settings, firstSample);
        return [.. Enumerable.Range(0, batches).Select(_ => loader.Next()).Select(batch =>
            $"{batch.FirstSample} {string.Join(' ', batch.Names)} {Pictures(batch.Plain)} {Pictures(batch.Jittered)} {Hash.Of(batch.Intrinsics)} {Hash.Of(batch.Baselines)}")];

        static string Pictures(TripletPictures pictures) => string.Join(' ', new[] { pictures.Previous, pictures.Target, pictures.Next, pictures.OtherEye ?? [] }.Select(Hash.Of));
    }
}
