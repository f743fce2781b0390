using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>Measures the operators that this thread calls: how often, how long, and in which module. A backward pass is one entry, "backward".</summary>
/// <remarks>The time of an operator is libtorch's own and the way through the gate. What C# does between calls is the difference between <see cref="Total"/> and the clock.</remarks>
/// <example><code>using var profile = OperatorProfile.Start(network); network.call(picture); Console.WriteLine(profile);</code></example>
public sealed class OperatorProfile : IGateObserver, IDisposable
{
    private readonly Dictionary<(string Operator, string Module), (int Calls, TimeSpan Time)> entries = [];
    private readonly ModulePaths paths;
    private readonly IDisposable observation;

    private OperatorProfile(nn.Module root)
    {
        paths = new ModulePaths(root);
        observation = Gate.Observe(this);
    }

    /// <summary>Measures what this thread calls until the result is disposed.</summary>
    /// <param name="root">The network, whose modules are named.</param>
    public static OperatorProfile Start(nn.Module root) => new(root);

    /// <summary>The time in all operators.</summary>
    public TimeSpan Total => entries.Values.Aggregate(TimeSpan.Zero, (sum, entry) => sum + entry.Time);

    /// <summary>By operator, the slowest first.</summary>
    public IReadOnlyList<(string Operator, int Calls, TimeSpan Time)> ByOperator => Grouped(key => key.Operator);

    /// <summary>By the innermost module that was called, the slowest first; "" is the root itself, or code outside of it.</summary>
    public IReadOnlyList<(string Module, int Calls, TimeSpan Time)> ByModule => Grouped(key => key.Module);

    /// <inheritdoc/>
    public void Called(GateCall call)
    {
        var name = call.Overload.Length == 0 ? call.Name : $"{call.Name}.{call.Overload}";
        var (calls, time) = entries.GetValueOrDefault((name, paths.Current));
        entries[(name, paths.Current)] = (calls + 1, time + call.Elapsed);
    }

    /// <summary>Ends the measurement; the numbers stay.</summary>
    public void Dispose() => observation.Dispose();

    /// <summary>A table of the operators.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine("operator                                         calls         ms       %");
        foreach (var (name, calls, time) in ByOperator)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-44} {calls,9} {time.TotalMilliseconds,10:0.00} {100 * time / Total,7:0.0}");
        return text.ToString();
    }

    private IReadOnlyList<(string, int, TimeSpan)> Grouped(Func<(string Operator, string Module), string> by) =>
    [
        .. entries.GroupBy(entry => by(entry.Key))
            .Select(group => (group.Key, Calls: group.Sum(entry => entry.Value.Calls), Time: new TimeSpan(group.Sum(entry => entry.Value.Time.Ticks))))
            .OrderByDescending(row => row.Time),
    ];
}
