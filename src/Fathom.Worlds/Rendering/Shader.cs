using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>Surface and arriving light to the colour that leaves towards the eye.</summary>
internal sealed class Shader(Illumination light, Eye eye)
{
    /// <summary>Linear colour of the sky along a ray.</summary>
    public Vector3 Sky(Vector3 ray) => light.Sky.Seen(ray);

    /// <summary>Linear colour of a surface.</summary>
    public Vector3 Colour(in Surface surface, Vector3 position, Vector3 normal, in Arriving arriving)
    {
        var colour = surface.Albedo * (arriving.Direct + arriving.Ambient).AsVector3() + surface.Emission + surface.Glow * light.Glow;
        var away = position - eye.Position;
        var distance = away.Length();
        if (surface.Gloss > 0)
            colour += Reflection(surface, position, normal, away / distance, arriving);
        if (light.HazeDistance < float.PositiveInfinity)
            colour = Vector3.Lerp(light.Haze, colour, MathF.Exp(-distance / light.HazeDistance));
        return colour;
    }

    // Schlick's Fresnel term over a mirror image that roughness blurs towards the ambient colour, and highlights of the lights.
    private Vector3 Reflection(in Surface surface, Vector3 position, Vector3 normal, Vector3 view, in Arriving arriving)
    {
        var cosine = MathF.Max(0, -Vector3.Dot(view, normal));
        var grazing = 1 - cosine;
        grazing *= grazing * grazing * grazing * grazing;
        var reflectance = surface.Gloss + (1 - surface.Gloss) * grazing * surface.Polish;
        var mirror = view + normal * (2 * cosine);
        // Rays that leave near the horizon meet houses, not sky.
        var image = light.EvenAmbient ?? light.Sky.Smooth(mirror) * Math.Clamp(0.35f + 3 * mirror.Z, 0.35f, 1);
        var colour = Vector3.Lerp(arriving.Ambient.AsVector3(), image * (0.4f + 0.6f * arriving.Ambient.W), surface.Polish);
        if (arriving.Direct.W > 0)
            colour += Highlights(surface.Polish, position, mirror) * arriving.Direct.W;
        return colour * reflectance;
    }

    private Vector3 Highlights(float polish, Vector3 position, Vector3 mirror)
    {
        var exponent = MathF.Exp(2 + 6 * polish);
        var colour = light.Sun == default ? default : light.Sun * Lobe(Vector3.Dot(mirror, light.SunDirection), exponent);
        foreach (var lamp in light.Lamps)
        {
            var way = lamp.Centre - position;
            var square = way.LengthSquared();
            // A lamp is wide: its highlight is as sharp as its size allows.
            var size = (lamp.HalfU.LengthSquared() + lamp.HalfV.LengthSquared()) / square;
            colour += lamp.Power / square * Lobe(Vector3.Dot(mirror, way) / MathF.Sqrt(square), MathF.Min(exponent, 4 / (size + 1e-3f)));
        }
        return colour;
    }

    private static float Lobe(float cosine, float exponent) => cosine <= 0 ? 0 : (exponent + 2) / 8 * MathF.Pow(cosine, exponent);
}
