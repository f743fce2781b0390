using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Rendering;

namespace Fathom.Worlds.Rainfall;

/// <summary>
/// Rain and snow in the air: drops and flakes at random places before the camera, drawn as the way they go while the shutter is open. Near ones are
/// larger and out of focus; nearer surfaces hide them. The same instant shows the same drops to both eyes of a stereo pair.
/// </summary>
internal sealed record Precipitation
{
    private const float Nearest = 0.5f, Farthest = 14;

    /// <summary>How many in view of a picture of 60 degrees; wider views show more.</summary>
    public int Count { get; init; }

    /// <summary>Metres across, the smallest and the largest.</summary>
    public (float Least, float Most) Size { get; init; }

    /// <summary>World metres a second, wind included.</summary>
    public Vector3 Velocity { get; init; }

    /// <summary>How much velocities differ, metres a second.</summary>
    public float Turbulence { get; init; }

    /// <summary>The shortest time over which motion smears; eyes and cameras of dull days see streaks.</summary>
    public float LeastSeconds { get; init; }

    /// <summary>Share of the light behind that a drop hides; above 1 for drops that glitter.</summary>
    public float Opacity { get; init; }

    /// <summary>Its radiance beside the sky's.</summary>
    public float Brightness { get; init; }

    /// <summary>Draws the weather of a world.</summary>
    /// <param name="condition">Its condition.</param>
    /// <param name="dice">The world's own.</param>
    /// <returns>Null where nothing falls.</returns>
    public static Precipitation? Draw(Condition condition, Dice dice)
    {
        var wind = new Vector3(dice.Normal(0, 1.2f), dice.Normal(0, 1.2f), 0);
        var heavy = dice.Uniform();
        return condition switch
        {
            Condition.Rain => new Precipitation
            {
                Count = (int)(500 + 3500 * heavy * heavy),
                Size = (0.0015f, 0.004f),
                Velocity = wind with { Z = -dice.Uniform(5, 9) },
                Turbulence = 0.5f,
                LeastSeconds = dice.LogUniform(0.004f, 0.02f),
                Opacity = dice.Uniform(0.8f, 2),
                Brightness = dice.Uniform(0.8f, 1.3f),
            },
            Condition.Snow => new Precipitation
            {
                Count = (int)(500 + 4000 * heavy * heavy),
                Size = (0.004f, 0.014f),
                Velocity = wind with { Z = -dice.Uniform(0.8f, 1.6f) },
                Turbulence = 0.6f,
                LeastSeconds = dice.LogUniform(0.001f, 0.012f),
                Opacity = dice.Uniform(0.5f, 0.9f),
                Brightness = dice.Uniform(0.85f, 1.15f),
            },
            _ => null,
        };
    }

    /// <summary>Adds it to a picture.</summary>
    /// <param name="image">The picture; its depth hides what is behind.</param>
    /// <param name="own">Where the world's own camera stands: drops are scattered before it.</param>
    /// <param name="velocity">How fast it goes, world metres a second.</param>
    /// <param name="eye">The camera of the picture.</param>
    /// <param name="seconds">Exposure time.</param>
    /// <param name="aperture">Metres across, for drops out of focus.</param>
    /// <param name="sky">Radiance that drops reflect.</param>
    /// <param name="dice">The instant's own.</param>
    public void Apply(LatentImage image, Viewpoint own, Vector3 velocity, in Eye eye, float seconds, float aperture, Vector3 sky, Dice dice)
    {
        var smear = MathF.Max(seconds, LeastSeconds) / 2;
        // Half the view in tangents, with a margin for what drifts in.
        float wide = 0.6f * image.Width * eye.PixelSize, high = 0.6f * image.Height * eye.PixelSize;
        var number = (int)(Count * Math.Clamp(wide * high / 0.25f, 0.2f, 3));
        for (var k = 0; k < number; k++)
        {
            var depth = MathF.Sqrt(float.Lerp(Nearest * Nearest, Farthest * Farthest, dice.Uniform()));
            var place = own.Position + depth * (own.Forward + own.Right * dice.Uniform(-wide, wide) + own.Down * dice.Uniform(-high, high));
            var size = dice.LogUniform(Size.Least, Size.Most);
            var way = Velocity - velocity + Turbulence * new Vector3(dice.Normal(0, 1), dice.Normal(0, 1), dice.Normal(0, 0.6f));
            var shade = dice.Uniform(0.8f, 1.2f);
            if (!eye.TryProject(place - way * smear, out var from) || !eye.TryProject(place + way * smear, out var to))
                continue;
            var radius = size / 2 / (depth * eye.PixelSize);
            // Focus is far away, where the street is.
            var blurred = MathF.Sqrt(radius * radius + MathF.Pow(aperture / 2 / (depth * eye.PixelSize), 2));
            var length = Vector2.Distance(from, to);
            // A drop covers each place on its way for a part of the time only; thinner than a pixel it covers a part of it.
            var stay = MathF.Min(1, MathF.Sqrt(4 * radius / (length + 4 * radius)));
            var cover = MathF.Min(0.9f, Opacity * stay * (radius / blurred) * (radius / blurred));
            StreakPainter.Draw(image, from, to, blurred, cover, depth, sky * (Brightness * shade));
        }
    }
}
