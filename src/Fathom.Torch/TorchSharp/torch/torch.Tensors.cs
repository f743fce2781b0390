using System.Runtime.InteropServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions.</summary>
    public static Tensor tensor(Scalar scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        using var scope = NewDisposeScope();
        return Required(full([], scalar, dtype, device), requires_grad).MoveToOuterDisposeScope();
    }

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
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of a matrix.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => from_array(rawArray, dtype, device, requires_grad);

    /// <summary>A copy of an array of any rank.</summary>
    /// <exception cref="ArgumentException">No tensor has elements of the array's type.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var type = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        var size = Enumerable.Range(0, rawArray.Rank).Select(i => (long)rawArray.GetLength(i)).ToArray();
        var length = checked(rawArray.Length * ElementTypes.Size(type));
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(rawArray), length);
        return Copied(bytes, type, size, dtype, device, requires_grad);
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
