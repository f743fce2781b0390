using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Cameras;

/// <summary>How a camera sways: each axis by two waves, none at the start.</summary>
internal sealed class Shake
{
    private readonly (float Reach, float Turn, float Phase)[] waves = new (float, float, float)[12];

    /// <summary>Draws it.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="metres">How far the camera moves to each side.</param>
    /// <param name="radians">How far it turns.</param>
    /// <param name="hertz">How often.</param>
    public Shake(Dice dice, float metres, float radians, float hertz)
    {
        for (var i = 0; i < waves.Length; i++)
            waves[i] = ((i < 6 ? metres : radians) * dice.Uniform(0.3f, 1), MathF.Tau * hertz * dice.Uniform(0.2f, 1.2f), dice.Uniform(0, MathF.Tau));
    }

    /// <summary>The viewpoint at a time of a camera that looks along a frame's y axis, turned as <see cref="Viewpoint.Along"/> says.</summary>
    public Viewpoint Apply(Frame frame, float yaw, float pitch, float roll, float seconds) =>
        Viewpoint.Along(frame.At(Wave(0, seconds), Wave(1, seconds), Wave(2, seconds)), yaw + Wave(3, seconds), pitch + Wave(4, seconds), roll + Wave(5, seconds));

    /// <summary>The viewpoint at a time of a camera that starts at another.</summary>
    public Viewpoint Apply(Viewpoint start, float seconds) => Apply(new Frame(start.Position, start.Right, start.Forward, -start.Down), 0, 0, 0, seconds);

    private float Wave(int axis, float seconds) => Wave(waves[2 * axis], seconds) + 0.4f * Wave(waves[2 * axis + 1], seconds);

    private static float Wave((float Reach, float Turn, float Phase) wave, float seconds) =>
        wave.Reach * (MathF.Sin(wave.Turn * seconds + wave.Phase) - MathF.Sin(wave.Phase));
}
