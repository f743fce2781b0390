using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>
/// Where the elements of a tensor lie. Two tensors with the same region have the same value, whatever objects hold them, before and after an operator in place; tensors whose
/// regions overlap without being the same are views of one memory.
/// </summary>
/// <param name="Start">Address of the first element.</param>
/// <param name="End">Address behind the last.</param>
/// <param name="Layout">Type, sizes and strides.</param>
internal readonly record struct MemoryRegion(nint Start, nint End, string Layout)
{
    /// <summary>True where the two share memory. Views that interlock without sharing an element count as sharing.</summary>
    public bool Overlaps(MemoryRegion other) => Start < other.End && other.Start < End;

    /// <summary>The region of a tensor, and a tensor that keeps its memory from being freed and given away again: its owner disposes it.</summary>
    public static (MemoryRegion Region, Tensor Keeper) Keep(Tensor tensor)
    {
        var keeper = FirstElement(tensor).DetachFromDisposeScope();
        return (Of(tensor, keeper), keeper);
    }

    /// <summary>The region of a tensor.</summary>
    public static MemoryRegion Of(Tensor tensor)
    {
        using var first = FirstElement(tensor);
        return Of(tensor, first);
    }

    // One element, or none of an empty tensor; its bytes can be had whatever the layout of the tensor.
    private static Tensor FirstElement(Tensor tensor)
    {
        long[] size = [Math.Min(tensor.numel(), 1)], stride = [1];
        return (Tensor)Gate.Call("aten::as_strided", "", tensor, size, stride)[0]!;
    }

    private static MemoryRegion Of(Tensor tensor, Tensor first)
    {
        var start = Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(first.bytes));
        long[] sizes = tensor.shape, strides = tensor.stride();
        var last = sizes.Zip(strides, (size, stride) => (size - 1) * stride).Sum();
        var end = tensor.numel() == 0 ? start : start + (nint)((last + 1) * tensor.ElementSize);
        return new MemoryRegion(start, end, $"{tensor.dtype} {string.Join('×', sizes)} by {string.Join('×', strides)}");
    }
}
