using System.Diagnostics;
using TorchSharp;

namespace Fathom.Torch;

/// <summary>
/// One operator of libtorch, e.g. <c>new Operator("aten::add", "Tensor")</c>. Keep it in a static field: it is looked up in the dispatcher at its first call.
/// Arguments are given in the schema's order; those at the end that are left out take the schema's defaults. Calls are thread-safe.
/// </summary>
public sealed unsafe class Operator
{
    private const int Capacity = 16;
    private const int StackWords = 1024;
    private readonly string fullName;
    private nint handle;
    private string[]? argumentNames;

    /// <summary>Names an operator without looking it up.</summary>
    /// <param name="name">With its namespace, e.g. "aten::conv2d".</param>
    /// <param name="overload">The part after the dot of the schema's name, e.g. "Tensor", or empty.</param>
    public Operator(string name, string overload = "") => (Name, Overload, fullName) = (name, overload, overload.Length == 0 ? name : $"{name}.{overload}");

    /// <summary>Name with namespace, e.g. "aten::add".</summary>
    public string Name { get; }

    /// <summary>Overload, e.g. "Tensor", or empty.</summary>
    public string Overload { get; }

    /// <summary>The schema in PyTorch's notation.</summary>
    /// <exception cref="TorchException">There is no such operator.</exception>
    public string Schema => Native.Schema(Handle);

    /// <summary>The names of all arguments, in order.</summary>
    /// <exception cref="TorchException">There is no such operator.</exception>
    public IReadOnlyList<string> ArgumentNames => argumentNames ??= [.. Enumerable.Range(0, Native.ArgumentCount(Handle)).Select(i => Native.ArgumentName(Handle, i))];

    private nint Handle => handle != 0 ? handle : Find();

    /// <summary>Calls the operator for its effect, such as writing in place.</summary>
    /// <exception cref="TorchException">libtorch refused the call.</exception>
    public void Do(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[Capacity];
        var started = Gate.IsObserved ? Stopwatch.GetTimestamp() : 0;
        var count = Call(arguments, results);
        var shown = Gate.IsObserved ? Gate.Written(arguments, new ReadOnlySpan<Value>(results, count)) : null;
        for (var i = 0; i < count; i++)
            Results.Release(results[i]);
        if (shown is not null)
            Gate.Tell(this, arguments, shown, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Calls an operator that returns one tensor. Where that is a tensor it was given (in place, or nothing to do), the result is a second handle of it.</summary>
    /// <exception cref="TorchException">libtorch refused the call.</exception>
    public torch.Tensor Tensor(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[Capacity];
        var started = Gate.IsObserved ? Stopwatch.GetTimestamp() : 0;
        var count = Call(arguments, results);
        if (count != 1 || results[0].Tag != Tag.Tensor || results[0].Handle == 0)
            throw NotThat("one tensor", results, count);
        var tensor = Results.Tensor(results[0].Handle)!;
        if (Gate.IsObserved)
            Gate.Tell(this, arguments, [tensor], Stopwatch.GetElapsedTime(started));
        return tensor;
    }

    /// <summary>Calls an operator that returns tensors: several of them, or a list.</summary>
    /// <exception cref="TorchException">libtorch refused the call.</exception>
    public torch.Tensor[] Tensors(params ReadOnlySpan<Argument> arguments)
    {
        var found = Invoke(arguments);
        if (found is [torch.Tensor[] list])
            return list;
        var tensors = new torch.Tensor[found.Length];
        for (var i = 0; i < found.Length; i++)
            tensors[i] = found[i] as torch.Tensor ?? throw new TorchException($"{fullName}: result {i} is not a tensor");
        return tensors;
    }

    /// <summary>Calls an operator that returns a number or a truth value.</summary>
    /// <exception cref="TorchException">libtorch refused the call.</exception>
    public Scalar Number(params ReadOnlySpan<Argument> arguments) => Invoke(arguments) switch
    {
        [long value] => value,
        [double value] => value,
        [bool value] => value,
        _ => throw new TorchException($"{fullName}: the result is not a number"),
    };

    /// <summary>Calls any operator.</summary>
    /// <returns>The results: <c>Tensor</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>string</c>, arrays of the first four, or null.</returns>
    /// <exception cref="TorchException">libtorch refused the call.</exception>
    public object?[] Invoke(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[Capacity];
        var started = Gate.IsObserved ? Stopwatch.GetTimestamp() : 0;
        var count = Call(arguments, results);
        var found = new object?[count];
        for (var i = 0; i < count; i++)
            found[i] = Results.ToObject(results[i]);
        if (Gate.IsObserved)
            Gate.Tell(this, arguments, found, Stopwatch.GetElapsedTime(started));
        return found;
    }

    /// <summary>The default of argument <paramref name="index"/>, or null where it has none.</summary>
    internal object? Default(int index)
    {
        Value value;
        var code = Native.ArgumentDefault(Handle, index, &value);
        Native.Check(code, fullName);
        return code == 0 ? null : Results.ToObject(value);
    }

    private int Call(ReadOnlySpan<Argument> arguments, Value* results)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments)
            words += argument.Words;
        if (words > StackWords)
            return CallWithHeap(arguments, results, words);
        var room = stackalloc long[words];
        return Call(arguments, results, room);
    }

    private int CallWithHeap(ReadOnlySpan<Argument> arguments, Value* results, int words)
    {
        fixed (long* room = new long[words])
            return Call(arguments, results, room);
    }

    private int Call(ReadOnlySpan<Argument> arguments, Value* results, long* room)
    {
        var values = stackalloc Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i].Write(values + i, ref room);
        var count = Native.Call(Handle, values, arguments.Length, results, Capacity);
        foreach (ref readonly var argument in arguments)
            argument.KeepAlive();
        Native.Check(count, fullName);
        return count;
    }

    private nint Find()
    {
        FirstUse.Prepare();
        var found = Native.Find(Name, Overload);
        if (found == 0)
            throw Native.Failure(fullName);
        return handle = found;
    }

    private TorchException NotThat(string wanted, Value* results, int count)
    {
        for (var i = 0; i < count; i++)
            Results.Release(results[i]);
        return new TorchException($"{fullName} does not return {wanted}: {Schema}");
    }
}
