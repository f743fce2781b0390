// dotnet run -c Release --project benchmarks/Fathom.Torch.Benchmarks   writes benchmarks/results/gate-call.csv
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Fathom.Torch.Benchmarks;
using Perfolizer.Horology;
using TorchSharp;

var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("artifacts", StringComparison.Ordinal)];

// One thread: with more, OpenMP's waiting threads disturb what is measured. In process: the solution's build settings do not suit the generated project.
torch.set_num_threads(1);
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithWarmupCount(5).WithIterationCount(20);
var config = DefaultConfig.Instance.AddJob(job.WithId("InProcess")).WithArtifactsPath(Path.Combine(root, "artifacts", "benchmarks"));
var summary = BenchmarkRunner.Run<GateBenchmark>(config, args);

var machine = $"{summary.HostEnvironmentInfo.CpuInfo.Value?.ProcessorName}, {Environment.ProcessorCount} processors";
var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
var lines = summary.Reports.Select(report => Line(report, machine, date));
File.WriteAllLines(Path.Combine(root, "benchmarks", "results", "gate-call.csv"), ["call,min_ns,median_ns,mean_ns,deviation_ns,allocated_bytes,machine,library,date", .. lines]);

static string Line(BenchmarkReport report, string machine, string date)
{
    var (name, times) = (report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), report.ResultStatistics!);
    var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
    return string.Create(
        CultureInfo.InvariantCulture,
        $"\"{name}\",{times.Min:F0},{times.Median:F0},{times.Mean:F0},{times.StandardDeviation:F0},{bytes},\"{machine}\",libtorch 1.13.1,{date}");
}
