using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fathom.Torch;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions, of Float32.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Float32, device, requires_grad);

    /// <summary>A tensor without dimensions, of Float64.</summary>
    public static Tensor tensor(double scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Float64, device, requires_grad);

    /// <summary>A tensor without dimensions, of Int64.</summary>
    public static Tensor tensor(long scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Int64, device, requires_grad);

    /// <summary>A tensor without dimensions, of Int32.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Int32, device, requires_grad);

    /// <summary>A tensor without dimensions, of Int16.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Int16, device, requires_grad);

    /// <summary>A tensor without dimensions, of Byte.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Byte, device, requires_grad);

    /// <summary>A tensor without dimensions, of Int8.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Int8, device, requires_grad);

    /// <summary>A tensor without dimensions, of Bool.</summary>
    public static Tensor tensor(bool scalar, Device? device = null, bool requires_grad = false) => full([], scalar, ScalarType.Bool, device, requires_grad);

    /// <summary>A tensor without dimensions, of Float16.</summary>
    public static Tensor tensor(Half scalar, Device? device = null, bool requires_grad = false) => full([], (double)scalar, ScalarType.Float16, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<float>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<long>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, in one dimension.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<float>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<double>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(long[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<long>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<int>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<byte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of an array, row-major, in the given shape.</summary>
    /// <exception cref="ArgumentException">The shape does not hold as many elements.</exception>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Copied<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => CopyOf(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor on the memory of an array of any rank: what is written to one is seen in the other. Copied only where another type or device is asked for.</summary>
    /// <remarks>The array is pinned while a tensor uses its memory.</remarks>
    /// <exception cref="ArgumentException">No tensor has elements of the array's type.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var type = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        return Converted(Shared(rawArray, 0, type, Sizes(rawArray)), dtype ?? type, device, requires_grad);
    }

    /// <summary>As <see cref="from_array"/>.</summary>
    /// <exception cref="ArgumentException">No tensor has elements of the array's type.</exception>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>A tensor of one dimension on a part of the memory of an array: what is written to one is seen in the other.</summary>
    /// <param name="rawArray">The array; it is pinned while a tensor uses its memory.</param>
    /// <param name="dtype">The type of its elements; another one copies.</param>
    /// <param name="count">Number of elements; -1 for all that follow.</param>
    /// <param name="offset">The first element.</param>
    /// <param name="requires_grad">Whether operators on the tensor are recorded.</param>
    /// <param name="device">Where the tensor lives; another place than main memory copies.</param>
    /// <exception cref="ArgumentException">No tensor has elements of the array's type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part is not inside the array.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false, Device? device = null)
    {
        var type = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, rawArray.LongLength);
        var length = count == -1 ? rawArray.LongLength - offset : count;
        ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, rawArray.LongLength - offset, nameof(count));
        return Converted(Shared(rawArray, offset, type, [length]), dtype, device, requires_grad);
    }

    private static long[] Sizes(Array array) => [.. Enumerable.Range(0, array.Rank).Select(i => (long)array.GetLength(i))];

    private static Tensor CopyOf(Array array, ScalarType? dtype, Device? device, bool requires_grad)
    {
        using var scope = NewDisposeScope();
        var type = ElementTypes.Of(array.GetType().GetElementType()!);
        return Converted(Shared(array, 0, type, Sizes(array)).clone(), dtype ?? type, device, requires_grad).MoveToOuterDisposeScope();
    }

    private static unsafe Tensor Shared(Array array, long offset, ScalarType type, long[] size)
    {
        var pinned = new PinnedGCHandle<Array>(array);
        var start = Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nint made;
        fixed (long* sizes = size)
            if (Native.FromMemory((byte*)start + offset * ElementTypes.Size(type), sizes, size.Length, (int)type, &Unpin, PinnedGCHandle<Array>.ToIntPtr(pinned), &made) < 0)
            {
                pinned.Dispose();
                throw Native.Failure(nameof(from_array));
            }
        return new Tensor(made);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pinned) => PinnedGCHandle<Array>.FromIntPtr(pinned).Dispose();

    private static Tensor Converted(Tensor tensor, ScalarType dtype, Device? device, bool requires_grad)
    {
        if (tensor.dtype == dtype && (device ?? CPU).Equals(tensor.device))
            return Required(tensor, requires_grad);
        using (tensor)
            return Required(tensor.to(dtype, device), requires_grad);
    }

    private static Tensor Copied<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
    {
        long expected = 1;
        foreach (var s in size)
            expected = checked(expected * s);
        if (expected != elements.Length)
            throw new ArgumentException($"A shape of {expected} elements for {elements.Length}.", nameof(size));
        return Copied(MemoryMarshal.AsBytes(elements), ElementTypes.Of<T>(), size.ToArray(), dtype, device, requires_grad);
    }

    private static Tensor Copied(ReadOnlySpan<byte> bytes, ScalarType type, long[] size, ScalarType? dtype, Device? device, bool requires_grad)
    {
        using var scope = NewDisposeScope();
        var tensor = empty(size, type);
        bytes.CopyTo(tensor.bytes);
        return Required(tensor.to(dtype ?? type, device), requires_grad).MoveToOuterDisposeScope();
    }
}
