namespace Fathom.Worlds.Cameras;

/// <summary>A camera's angle of view before the picture's shape is known.</summary>
/// <param name="VerticalDegrees">Vertical field of view of the uncut picture.</param>
/// <param name="ShiftX">Offset of the principal point, as a share of the width: the picture was cut out of a larger one.</param>
/// <param name="ShiftY">The same as a share of the height.</param>
internal readonly record struct Lens(float VerticalDegrees, float ShiftX, float ShiftY)
{
    private const double Narrowest = 20, Widest = 100;

    /// <summary>A lens whose pictures are whole or cut out of larger ones.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="vertical">Vertical field of view in degrees.</param>
    /// <param name="whole">Probability that they are whole.</param>
    /// <param name="shift">Standard deviation of the shift of those that are not.</param>
    public static Lens Draw(Dice dice, float vertical, float whole, float shift) =>
        dice.Chance(whole) ? new Lens(vertical, 0, 0) : new Lens(vertical, dice.Normal(0, shift), dice.Normal(0, shift));

    /// <summary>The camera for a picture's size; its horizontal field of view stays within 20 to 100 degrees.</summary>
    public Camera Fit(int width, int height)
    {
        var tangent = Math.Tan(VerticalDegrees * Math.PI / 360) * width / height;
        var camera = Camera.FromFieldOfView(width, height, Math.Clamp(Math.Atan(tangent) * 360 / Math.PI, Narrowest, Widest));
        return camera with { Cx = camera.Cx + ShiftX * width, Cy = camera.Cy + ShiftY * height };
    }
}
