using TorchSharp;

namespace Fathom.Torch;

/// <summary>The memory of a tensor of any size, in pieces that a span can hold.</summary>
internal static unsafe class TensorMemory
{
    private const long PieceLength = 16 << 20;

    /// <summary>Works with the next bytes of a tensor.</summary>
    public delegate void Work(Span<byte> piece);

    /// <summary>Whether bytes of a file may be elements of a type: truth values other than 0 and 1 are undefined behaviour in libtorch.</summary>
    public static bool IsValid(torch.ScalarType type, ReadOnlySpan<byte> piece) => type != torch.ScalarType.Bool || !piece.ContainsAnyExceptInRange<byte>(0, 1);

    /// <summary>Gives all bytes of a contiguous tensor in main memory, in order.</summary>
    public static void ForEachPiece(torch.Tensor tensor, Work work)
    {
        var info = tensor.Info;
        var length = info.Numel * info.ItemSize;
        for (long start = 0; start < length; start += PieceLength)
            work(new Span<byte>((byte*)info.Data + start, (int)Math.Min(PieceLength, length - start)));
        GC.KeepAlive(tensor);
    }
}
