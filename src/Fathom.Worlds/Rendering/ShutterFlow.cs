using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Rendering;

/// <summary>Which way each pixel goes while the shutter is open, from depth and the motion of camera and things.</summary>
internal static class ShutterFlow
{
    /// <summary>Seconds between the two instants that velocities are taken from.</summary>
    public const float Step = 1 / 120f;

    /// <summary>Pixels that each pixel's surface goes in a time; the sky turns with the camera.</summary>
    /// <param name="buffer">What is seen now.</param>
    /// <param name="scene">What moves.</param>
    /// <param name="shot">When.</param>
    /// <param name="seconds">Exposure time.</param>
    public static Vector2[] Of(SurfaceBuffer buffer, Scene scene, Shot shot, float seconds)
    {
        var now = (float)shot.Time;
        var step = now + Step > World.Duration ? -Step : Step;
        var eye = new Eye(scene.Path(now + step).Moved(shot.Offset), shot.Camera, shot.Distortion);
        var before = scene.Bodies.Select(body => body.At(now)).ToArray();
        var after = scene.Bodies.Select(body => body.At(now + step)).ToArray();
        var flow = new Vector2[buffer.Width * buffer.Height];
        for (var i = 0; i < flow.Length; i++)
        {
            var place = buffer.Positions[i];
            if (buffer.Parts[i] == SurfaceBuffer.Sky)
                place += eye.Position;
            else if (scene.Mesh.Parts[buffer.Parts[i]].Tag.Body is var body and not Tag.Still)
                place = after[body].ToWorld(before[body].ToLocal(place));
            if (eye.TryProject(place, out var pixel))
                flow[i] = (pixel - new Vector2(i % buffer.Width, i / buffer.Width)) * (seconds / step);
        }
        return flow;
    }
}
