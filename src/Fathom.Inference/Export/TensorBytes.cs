using System.Buffers;
using static TorchSharp.torch;

namespace Fathom.Inference.Export;

/// <summary>The bytes of a contiguous tensor as memory that can be written without a copy. The tensor must live as long as this is used.</summary>
internal sealed class TensorBytes(Tensor tensor) : MemoryManager<byte>
{
    /// <inheritdoc/>
    public override Span<byte> GetSpan() => tensor.bytes;

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("Read through spans only.");

    /// <inheritdoc/>
    public override void Unpin() { }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) { }
}
