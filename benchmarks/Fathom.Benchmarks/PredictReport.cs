using System.Diagnostics;
using System.Globalization;
using Fathom.Inference;

namespace Fathom.Benchmarks;

/// <summary>One warm prediction with Fathom-S from picture file to 16-bit PNG, PFM and preview, as `fathom predict` does it one after the other; writes <c>warm-predict.csv</c>.</summary>
internal static class PredictReport
{
    private const int Rounds = 30;

    public static void Run(string[] arguments)
    {
        var picture = arguments.FirstOrDefault() ?? Path.Combine(Results.Root, "..", "shared", "realdata", "rgb", "kitti_obj_000001.png");
        var folder = Directory.CreateTempSubdirectory("fathom-predict").FullName;
        using var estimator = DepthEstimator.Load();
        var rounds = Enumerable.Range(0, Rounds + 3).Select(_ => Once(estimator, picture, folder)).Skip(3).ToArray();
        Directory.Delete(folder, recursive: true);

        var size = Image.Load(picture);
        var (whole, network) = (Median(rounds.Select(round => round.Whole)), Median(rounds.Select(round => round.Network)));
        var over = Median(rounds.Select(round => round.Whole - 1.2 * round.Network));
        var line = string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height},{Rounds},{whole:0.0},{network:0.0},{over:0.0}");
        Console.Error.WriteLine(line);
        Results.Write("warm-predict.csv", "picture,rounds,whole_median_ms,network_median_ms,median_of_whole_minus_1.2_network_ms", [line]);
    }

    private static (double Whole, double Network) Once(DepthEstimator estimator, string picture, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var depth = estimator.Estimate(picture, out var times);
        depth.Save(Path.Combine(folder, "depth.png"));
        depth.Save(Path.Combine(folder, "depth.pfm"));
        depth.Colorize().Save(Path.Combine(folder, "preview.png"));
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, times.Network.TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
