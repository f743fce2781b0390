using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using TorchSharp;

namespace Fathom.Benchmarks;

/// <summary>Runs <see cref="GateBenchmark"/> and writes <c>gate-call.csv</c>.</summary>
internal static class GateReport
{
    public static void Run(string[] arguments)
    {
        // One thread: with more, OpenMP's waiting threads disturb what is measured. In process: the solution's build settings do not suit the generated project.
        torch.set_num_threads(1);
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithWarmupCount(5).WithIterationCount(20);
        var config = DefaultConfig.Instance.AddJob(job.WithId("InProcess")).WithArtifactsPath(Path.Combine(Results.Root, "artifacts", "benchmarks"));
        var summary = BenchmarkRunner.Run<GateBenchmark>(config, arguments);
        Results.Write("gate-call.csv", "call,min_ns,median_ns,mean_ns,deviation_ns,allocated_bytes", summary.Reports.Select(Line));
    }

    private static string Line(BenchmarkReport report)
    {
        var (name, times) = (report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), report.ResultStatistics!);
        var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
        return string.Create(
            CultureInfo.InvariantCulture, $"\"{name}\",{times.Min:F0},{times.Median:F0},{times.Mean:F0},{times.StandardDeviation:F0},{bytes}");
    }
}
