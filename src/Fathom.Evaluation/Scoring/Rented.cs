using System.Buffers;

namespace Fathom.Evaluation;

/// <summary>Memory for as long as a method runs. Arrays of a picture's size, made anew for each, would cost as much as what is computed in them.</summary>
/// <param name="length">Of what is needed; the contents are not defined.</param>
internal readonly ref struct Rented<T>(int length)
{
    private readonly T[] array = ArrayPool<T>.Shared.Rent(length);

    /// <summary>The memory.</summary>
    public Span<T> Span => array.AsSpan(0, length);

    /// <summary>Gives it back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(array);
}
