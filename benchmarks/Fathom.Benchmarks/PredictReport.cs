using System.Diagnostics;
using System.Globalization;
using Fathom.Inference;

namespace Fathom.Benchmarks;

/// <summary>One warm prediction with Fathom-S from picture file to 16-bit PNG, PFM and preview, as `fathom predict` does it; writes <c>warm-predict.csv</c>.</summary>
internal static class PredictReport
{
    private const int Rounds = 30;

    // By then every method is compiled in full.
    private const int Before = 60;

    public static void Run(string[] arguments)
    {
        var picture = arguments.FirstOrDefault() ?? Path.Combine(Results.Root, "..", "shared", "realdata", "rgb", "kitti_obj_000001.png");
        var folder = Directory.CreateTempSubdirectory("fathom-predict").FullName;
        using var estimator = DepthEstimator.Load();
        var rounds = Enumerable.Range(0, Rounds + Before).Select(_ => Once(estimator, picture, folder)).Skip(Before).ToArray();
        Directory.Delete(folder, recursive: true);

        var size = Image.Load(picture);
        var parts = new Func<Round, double>[]
        {
            round => round.Whole, round => round.Times.Decode.TotalMilliseconds, round => round.Times.Prepare.TotalMilliseconds, round => round.Times.Network.TotalMilliseconds,
            round => round.Times.Finish.TotalMilliseconds, round => round.Write, round => round.Whole - 1.2 * round.Times.Network.TotalMilliseconds,
        };
        var medians = parts.Select(part => Median(rounds.Select(part)).ToString("0.0", CultureInfo.InvariantCulture));
        var line = $"{size.Width}x{size.Height},{Rounds},{string.Join(',', medians)}";
        Console.Error.WriteLine(line);
        Results.Write("warm-predict.csv", "picture,rounds,whole_median_ms,decode_median_ms,prepare_median_ms,network_median_ms,finish_median_ms,write_median_ms,median_of_whole_minus_1.2_network_ms", [line]);
    }

    private static Round Once(DepthEstimator estimator, string picture, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var depth = estimator.Estimate(picture, out var times);
        var estimated = Stopwatch.GetTimestamp();
        var preview = Task.Run(() => depth.Colorize().EncodePng());
        depth.Save(Path.Combine(folder, "depth.png"));
        depth.Save(Path.Combine(folder, "depth.pfm"));
        AtomicFile.Write(Path.Combine(folder, "preview.png"), preview.Result);
        return new Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, times, Stopwatch.GetElapsedTime(estimated).TotalMilliseconds);
    }

    private readonly record struct Round(double Whole, EstimationTimes Times, double Write);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
