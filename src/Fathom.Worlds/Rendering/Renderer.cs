using System.Collections.Concurrent;
using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Embree;

namespace Fathom.Worlds.Rendering;

/// <summary>Renders scenes one after another on the calling thread; keeps an Embree device and its buffers between frames.</summary>
internal sealed class Renderer : IDisposable
{
    // A larger picture's buffers are not worth keeping for the next: 180 bytes for each of its pixels.
    private const int LargestKept = 1 << 20;

    private static readonly ConcurrentBag<Renderer> Idle = [];

    private readonly EmbreeDevice device = new();
    private readonly RayPacket packet = new();

    /// <summary>What the last frame saw: linear radiance and all that led to it.</summary>
    public SurfaceBuffer Buffer { get; } = new();

    /// <summary>Renders with an idle renderer, or a new one when all are busy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More pixels than <see cref="PixelBudget.Default"/> allows.</exception>
    public static WorldFrame RenderShared(Scene scene, Camera camera, Dice dice)
    {
        var pixels = (long)camera.Width * camera.Height;
        if (pixels > PixelBudget.Default.MaxPixels)
            throw new ArgumentOutOfRangeException(nameof(camera), $"{camera.Width}×{camera.Height}",
                $"A world is rendered with at most {PixelBudget.Default.MaxPixels / 1_000_000} megapixels. Ask for a smaller picture.");
        var renderer = Idle.TryTake(out var idle) ? idle : new Renderer();
        var frame = renderer.Render(scene, camera, dice);
        if (pixels <= LargestKept)
            Idle.Add(renderer);
        else
            renderer.Dispose();
        return frame;
    }

    /// <summary>Renders a scene.</summary>
    public WorldFrame Render(Scene scene, Camera camera, Dice dice)
    {
        var depth = new float[camera.Width * camera.Height];
        // A stream of its own, so that a change of the light does not change the sensor.
        Expose(scene, camera, dice.Fork(), depth);
        var count = depth.Length;
        Span<Vector3> light = Buffer.Radiance.AsSpan(0, count), scratch = Buffer.Positions.AsSpan(0, count);
        var image = Sensor.Draw(dice).Develop(light, scratch, camera.Width, camera.Height, dice);
        return new WorldFrame(image, new DepthMap(camera.Width, camera.Height, depth, DepthKind.MetricDepth, camera: camera));
    }

    /// <summary>Fills the buffer and the depth: what falls on the sensor.</summary>
    public void Expose(Scene scene, Camera camera, Dice dice, float[] depth)
    {
        using var accelerator = new EmbreeScene(device, scene.Mesh);
        Buffer.Resize(camera.Width, camera.Height);
        var eye = new Eye(scene.Viewpoint, camera);
        var tracer = new Tracer(accelerator, scene.Mesh, packet, eye);
        tracer.TraceCentres(Buffer, depth);

        var inside = scene.Light.Lamps.Count > 0;
        var pattern = new Interleaving(scene.Light, direct: inside ? 2 : 1, ambient: 1, dice);
        new Lighter(accelerator, packet, scene.Light, pattern, eye).Gather(Buffer);
        LightFilter.Apply(Buffer, eye.Position);

        var shader = new Shader(scene.Light, eye);
        for (var i = 0; i < depth.Length; i++)
            Buffer.Radiance[i] = Buffer.Parts[i] == SurfaceBuffer.Sky
                ? shader.Sky(Buffer.Positions[i])
                : shader.Colour(Buffer.Surfaces[i], Buffer.Positions[i], Buffer.Normals[i], Buffer.Light[i]);
        new EdgeSmoother(tracer, shader, eye).Smooth(Buffer);
    }

    public void Dispose()
    {
        packet.Dispose();
        device.Dispose();
    }
}
