using BenchmarkDotNet.Attributes;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Benchmarks;

/// <summary>What a call through the gate costs, on tensors so small that nothing else is measured.</summary>
[MemoryDiagnoser]
public class GateBenchmark
{
    private static readonly Operator Size = new("aten::size", "int");
    private static readonly Operator Conv2d = new("aten::conv2d");
    private readonly Tensor one = ones(1);
    private readonly Tensor two = full([1], 2f);
    private readonly Tensor picture = ones(1, 1, 4, 4);
    private readonly Tensor weight = ones(1, 1, 1, 1);
    private readonly long[] ones2 = [1, 1];
    private readonly long[] zeros2 = [0, 0];
    private readonly IDisposable constant = no_grad();

    /// <summary>Looks something up and returns a number.</summary>
    [Benchmark(Description = "aten::size.int")]
    public long CallWithoutTensor() => Size.Number(one, 0).ToInt64();

    /// <summary>Makes a tensor that shares memory, and disposes it.</summary>
    [Benchmark(Description = "aten::alias + dispose")]
    public void View() => one.alias().Dispose();

    /// <summary>Adds two elements, and disposes the sum.</summary>
    [Benchmark(Description = "aten::add.Tensor + dispose")]
    public void Add() => one.add(two).Dispose();

    /// <summary>Adds in place.</summary>
    [Benchmark(Description = "aten::add_.Tensor")]
    public Tensor AddInPlace() => one.add_(two);

    /// <summary>As <see cref="Add"/>, in a dispose scope.</summary>
    [Benchmark(Description = "aten::add.Tensor in a dispose scope")]
    public void AddInScope()
    {
        using var scope = NewDisposeScope();
        one.add(two);
    }

    /// <summary>Seven arguments, three of them lists.</summary>
    [Benchmark(Description = "aten::conv2d + dispose")]
    public void Convolution() => Conv2d.Tensor(picture, weight, default, ones2, zeros2, ones2, 1L).Dispose();

    /// <summary>Reads the shape without the gate.</summary>
    [Benchmark(Description = "Tensor.size(0), not through the gate")]
    public long Shape() => one.size(0);

    /// <summary>Frees the tensors.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        constant.Dispose();
        foreach (var tensor in new[] { one, two, picture, weight })
            tensor.Dispose();
    }
}
