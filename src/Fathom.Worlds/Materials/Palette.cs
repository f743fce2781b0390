using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>Colours as they are met: linear reflectances drawn from realistic ranges.</summary>
internal static class Palette
{
    /// <summary>Hue (turns), saturation and value of a display colour, as linear reflectance.</summary>
    public static Vector3 Hsv(float hue, float saturation, float value)
    {
        hue -= MathF.Floor(hue);
        Vector3 ramp = new(Channel(hue + 1), Channel(hue + 2f / 3), Channel(hue + 1f / 3));
        var display = value * Vector3.Lerp(Vector3.One, ramp, saturation);
        return new(Linear(display.X), Linear(display.Y), Linear(display.Z));

        static float Channel(float h) => Math.Clamp(MathF.Abs((h - MathF.Floor(h)) * 6 - 3) - 1, 0, 1);
    }

    /// <summary>The sRGB curve (IEC 61966-2-1), display to linear.</summary>
    public static float Linear(float display) => display <= 0.04045f ? display / 12.92f : MathF.Pow((display + 0.055f) / 1.055f, 2.4f);

    /// <summary>A grey of the given display value, slightly tinted.</summary>
    public static Vector3 Grey(Dice dice, float low, float high) => Hsv(dice.Uniform(), dice.Uniform(0, 0.08f), dice.Uniform(low, high));

    /// <summary>Any colour, as toys, packages and signs have.</summary>
    public static Vector3 Any(Dice dice) => Hsv(dice.Uniform(), dice.Uniform(0.1f, 0.95f), dice.Uniform(0.15f, 0.95f));

    /// <summary>House paint and plaster: mostly white to sand, some strong.</summary>
    public static Vector3 Wall(Dice dice) => dice.Weighted(4, 4, 2, 1) switch
    {
        0 => Grey(dice, 0.75f, 0.95f),
        1 => Hsv(dice.Uniform(0.06f, 0.15f), dice.Uniform(0.05f, 0.4f), dice.Uniform(0.55f, 0.95f)),
        2 => Grey(dice, 0.35f, 0.75f),
        _ => Hsv(dice.Uniform(), dice.Uniform(0.15f, 0.6f), dice.Uniform(0.35f, 0.9f)),
    };

    /// <summary>Walls of rooms: lighter than houses.</summary>
    public static Vector3 RoomWall(Dice dice) => dice.Weighted(6, 4, 1.5f, 0.6f) switch
    {
        0 => Grey(dice, 0.78f, 0.96f),
        1 => Hsv(dice.Uniform(0.05f, 0.16f), dice.Uniform(0.05f, 0.35f), dice.Uniform(0.65f, 0.95f)),
        2 => Hsv(dice.Uniform(), dice.Uniform(0.05f, 0.3f), dice.Uniform(0.5f, 0.9f)),
        _ => Hsv(dice.Uniform(), dice.Uniform(0.1f, 0.6f), dice.Uniform(0.2f, 0.7f)),
    };

    /// <summary>Fired clay and sandstone.</summary>
    public static Vector3 Brick(Dice dice) => Hsv(dice.Uniform(0.01f, 0.11f), dice.Uniform(0.2f, 0.65f), dice.Uniform(0.3f, 0.75f));

    /// <summary>Car paint: black, white, silver, and a third of colours.</summary>
    public static Vector3 Car(Dice dice) => dice.Weighted(3, 2, 3, 1, 1.5f, 1) switch
    {
        0 => Grey(dice, 0.05f, 0.2f),
        1 => Grey(dice, 0.8f, 0.95f),
        2 => Grey(dice, 0.4f, 0.75f),
        3 => Hsv(dice.Uniform(-0.02f, 0.02f), dice.Uniform(0.7f, 0.95f), dice.Uniform(0.4f, 0.85f)),
        4 => Hsv(dice.Uniform(0.57f, 0.68f), dice.Uniform(0.4f, 0.9f), dice.Uniform(0.15f, 0.6f)),
        _ => Any(dice),
    };

    /// <summary>Wood from ebony to maple.</summary>
    public static Vector3 Wood(Dice dice) => Hsv(dice.Uniform(0.04f, 0.1f), dice.Uniform(0.25f, 0.7f), dice.Uniform(0.18f, 0.9f));

    /// <summary>Leaves: green, some yellow and red.</summary>
    public static Vector3 Foliage(Dice dice) => dice.Weighted(8, 1.5f, 0.7f) switch
    {
        0 => Hsv(dice.Uniform(0.19f, 0.36f), dice.Uniform(0.3f, 0.7f), dice.Uniform(0.2f, 0.5f)),
        1 => Hsv(dice.Uniform(0.11f, 0.19f), dice.Uniform(0.5f, 0.8f), dice.Uniform(0.35f, 0.65f)),
        _ => Hsv(dice.Uniform(0.01f, 0.09f), dice.Uniform(0.5f, 0.8f), dice.Uniform(0.25f, 0.55f)),
    };

    /// <summary>Cloth and upholstery.</summary>
    public static Vector3 Fabric(Dice dice) => dice.Weighted(4, 3, 3) switch
    {
        0 => Grey(dice, 0.08f, 0.85f),
        1 => Hsv(dice.Uniform(0.04f, 0.14f), dice.Uniform(0.1f, 0.6f), dice.Uniform(0.15f, 0.85f)),
        _ => Hsv(dice.Uniform(), dice.Uniform(0.15f, 0.75f), dice.Uniform(0.12f, 0.75f)),
    };

    /// <summary>Skin.</summary>
    public static Vector3 Skin(Dice dice) => Hsv(dice.Uniform(0.03f, 0.08f), dice.Uniform(0.3f, 0.55f), dice.Uniform(0.3f, 0.9f));

    /// <summary>Paper and inks.</summary>
    public static Vector3 Print(Dice dice) => dice.Chance(0.4f) ? Grey(dice, 0.75f, 0.97f) : Any(dice);

    /// <summary>A colour that reads on another one.</summary>
    public static Vector3 Contrast(Dice dice, Vector3 ground) =>
        ground.X + ground.Y + ground.Z > 0.9f ? Hsv(dice.Uniform(), dice.Uniform(0, 0.8f), dice.Uniform(0.03f, 0.35f))
            : Hsv(dice.Uniform(), dice.Uniform(0, 0.5f), dice.Uniform(0.75f, 0.97f));
}
