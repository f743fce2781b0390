using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Nature;

/// <summary>The stone of boulders: speckled, with moss or snow on top.</summary>
internal sealed class Stone(Dice dice, Vector3 one, Vector3 other) : Material
{
    private readonly float offset = dice.Uniform(0, 90);

    /// <summary>What lies on its upper side.</summary>
    public Vector3 Top { get; init; }

    /// <summary>How much of the upper side that covers, 0 to 1.</summary>
    public float Covered { get; init; }

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        var (u, v) = (point.U, point.V);
        var cloud = Noise.Clouds.At(u / 0.8f + offset, v / 0.8f, point.Footprint / 0.8f);
        var stain = Noise.Clouds.At(u / 3, v / 2 + offset, point.Footprint / 2);
        var grain = Noise.Grain.At(u / 0.02f, v / 0.02f, point.Footprint / 0.02f);
        var pits = Noise.Clouds.At(u / 0.16f, v / 0.12f + offset, point.Footprint / 0.14f);
        var crack = 1 - 0.6f * Math.Clamp(1 - 14 * MathF.Abs(Noise.Clouds.At(u / 1.7f + offset, v / 0.9f, point.Footprint / 1.2f) - 0.5f), 0, 1);
        var colour = Vector3.Lerp(one, other, Math.Clamp(0.5f + (cloud - 0.5f) * 3, 0, 1)) * (0.6f + 0.8f * stain) * (0.75f + 0.5f * grain) * (0.5f + pits) * crack;
        // Stones stand upright or nearly so: their frame's z axis is up.
        var top = Math.Clamp((point.Normal.Z - 1 + Covered) * 5 + 2 * (cloud - 0.5f), 0, 1);
        surface.Albedo = Covered > 0 ? Vector3.Lerp(colour, Top * (0.8f + 0.4f * grain), top) : colour;
    }
}
