namespace Fathom.Datasets.Tests;

public class BatchLoaderTests
{
    private static readonly LoaderSettings Settings = new()
    {
        Seed = 7,
        BatchSize = 4,
        Sizes = [(24, 16), (16, 24), (20, 20)],
        Threads = 1,
        Reuse = 0.5,
        PoolScenes = 12,
    };

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Batches_do_not_depend_on_the_number_of_threads(int threads) =>
        Assert.Equal(Read(Settings, 20), Read(Settings with { Threads = threads, Prefetch = 5 }, 20));

    [Theory]
    [InlineData(4)]
    [InlineData(44)]
    [InlineData(60)]
    public void A_loader_that_starts_in_the_middle_continues_with_the_same_bits(int start) =>
        Assert.Equal(Read(Settings, 20).Skip(start / 4), Read(Settings, 20 - start / 4, start));

    [Fact]
    public void A_loader_that_starts_inside_a_batch_first_gives_the_rest_of_it()
    {
        using var whole = new BatchLoader(new NumberedSource(), Settings);
        using var rest = new BatchLoader(new NumberedSource(), Settings, firstSample: 3);
        DepthBatch first = whole.Next(), part = rest.Next();

        Assert.Equal((3, 1), (part.FirstSample, part.Count));
        Assert.Equal(first.Names[3..], part.Names);
        Assert.Equal(first.Images[^part.Images.Length..], part.Images);
        Assert.Equal(Content(whole.Next()), Content(rest.Next()));
    }

    [Fact]
    public void Another_seed_gives_other_batches() =>
        Assert.NotEqual(Read(Settings, 3), Read(Settings with { Seed = 8 }, 3));

    [Fact]
    public void Every_size_comes_and_each_batch_has_one()
    {
        using var loader = new BatchLoader(new NumberedSource(), Settings);
        var sizes = Enumerable.Range(0, 30).Select(_ => loader.Next()).Select(batch => (batch.Width, batch.Height)).ToList();

        Assert.Equal(Settings.Sizes.Order(), sizes.Distinct().Order());
        Assert.All(Settings.Sizes, size => Assert.InRange(sizes.Count(size.Equals), 3, 20));
    }

    [Fact]
    public void Without_augmentation_the_source_arrives_unchanged_and_sky_is_zero_and_known()
    {
        var settings = Settings with { Augmentation = AugmentationSettings.None, Reuse = 0, Sizes = [(24, 16)] };
        using var loader = new BatchLoader(new NumberedSource(), settings);
        loader.Next();
        var batch = loader.Next();

        for (var n = 0; n < batch.Count; n++)
        {
            var sample = new NumberedSource().Sample(4 + n, 24, 16);
            for (var i = 0; i < 24 * 16; i++)
            {
                for (var channel = 0; channel < 3; channel++)
                    Assert.Equal(sample.Image.Pixels[3 * i + channel] / 255f, batch.Images[(n * 3 + channel) * 24 * 16 + i], 1e-6f);
                Assert.Equal(i % 7 == 0 ? 0 : 1 / sample.Depth.Values[i], batch.Targets[n * 24 * 16 + i]);
                Assert.Equal(1, batch.Masks[n * 24 * 16 + i]);
            }
        }
    }

    [Fact]
    public void Reuse_renders_less_and_shows_only_recent_scenes_of_the_same_size_with_a_new_augmentation()
    {
        var source = new NumberedSource();
        var settings = Settings with { Sizes = [(24, 16)], PoolScenes = 6, Prefetch = 1 };
        using var loader = new BatchLoader(source, settings);
        var batches = Enumerable.Range(0, 100).Select(_ => loader.Next()).ToList();
        var scenes = batches.SelectMany(batch => batch.Names).Select(name => long.Parse(name.Split('/')[1])).ToList();

        // 400 samples, half of them reused: 200 ± 5 standard deviations of √(400·¼) = 10.
        var rendered = scenes.Distinct().Count();
        Assert.InRange(rendered, 150, 250);
        Assert.InRange(source.Made - rendered, 0, 2 * settings.BatchSize);
        for (var n = 0; n < scenes.Count; n++)
        {
            if (scenes[n] == n)
                continue;
            var batchStart = n / 4 * 4;
            var newest = Enumerable.Range(0, batchStart).Where(i => scenes[i] == i).TakeLast(6);
            Assert.Contains((int)scenes[n], newest);
        }
        var pictures = batches.SelectMany(batch => batch.Images.Chunk(3 * 24 * 16)).ToList();
        Assert.Equal(pictures.Count, pictures.Select(Hash.Of).Distinct().Count());
    }

    [Fact]
    public void A_scene_evicted_from_the_pool_leaves_memory()
    {
        var plan = new SamplePlan(new NumberedSource(), Settings with { Sizes = [(24, 16)], PoolScenes = 6 }, firstSample: 0);
        var weak = TakeAndRender(plan, 200);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // Six kept and at most one batch on its way into the pool.
        Assert.InRange(weak.Count(reference => reference.IsAlive), 1, 10);
    }

    [Fact]
    public void A_failing_sample_surfaces_at_its_batch_with_its_number_and_its_cause()
    {
        using var loader = new BatchLoader(new NumberedSource { Failing = 9 }, Settings with { Reuse = 0, Threads = 3 });
        loader.Next();
        loader.Next();

        var error = Assert.Throws<SampleException>(() => loader.Next());
        Assert.Equal(9, error.Index);
        Assert.Equal("Sample 9 of numbered failed: the world has no ground", error.Message);
        Assert.Same(error, Assert.Throws<SampleException>(() => loader.Next()));
    }

