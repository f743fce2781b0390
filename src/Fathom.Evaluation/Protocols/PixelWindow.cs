namespace Fathom.Evaluation;

/// <summary>A rectangle of a map of a known size.</summary>
/// <param name="Top">First row.</param>
/// <param name="Bottom">Row after the last.</param>
/// <param name="Left">First column.</param>
/// <param name="Right">Column after the last.</param>
/// <param name="Width">Width of the whole map in pixels.</param>
/// <param name="Height">Its height.</param>
public sealed record PixelWindow(int Top, int Bottom, int Left, int Right, int Width, int Height)
{
    /// <summary>In words, as numpy writes it.</summary>
    public override string ToString() => $"[{Top}:{Bottom}, {Left}:{Right}] of {Width}×{Height}";
}
