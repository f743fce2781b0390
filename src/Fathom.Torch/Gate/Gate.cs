using System.Collections.Concurrent;
using TorchSharp;

namespace Fathom.Torch;

/// <summary>The gate to libtorch: every operator is called through it by name, and whoever wants to see operators observes it.</summary>
public static class Gate
{
    private static readonly ConcurrentDictionary<(string Name, string Overload), Operator> Found = new();
    [ThreadStatic] private static List<IGateObserver>? observers;
    [ThreadStatic] private static List<torch.nn.Module>? modules;
    [ThreadStatic] private static bool isTelling;
    private static int observed;

    /// <summary>Number of tensor handles of the whole process that are not yet disposed. A test that leaks leaves it larger than it was.</summary>
    public static long LiveTensors => Native.Live();

    /// <summary>The schemas of all operators in the namespace <c>aten</c>, one a line, sorted: what schemas.txt holds.</summary>
    public static string Schemas => Native.Schemas();

    /// <summary>True where any thread observes. One static field, so that calls that nobody observes cost nothing more.</summary>
    internal static bool IsObserved => observed > 0;

    /// <summary>Calls an operator by name. Where a call is frequent, keep an <see cref="Operator"/> in a static field instead.</summary>
    /// <param name="name">With its namespace, e.g. "aten::add".</param>
    /// <param name="overload">E.g. "Tensor", or empty.</param>
    /// <param name="arguments">In the schema's order; those left out at the end take their defaults.</param>
    /// <returns>The results: <c>Tensor</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>string</c>, arrays of the first four, or null.</returns>
    /// <exception cref="TorchException">There is no such operator, or libtorch refused the call.</exception>
    public static object?[] Call(string name, string overload, params ReadOnlySpan<Argument> arguments) =>
        Found.GetOrAdd((name, overload), key => new Operator(key.Name, key.Overload)).Invoke(arguments);

    /// <summary>Lets <paramref name="observer"/> see every operator called on this thread until the result is disposed, on the same thread.</summary>
    public static IDisposable Observe(IGateObserver observer)
    {
        (observers ??= []).Add(observer);
        Interlocked.Increment(ref observed);
        return new Observation(observer);
    }

    /// <summary>Results that nobody takes: null, except for tensors that were written in place.</summary>
    internal static object?[] Written(ReadOnlySpan<Argument> arguments, ReadOnlySpan<Value> results)
    {
        var shown = new object?[results.Length];
        for (var i = 0; i < results.Length; i++)
            if (results[i].Tag == Tag.Tensor)
                foreach (ref readonly var argument in arguments)
                    shown[i] ??= argument.TensorAt(results[i].Handle);
        return shown;
    }

    /// <summary>The modules whose <c>call</c> this thread is in, outermost first. Complete while somebody observes; otherwise only modules with hooks are noted.</summary>
    public static IReadOnlyList<torch.nn.Module> Modules => modules ?? [];

    /// <summary>Notes that a module is called, until the result is disposed.</summary>
    internal static ModuleCall Enter(torch.nn.Module module)
    {
        (modules ??= []).Add(module);
        return default;
    }

    /// <summary>Tells the observers of a call. What they call themselves is not told.</summary>
    internal static void Tell(Operator op, ReadOnlySpan<Argument> arguments, object?[] results, TimeSpan elapsed)
    {
        if (observers is not { Count: > 0 } || isTelling)
            return;
        var names = op.ArgumentNames;
        var values = new object?[names.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = i < arguments.Length && !arguments[i].IsDefault ? arguments[i].ToObject() : op.Default(i);
        Tell(new GateCall(op.Name, op.Overload, names, values, results, elapsed));
    }

    /// <summary>Tells the observers of something that is no operator: a backward pass.</summary>
    internal static void Tell(GateCall call)
    {
        if (observers is not { Count: > 0 } all || isTelling)
            return;
        isTelling = true;
        try
        {
            foreach (var observer in all.ToArray())
                observer.Called(call);
        }
        finally
        {
            isTelling = false;
        }
    }

    /// <summary>A module's call: ends when disposed.</summary>
    internal readonly struct ModuleCall : IDisposable
    {
        public void Dispose() => modules!.RemoveAt(modules.Count - 1);
    }

    private sealed class Observation(IGateObserver observer) : IDisposable
    {
        private bool disposed;

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            observers?.Remove(observer);
            Interlocked.Decrement(ref observed);
        }
    }
}
