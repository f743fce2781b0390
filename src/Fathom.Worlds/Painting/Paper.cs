using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Painting;

/// <summary>The grain of paper and canvas, fixed to the picture.</summary>
/// <param name="dice">Which sheet.</param>
/// <param name="size">Pixels of a grain.</param>
internal sealed class Paper(Dice dice, float size)
{
    private readonly float x = dice.Uniform(0, 200), y = dice.Uniform(0, 200);
    private readonly bool woven = dice.Chance(0.3f);

    /// <summary>The height at a pixel: 0 to 1 around ½.</summary>
    public float Grain(int column, int row)
    {
        var fine = Noise.Grain.At(column / size + x, row / size + y, 0);
        var weave = woven ? ((column ^ row) & 2) * 0.15f - 0.15f : 0;
        return Math.Clamp(0.6f * fine + 0.4f * Noise.Clouds.At(column / (size * 9) + x, row / (size * 9) + y, 0) + weave, 0, 1);
    }

    /// <summary>Where water stood: 0 to 1 around ½, slow.</summary>
    /// <param name="column">Pixel.</param>
    /// <param name="row">Pixel.</param>
    /// <param name="pixels">Size of a stain.</param>
    public float Stain(int column, int row, float pixels) => Noise.Clouds.At(column / pixels + y, row / pixels + x, 0);
}
