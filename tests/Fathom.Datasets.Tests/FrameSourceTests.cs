namespace Fathom.Datasets.Tests;

public sealed class FrameSourceTests : IDisposable
{
    private readonly FrameFiles files = new(7);

    [Fact]
    public void Every_frame_comes_once_in_each_epoch_with_its_own_depth_and_mask()
    {
        var source = new FrameSource("files", files.Frames, seed: 3);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var samples = Enumerable.Range(7 * epoch, 7).Select(n => source.Sample(n, 24, 16)).ToList();
            Assert.Equal(files.Frames.Select(frame => frame.Name), samples.Select(sample => sample.Name).Order());
            Assert.All(samples, sample =>
            {
                var n = sample.Image.Pixels[0];
                Assert.Equal($"frame{n}", sample.Name);
                Assert.Equal(1 + n + 0.05, sample.Depth[5, 9], 1e-3);
                Assert.Equal([false, true], [sample.Depth.IsValid(0), sample.Depth.IsValid(1)]);
            });
        }
    }

    [Fact]
    public void A_sample_is_the_same_with_and_without_a_cache_and_at_every_time()
    {
        var plain = new FrameSource("files", files.Frames, 3);
        // Room for some frames only: 8 bytes a pixel.
        var cached = new FrameSource("files", files.Frames, 3, cacheBytes: 8 * 18 * 12 * 4);
        foreach (var n in Enumerable.Range(0, 30).Concat(Enumerable.Range(0, 30).Reverse()))
            Assert.Equal(Content(plain.Sample(n, 16, 12)), Content(cached.Sample(n, 16, 12)));
    }

    [Fact]
    public void The_window_of_a_picture_that_keeps_its_shape_moves_over_all_of_it_with_its_depth()
    {
        // 24×16 covers 16×16 as it is: nine places along x.
        var source = new FrameSource("files", files.Frames, 3);
        var places = new HashSet<int>();
        for (var n = 0; n < 200; n++)
        {
            var sample = source.Sample(n, 16, 16);
            var left = sample.Image.Pixels[1] / 10;
            places.Add(left);
            Assert.Equal(left > 0, sample.Depth.IsValid(0));
            Assert.Equal(1 + sample.Image.Pixels[0] + 0.01 * (left + 3), sample.Depth[3, 3], 1e-3);
            Assert.Equal(10 - left, sample.Depth.Camera!.Cx, 1e-9);
        }
        Assert.Equal(Enumerable.Range(0, 9), places.Order());
    }

    [Fact]
    public void Unknown_depth_never_mixes_into_known_depth_by_any_resize()
    {
        foreach (var variant in Enum.GetValues<Resizing>())
        {
            var source = new FrameSource("files", files.Frames, 3, new Framing { KeepShape = false, Depth = variant });
            var sample = source.Sample(0, 17, 11);
            var n = sample.Image.Pixels[0];
            for (var i = 0; i < sample.Depth.Values.Length; i++)
                if (sample.Depth.IsValid(i))
                    Assert.InRange(sample.Depth.Values[i], n + 0.99f, n + 1.25f);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Batches_depend_on_the_seed_alone(int threads)
    {
        var settings = new LoaderSettings { Seed = 7, BatchSize = 3, Sizes = [(16, 12), (12, 16)], Reuse = 0.2, PoolScenes = 4, Augmentation = new AugmentationSettings { Rotation = 5 } };
        Assert.Equal(Read(settings, 12, 0), Read(settings with { Threads = threads, Prefetch = threads + 1 }, 12, 1 << 20));
    }

    [Fact]
    public void A_loader_goes_on_from_every_sample_of_an_epoch()
    {
        var settings = new LoaderSettings { Seed = 7, BatchSize = 1, Sizes = [(16, 12)] };
        var whole = Read(settings, 16, 0);
        for (var start = 0; start < 16; start++)
            Assert.Equal(whole.Skip(start), Read(settings, 16 - start, 0, start));
    }

    [Fact]
    public void Relative_and_affine_depth_become_targets_with_their_mask()
    {
        foreach (var kind in new[] { DepthKind.MetricDepth, DepthKind.RelativeDepth, DepthKind.InverseDepth, DepthKind.AffineInverseDepth })
        {
            var frame = files.Frames[2] with { Depth = new OtherKind(files.Frames[2].Depth!, kind) };
            using var loader = new BatchLoader(new FrameSource("files", [frame], 1), new LoaderSettings { Seed = 1, BatchSize = 1, Sizes = [(24, 16)], Augmentation = AugmentationSettings.None });
            var batch = loader.Next();
            Assert.Equal([0, 1], batch.Masks[..2]);
            Assert.Equal(0, batch.Targets[0]);
            Assert.Equal(kind.LargerIsNearer() ? 3.05 : 1 / 3.05, batch.Targets[5], 1e-3);
        }
    }

    [Fact]
    public void Frames_without_depth_no_frames_and_broken_files_are_named()
    {
        var bare = files.Frames[3] with { Depth = null };
        Assert.Contains("3.png: there is no depth", Assert.Throws<DatasetException>(() => new FrameSource("files", [files.Frames[0], bare], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("files has no frame", Assert.Throws<FathomException>(() => new FrameSource("files", [], 1)).Message, StringComparison.Ordinal);

        File.WriteAllText(files["4.png"], "no picture");
        using var loader = new BatchLoader(new FrameSource("files", files.Frames, 1), new LoaderSettings { Seed = 1, BatchSize = 7, Sizes = [(24, 16)] });
        var error = Assert.Throws<SampleException>(() => loader.Next());
        Assert.Contains("of files failed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("4.png", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private List<string> Read(LoaderSettings settings, int batches, long cacheBytes, long firstSample = 0)
    {
        using var loader = new BatchLoader(new FrameSource("files", files.Frames, settings.Seed, cacheBytes: cacheBytes), settings, firstSample);
        return [.. Enumerable.Range(0, batches).Select(_ => loader.Next()).Select(batch => $"{batch.FirstSample} {batch.Width} {string.Join(' ', batch.Names)} {Hash.Of(batch.Images)} {Hash.Of(batch.Targets)} {Hash.Of(batch.Masks)}")];
    }

    private static string Content(DepthSample sample) => $"{sample.Name} {Convert.ToHexString(sample.Image.Pixels)} {Hash.Of(sample.Depth.Values)} {string.Concat(sample.Depth.Valid!)} {sample.Depth.Camera}";

    private sealed record OtherKind(DepthFile Of, DepthKind Kind) : DepthFile(Of.Path)
    {
        public override DepthMap Read(int width, int height)
        {
            var depth = Of.Read(width, height);
            return new DepthMap(depth.Width, depth.Height, depth.Values, Kind, depth.Valid);
        }
    }
}
