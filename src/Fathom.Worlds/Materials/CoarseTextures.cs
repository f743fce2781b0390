using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Textures of old games: some materials have one plain colour, others texels large enough to be seen.</summary>
/// <param name="salt">Which materials.</param>
/// <param name="plain">Share of plain ones, 0 to 1.</param>
/// <param name="texel">Metres of a texel.</param>
internal sealed class CoarseTextures(int salt, float plain, float texel)
{
    // Metres over which a plain material's pattern is averaged.
    private const float Everything = 1000;

    /// <summary>Draws a game's textures.</summary>
    public static CoarseTextures Draw(Dice dice) =>
        new(dice.Whole(0, 1 << 20), dice.Weighted(1, 1, 1) switch { 0 => 1, 1 => 0, _ => dice.Uniform(0.2f, 0.8f) }, dice.LogUniform(0.02f, 0.12f));

    /// <summary>The place at which a part's material is asked for.</summary>
    /// <param name="part">The part's number.</param>
    /// <param name="local">Metres in the part's frame.</param>
    /// <param name="normal">Unit normal in the part's frame.</param>
    /// <param name="footprint">Metres on the surface that one pixel covers.</param>
    /// <param name="primitive">Triangle or sphere number.</param>
    public SurfacePoint Point(int part, Vector3 local, Vector3 normal, float footprint, uint primitive)
    {
        if (Dice.Hash(part, 1, salt) < plain)
            return new SurfacePoint(local, normal, Everything, primitive);
        var size = texel * (1 + Dice.Hash(part, 2, salt));
        var snapped = new Vector3(Snap(local.X, size), Snap(local.Y, size), Snap(local.Z, size));
        return new SurfacePoint(snapped, normal, MathF.Max(size, footprint), primitive);
    }

    private static float Snap(float value, float size) => (MathF.Floor(value / size) + 0.5f) * size;
}
