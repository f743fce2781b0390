using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in main memory, row-major, whatever their order there. Valid while the tensor is alive.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor) => this.tensor = tensor;

    /// <summary>Number of elements.</summary>
    public long Count => tensor.numel();

    /// <summary>The element at a row-major place. Setting writes to the tensor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[long index]
    {
        get
        {
            var element = Element(index);
            GC.KeepAlive(this);
            return element;
        }
        set
        {
            Element(index) = value;
            GC.KeepAlive(this);
        }
    }

    /// <summary>A copy of all elements.</summary>
    /// <exception cref="OverflowException">They take 2 GiB or more.</exception>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>Copies all elements to <paramref name="array"/>, from <paramref name="arrayIndex"/> on.</summary>
    /// <exception cref="ArgumentException">There is not room for all.</exception>
    /// <exception cref="OverflowException">They take 2 GiB or more.</exception>
    public void CopyTo(T[] array, int arrayIndex = 0) => CopyTo(array.AsSpan(arrayIndex));

    /// <summary>Copies all elements.</summary>
    /// <exception cref="ArgumentException">There is not room for all.</exception>
    /// <exception cref="OverflowException">They take 2 GiB or more.</exception>
    public void CopyTo(Span<T> destination)
    {
        using var scope = torch.NewDisposeScope();
        using var constant = torch.no_grad();
        var plain = tensor.contiguous();
        MemoryMarshal.Cast<byte, T>(plain.bytes).CopyTo(destination);
        GC.KeepAlive(plain);
    }

    /// <summary>Does nothing: the accessor owns no memory. It is disposable because TorchSharp's is.</summary>
    public void Dispose() { }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe ref T Element(long index)
    {
        var info = tensor.Info;
        if ((ulong)index >= (ulong)info.Numel)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The tensor has {info.Numel} elements.");
        long offset = 0;
        for (var dim = info.Dim - 1; dim >= 0; dim--)
        {
            (index, var place) = Math.DivRem(index, info.Sizes[dim]);
            offset += place * info.Strides[dim];
        }
        return ref ((T*)info.Data)[offset];
    }
}
