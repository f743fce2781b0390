using System.Numerics;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>Surface and arriving light to the colour that leaves towards the eye.</summary>
internal sealed class Shader(Illumination light, Eye eye)
{
    // Light on what only a mirror shows is guessed: half of all lamps are hidden.
    private const float Seen = 0.5f;

    // Sum of red, green and blue: more than any window or sign gives.
    private const float LampLike = 3.7f;

    private readonly Lamp[] lamps = [.. light.Lamps];

    /// <summary>Linear colour of the sky along a ray; below the horizon, past the end of the ground, of the haze.</summary>
    public Vector3 Sky(Vector3 ray) => ray.Z < 0 && light.HazeDistance < float.PositiveInfinity ? light.Haze : light.Sky.Seen(ray);

    /// <summary>Linear colour of a surface.</summary>
    public Vector3 Colour(in Surface surface, Vector3 position, Vector3 normal, in Arriving arriving)
    {
        var colour = Diffuse(surface, arriving);
        var away = position - eye.Position;
        var distance = away.Length();
        if (surface.Gloss > 0)
            colour += Reflection(surface, position, normal, away / distance, arriving);
        return Hazy(colour, distance);
    }

    /// <summary>Linear colour of what a mirror shows.</summary>
    /// <param name="hit">What the ray from the mirror met.</param>
    /// <param name="ray">The ray.</param>
    /// <param name="arriving">The light there, if the picture shows the place itself.</param>
    public Vector3 Mirrored(in Hit hit, Vector3 ray, in Arriving? arriving) =>
        hit.Part == SurfaceBuffer.Sky ? Sky(ray) : Hazy(Diffuse(Dimmed(hit.Surface), arriving ?? Guess(hit.Position, hit.Normal)), hit.Depth);

    /// <summary>What a pane of see-through glass does. Its own light is guessed: what it has of it is little.</summary>
    /// <param name="hit">The pane.</param>
    /// <param name="view">Unit direction from the eye.</param>
    /// <param name="image">Its mirror image, if traced.</param>
    public GlassView Glass(in Hit hit, Vector3 view, Vector3? image)
    {
        ref readonly var surface = ref hit.Surface;
        var arriving = Guess(hit.Position, hit.Normal);
        if (image is { } mirrored)
            arriving.Mirror = new(mirrored, 1);
        var colour = Diffuse(surface, arriving) * (1 - surface.Clarity) + Reflection(surface, hit.Position, hit.Normal, view, arriving);
        var passed = surface.Passed * (1 - Reflectance(surface, MathF.Max(0, -Vector3.Dot(view, hit.Normal))));
        var distance = Vector3.Distance(hit.Position, eye.Position);
        // The haze before the pane is in what lies behind already.
        return new(passed, Hazy(colour, distance) - passed * Hazy(default, distance));
    }

    /// <summary>How much of a mirror image a surface shows, by Schlick's approximation of Fresnel's equations.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="cosine">Of the angle between normal and view.</param>
    public static float Reflectance(in Surface surface, float cosine)
    {
        var grazing = 1 - cosine;
        grazing *= grazing * grazing * grazing * grazing;
        return surface.Gloss + (1 - surface.Gloss) * grazing * surface.Polish;
    }

    /// <summary>The light at a place that no ray was sent to.</summary>
    public Arriving Guess(Vector3 position, Vector3 normal)
    {
        var direct = light.Sun * MathF.Max(0, Vector3.Dot(normal, light.SunDirection));
        foreach (ref readonly var lamp in lamps.AsSpan())
        {
            var way = lamp.Centre - position;
            var square = way.LengthSquared();
            var cosine = Vector3.Dot(way, normal);
            if (cosine > 0)
                direct += lamp.Power * (cosine / MathF.Sqrt(square) * lamp.Falloff(way, square));
        }
        return new Arriving { Direct = new(direct * Seen, Seen), Ambient = new(light.Ambient(normal) * (Seen + (1 - Seen) * light.Bounce), Seen) };
    }

    private Vector3 Diffuse(in Surface surface, in Arriving arriving) => surface.Albedo * (arriving.Direct + arriving.Ambient).AsVector3()
        + surface.Emission + surface.Glow * light.Glow + surface.Daylight * light.Daylight;

    // The lamps of streets and cars are mirrored as highlights; met by few rays they would be specks.
    private static Surface Dimmed(Surface surface)
    {
        if (Vector3.Dot(surface.Glow, Vector3.One) > LampLike)
            surface.Glow = default;
        return surface;
    }

    private Vector3 Hazy(Vector3 colour, float distance) => light.HazeDistance < float.PositiveInfinity
        ? Vector3.Lerp(light.Haze, colour, MathF.Exp(-distance / light.HazeDistance)) : colour;

    // The mirror image, which roughness blurs towards the ambient colour, and highlights of the lights.
    private Vector3 Reflection(in Surface surface, Vector3 position, Vector3 normal, Vector3 view, in Arriving arriving)
    {
        var cosine = MathF.Max(0, -Vector3.Dot(view, normal));
        var colour = Vector3.Lerp(arriving.Ambient.AsVector3(), Image(normal, view, cosine, arriving), surface.Polish);
        if (arriving.Direct.W > 0)
            colour += Highlights(surface.Polish, position, normal, view) * arriving.Direct.W;
        return colour * Reflectance(surface, cosine);
    }

    private Vector3 Image(Vector3 normal, Vector3 view, float cosine, in Arriving arriving)
    {
        if (arriving.Mirror.W > 0)
            return arriving.Mirror.AsVector3();
        var mirror = view + normal * (2 * cosine);
        // Rays that leave near the horizon meet houses, not sky.
        var image = light.EvenAmbient ?? light.Sky.Smooth(mirror) * Math.Clamp(0.35f + 3 * mirror.Z, 0.35f, 1);
        return image * (0.4f + 0.6f * arriving.Ambient.W);
    }

    // Blinn's lobe around the normal: near grazing it draws the image of a lamp out into a streak.
    private Vector3 Highlights(float polish, Vector3 position, Vector3 normal, Vector3 view)
    {
        var exponent = 4 * MathF.Exp(2 + 6 * polish);
        var colour = light.Sun == default ? default : light.Sun * Lobe(normal, light.SunDirection, view, exponent);
        foreach (ref readonly var lamp in lamps.AsSpan())
        {
            var way = lamp.Centre - position;
            var square = way.LengthSquared();
            if (square >= lamp.Reach * lamp.Reach)
                continue;
            // A lamp is wide: its highlight is as sharp as its size allows.
            var size = (lamp.HalfU.LengthSquared() + lamp.HalfV.LengthSquared()) / square;
            var lobe = Lobe(normal, way / MathF.Sqrt(square), view, MathF.Min(exponent, 16 / (size + 1e-3f)));
            if (lobe > 0)
                colour += lamp.Power * (lamp.Falloff(way, square) * lobe);
        }
        return colour;
    }

    private static float Lobe(Vector3 normal, Vector3 way, Vector3 view, float exponent)
    {
        var lit = Vector3.Dot(normal, way);
        if (lit <= 0)
            return 0;
        var half = way - view;
        var cosine = Vector3.Dot(normal, half) / half.Length();
        // Where the lobe is below e^-12 nobody sees it.
        return exponent * (1 - cosine) > 12 ? 0 : (exponent + 2) / 8 * MathF.Pow(cosine, exponent) * lit;
    }
}
