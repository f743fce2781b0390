using System.Diagnostics;
using System.Globalization;
using Fathom.Benchmarks.Ratios;
using Fathom.Datasets;
using Fathom.Worlds;

namespace Fathom.Benchmarks.Loading;

/// <summary>Triplets of JPEG files of 1242×375, at 640×192, plain and varied, on two threads, against what Monodepth2's loader does (<c>python/triplets.py</c>), by turns; writes <c>loader.csv</c>.</summary>
internal static class LoaderReport
{
    private const int Threads = 2, Batch = 12, Rounds = 5, Frames = 200;

    // Of each round; the threads' first batches are not counted on either side.
    private const int Samples = 240;

    public static void Run()
    {
        var folder = Pictures();
        using var python = new Oracle("/usr/bin/python3", "-W", "ignore", Path.Combine(Results.Root, "benchmarks", "python", "triplets.py"), folder);
        var frames = Enumerable.Range(1, Frames - 2).Select(i => new DatasetFrame
        {
            Name = $"{i}",
            Picture = Picture(folder, i),
            PreviousPicture = Picture(folder, i - 1),
            NextPicture = Picture(folder, i + 1),
            Intrinsics = (721.5, 721.5, 609.6, 172.9),
        }).ToList();
        Compare(frames, python);

        double[] first = new double[Rounds], cached = new double[Rounds], one = new double[Rounds], four = new double[Rounds];
        Load(frames, cacheBytes: 0);
        python.Ask($"load 1 {Samples / 4}");
        for (var round = 0; round < Rounds; round++)
        {
            first[round] = Load(frames, cacheBytes: 0);
            one[round] = python.Ask($"load 1 {Samples}");
            cached[round] = Load(frames, cacheBytes: 1 << 30);
            four[round] = python.Ask($"load 4 {Samples}");
        }
        string[] lines =
        [
            Line("no cache", "python3-torch 1.13.1 and python3-torchvision 0.14.1; one scale as here", first, one),
            Line("no cache", "the same; four scales as published", first, four),
            Line("all in the cache", "the same; one scale as here", cached, one),
        ];
        foreach (var line in lines)
            Console.Error.WriteLine(line);
        Results.Write("loader.csv", "fathom,oracle,threads,rounds,fathom_median_samples_per_s,oracle_median_samples_per_s,ratio_of_medians,median_of_ratios", lines);
    }

    private static FramePicture Picture(string folder, int i) => new(Path.Combine(folder, $"{i}.jpg"));

    private static string Line(string fathom, string oracle, double[] ours, double[] theirs) => string.Create(CultureInfo.InvariantCulture,
        $"{fathom},{oracle},{Threads},{Rounds},{Median(ours):0.0},{Median(theirs):0.0},{Median(ours) / Median(theirs):0.00},{Median([.. ours.Zip(theirs, (mine, other) => mine / other)]):0.00}");

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    // Both sides see the same picture.
    private static void Compare(List<DatasetFrame> frames, Oracle python)
    {
        var settings = new TripletSettings { Seed = 1, BatchSize = frames.Count, Flip = 0, Jitter = new ColourJitter { Probability = 0 }, Prefetch = 1 };
        using var loader = new TripletLoader("compared", frames, settings);
        var batch = loader.Next();
        var pixels = batch.Plain.Target.Length / batch.Count;
        for (var i = 0; i < 5; i++)
        {
            var mine = batch.Plain.Target.AsSpan(i * pixels, pixels).ToArray().Average(value => (double)value) * 255;
            if (Math.Abs(mine - python.Ask($"mean {batch.Names[i]}")) > 0.01)
                throw new InvalidOperationException($"Frame {batch.Names[i]} is not the same picture in C# and Python.");
        }
    }

    private static double Load(List<DatasetFrame> frames, long cacheBytes)
    {
        using var loader = new TripletLoader("measured", frames, new TripletSettings { Seed = 1, BatchSize = Batch, Threads = Threads, CacheBytes = cacheBytes });
        // Two epochs fill the cache.
        for (var i = 0; i <= (cacheBytes > 0 ? 2 * frames.Count / Batch : 0); i++)
            loader.Next();
        var start = Stopwatch.GetTimestamp();
        for (var i = 1; i < Samples / Batch; i++)
            loader.Next();
        return (Samples - Batch) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // A ride through streets, once.
    private static string Pictures()
    {
        const int framesPerWorld = 20;
        var folder = Path.Combine(Results.Root, "artifacts", "benchmarks", "triplets");
        if (Directory.Exists(folder))
            return folder;
        var making = Directory.CreateDirectory(folder + ".making").FullName;
        for (var i = 0; i < Frames; i += framesPerWorld)
        {
            using var stage = World.Create("street", (ulong)i).Open();
            for (var frame = 0; frame < framesPerWorld; frame++)
                stage.Render(new Shot(stage.Camera(1242, 375)) { Time = 0.1 * frame }).Image.Save(Path.Combine(making, $"{i + frame}.jpg"), jpegQuality: 92);
        }
        Directory.Move(making, folder);
        return folder;
    }
}
