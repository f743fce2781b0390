using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>What rain and snow leave on surfaces. Shapes stay as they are.</summary>
/// <param name="Wetness">0 dry, 1 puddles.</param>
/// <param name="Snow">0 none, 1 a closed cover.</param>
internal readonly record struct Weather(float Wetness, float Snow)
{
    private const float Level = 0.9f, Flat = 0.995f, PuddleSize = 2.6f, DriftSize = 1.9f;

    /// <summary>Changes a surface.</summary>
    /// <param name="surface">What it would be on a dry day.</param>
    /// <param name="position">World metres.</param>
    /// <param name="normal">Unit normal towards the camera.</param>
    /// <param name="footprint">Metres that a pixel covers there.</param>
    /// <param name="semantic">What it belongs to: roads are cleared and driven on.</param>
    public void Settle(ref Surface surface, Vector3 position, Vector3 normal, float footprint, Semantic semantic)
    {
        if (Wetness > 0)
            Wet(ref surface, position, normal, footprint, semantic);
        if (Snow > 0 && normal.Z > 0)
            Cover(ref surface, position, normal, footprint, semantic);
    }

    // Water fills the pores, which darkens, and lies on top, which mirrors.
    private void Wet(ref Surface surface, Vector3 position, Vector3 normal, float footprint, Semantic semantic)
    {
        surface.Albedo *= 1 - 0.4f * Wetness * (1 - surface.Polish);
        if (normal.Z < Level || semantic is not (Semantic.Road or Semantic.Pavement))
            return;
        var water = Noise.Clouds.At(position.X / PuddleSize, position.Y / PuddleSize, footprint / PuddleSize);
        var puddle = normal.Z > Flat ? Math.Clamp((water - 0.86f + 0.34f * Wetness) * 7, 0, 1) : 0;
        surface.Albedo *= 1 - 0.35f * puddle;
        surface.Gloss = MathF.Max(surface.Gloss, 0.03f);
        surface.Polish = MathF.Max(surface.Polish, float.Lerp(0.5f + 0.3f * Wetness + 0.3f * (water - 0.5f), 0.97f, puddle));
    }

    private void Cover(ref Surface surface, Vector3 position, Vector3 normal, float footprint, Semantic semantic)
    {
        var lies = semantic switch
        {
            Semantic.Road => 0.66f,
            Semantic.Pavement => 0.85f,
            Semantic.Person or Semantic.Bicycle => 0.3f,
            Semantic.Car or Semantic.Van or Semantic.Truck or Semantic.Bus => 0.75f,
            _ => 1,
        };
        var drift = Noise.Clouds.At(position.X / DriftSize, position.Y / DriftSize, footprint / DriftSize);
        var cover = Math.Clamp((2.2f * Snow * lies - 0.95f + 1.2f * (drift - 0.5f)) * 3, 0, 1) * Math.Clamp((normal.Z - 0.3f) * 3, 0, 1);
        surface.Albedo = Vector3.Lerp(surface.Albedo, new Vector3(0.82f, 0.85f, 0.9f) * (0.92f + 0.16f * drift), cover);
        surface.Gloss *= 1 - cover;
        surface.Translucency *= 1 - cover;
        surface.Clarity *= 1 - cover;
        surface.Glow *= 1 - cover;
        surface.Daylight *= 1 - cover;
    }
}
