namespace Fathom.Worlds.Cameras;

/// <summary>Light lost towards the corners: a pixel keeps 1 − Loss · r², with r from 0 in the middle to 1 in the corner.</summary>
/// <param name="Loss">Share of light lost in the corner.</param>
internal readonly record struct Vignetting(float Loss)
{
    /// <summary>The share that a pixel keeps.</summary>
    public float At(int x, int y, int width, int height)
    {
        float dx = (2 * x + 1f) / width - 1, dy = (2 * y + 1f) / height - 1;
        return 1 - Loss * (dx * dx + dy * dy) / 2;
    }
}