    [Fact]
    public void A_batch_that_cannot_be_made_fails_at_next_and_not_on_a_thread_of_its_own()
    {
        var sizes = new List<(int Width, int Height)> { (8, 8) };
        using var loader = new BatchLoader(new NumberedSource(), Settings with { Sizes = sizes, Reuse = 0, Prefetch = 1, Threads = 2 });
        loader.Next();
        // More than an array can hold, and too late for the check.
        sizes[0] = (100_000, 100_000);

        var error = Assert.Throws<FathomException>(() => Enumerable.Range(0, 5).Select(_ => loader.Next()).ToList());
        Assert.StartsWith("No batch can be made: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<FathomException>(() => loader.Next()).Message);
    }

    [Fact]
    public void A_source_that_gives_the_wrong_size_or_disparities_is_named()
    {
        var wrong = new FixedSource(new DepthSample("x", new Image(8, 8), new DepthMap(8, 8, new float[64], DepthKind.MetricDepth)));
        using (var loader = new BatchLoader(wrong, Settings))
            Assert.Contains("gave a picture of 8×8", Assert.Throws<SampleException>(() => loader.Next()).Message, StringComparison.Ordinal);

        var disparities = new FixedSource(new DepthSample("x", new Image(8, 8), new DepthMap(8, 8, new float[64], DepthKind.Disparity)));
        using (var loader = new BatchLoader(disparities, Settings with { Sizes = [(8, 8)] }))
            Assert.Contains("not disparity", Assert.Throws<SampleException>(() => loader.Next()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unmeasured_and_impossible_depth_is_masked_and_finite()
    {
        float[] depth = [2, 0, -1, float.NaN, float.PositiveInfinity, 4];
        bool[] valid = [true, true, true, true, true, false];
        var source = new FixedSource(new DepthSample("x", new Image(3, 2), new DepthMap(3, 2, depth, DepthKind.MetricDepth, valid)));
        using var loader = new BatchLoader(source, Settings with { Sizes = [(3, 2)], BatchSize = 1, Augmentation = AugmentationSettings.None });
        var batch = loader.Next();

        Assert.Equal([0.5f, 0, 0, 0, 0, 0], batch.Targets);
        Assert.Equal([1f, 0, 0, 0, 1, 0], batch.Masks);
    }

    [Fact]
    public void Cancelling_ends_the_waiting_and_loses_nothing()
    {
        var source = new NumberedSource { Open = new ManualResetEventSlim(false) };
        using var loader = new BatchLoader(source, Settings with { Threads = 2 });
        using var cancel = new CancellationTokenSource(50);

        Assert.Throws<OperationCanceledException>(() => loader.Next(cancel.Token));
        source.Open.Set();
        Assert.Equal(Read(Settings, 1)[0], Content(loader.Next()));
    }

    [Fact]
    public async Task Disposing_stops_the_threads_and_ends_a_waiting_consumer()
    {
        var source = new NumberedSource { Open = new ManualResetEventSlim(false) };
        var loader = new BatchLoader(source, Settings with { Threads = 3 });
        var consumer = Task.Run(() => loader.Next());
        SpinWait.SpinUntil(() => source.Made == 3, 5000);
        var disposing = Task.Run(loader.Dispose);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => consumer);
        source.Open.Set();
        await disposing.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(3, source.Made);
    }

    [Fact]
    public void No_more_batches_are_made_ahead_than_asked_for()
    {
        var source = new NumberedSource();
        using var loader = new BatchLoader(source, Settings with { Reuse = 0, Prefetch = 2, Threads = 2 });
        loader.Next();

        Assert.True(SpinWait.SpinUntil(() => source.Made == 12, 5000));
        Thread.Sleep(50);
        Assert.Equal(12, source.Made);
    }

    [Theory]
    [InlineData("batch size 0")]
    [InlineData("a batch of 256 pictures of 2048×2048 is too large: give smaller pictures or at most 170 a batch")]
    [InlineData("no picture size")]
    [InlineData("0 loader threads")]
    [InlineData("reuse 1")]
    [InlineData("augmentation SmallestCrop is 1.2: give a number from 0.05 to 1")]
    [InlineData("a pool of 2 scenes for 3 sizes")]
    public void A_setting_out_of_range_is_named(string problem)
    {
        var wrong = problem[..5] switch
        {
            "batch" => Settings with { BatchSize = 0 },
            "a bat" => Settings with { BatchSize = 256, Sizes = [(24, 16), (2048, 2048)] },
            "no pi" => Settings with { Sizes = [] },
            "0 loa" => Settings with { Threads = 0 },
            "reuse" => Settings with { Reuse = 1 },
            "a poo" => Settings with { PoolScenes = 2 },
            _ => Settings with { Augmentation = new AugmentationSettings { SmallestCrop = 1.2 } },
        };
        Assert.Contains(problem, Assert.Throws<FathomException>(() => new BatchLoader(new NumberedSource(), wrong)).Message, StringComparison.Ordinal);
    }

    private static List<string> Read(LoaderSettings settings, int batches, long firstSample = 0)
    {
        using var loader = new BatchLoader(new NumberedSource(), settings, firstSample);
        return [.. Enumerable.Range(0, batches).Select(_ => Content(loader.Next()))];
    }

    private static string Content(DepthBatch batch) =>
        $"{batch.FirstSample} {batch.Count}×{batch.Height}×{batch.Width} {string.Join(' ', batch.Names)} "
        + $"{Hash.Of(batch.Images)} {Hash.Of(batch.Targets)} {Hash.Of(batch.Masks)}";

    // Its own method, so that no local keeps a scene alive.
    private static List<WeakReference> TakeAndRender(SamplePlan plan, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new WeakReference(plan.Take().Get())).ToList().DistinctBy(reference => reference.Target)];
}
