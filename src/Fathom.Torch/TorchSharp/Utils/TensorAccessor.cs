using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor, row-major.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IEnumerable<T>, IDisposable where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly torch.Tensor? copy;

    internal TensorAccessor(torch.Tensor source)
    {
        // A tensor that lies in order is read where it is, so that writing through the indexer reaches it.
        var inOrder = source.is_contiguous() && source.device_type == DeviceType.CPU;
        using var scope = torch.NewDisposeScope();
        copy = inOrder ? null : source.detach().cpu().contiguous().DetachFromDisposeScope();
        tensor = copy ?? source;
    }

    /// <summary>Number of elements.</summary>
    public long Count => tensor.numel();

    /// <summary>The element at a row-major place. Setting writes to the tensor.</summary>
    /// <exception cref="InvalidOperationException">An element is set, but the tensor's elements do not lie in order.</exception>
    public T this[long index]
    {
        get => Elements[checked((int)index)];
        set
        {
            if (copy is not null)
                throw new InvalidOperationException("The tensor's elements do not lie in order; call contiguous() before writing to them.");
            Elements[checked((int)index)] = value;
        }
    }

    private Span<T> Elements => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var array = Elements.ToArray();
        GC.KeepAlive(tensor);
        return array;
    }

    /// <summary>Copies all elements to <paramref name="array"/>, from <paramref name="arrayIndex"/> on.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0) => CopyTo(array.AsSpan(arrayIndex));

    /// <summary>Copies all elements.</summary>
    public void CopyTo(Span<T> destination)
    {
        Elements.CopyTo(destination);
        GC.KeepAlive(tensor);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the copy that was made of a tensor whose elements do not lie in order.</summary>
    public void Dispose() => copy?.Dispose();
}
