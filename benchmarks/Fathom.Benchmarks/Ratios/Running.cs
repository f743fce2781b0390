using System.Diagnostics;

namespace Fathom.Benchmarks.Ratios;

/// <summary>A case that is built and warm.</summary>
internal sealed class Running : IDisposable
{
    private readonly Func<TimeSpan> run;
    private readonly IDisposable? resources;

    private Running(double first, Func<TimeSpan> run, IDisposable? resources) => (First, this.run, this.resources) = (first, run, resources);

    /// <summary>What the first run computed.</summary>
    public double First { get; }

    /// <summary>A case whose runs are timed by the clock.</summary>
    public static Running Of(Func<double> run, IDisposable? resources = null) => Of(
        run,
        () =>
        {
            var start = Stopwatch.GetTimestamp();
            run();
            return Stopwatch.GetElapsedTime(start);
        },
        resources);

    /// <summary>A case that measures its time itself.</summary>
    public static Running Of(Func<double> first, Func<TimeSpan> run, IDisposable? resources = null)
    {
        var value = first();
        run();
        run();
        return new Running(value, run, resources);
    }

    /// <summary>Runs once; milliseconds.</summary>
    public double Run() => run().TotalMilliseconds;

    public void Dispose() => resources?.Dispose();
}
