using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Foliage: each facet has its own shade between two colours, and lets some light through.</summary>
internal sealed class Leaves(Vector3 dark, Vector3 light, float translucency = 0.5f) : Material
{
    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        var shade = Dice.Hash((int)point.Primitive, 3, 11);
        surface.Albedo = Vector3.Lerp(dark, light, shade * shade) * (0.7f + 0.6f * Dice.Hash((int)point.Primitive, 5, 13));
        surface.Translucency = translucency;
        surface.Gloss = 0.02f;
        surface.Polish = 0.2f;
    }
}
