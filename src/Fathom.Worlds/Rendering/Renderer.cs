using System.Collections.Concurrent;
using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>Renders frames one after another on the calling thread; keeps an Embree device and its buffers between them.</summary>
internal sealed partial class Renderer : IDisposable
{
    // A larger picture's buffers are not worth keeping for the next: 300 bytes for each of its pixels.
    private const int LargestKept = 1 << 20;

    private static readonly ConcurrentBag<Renderer> Idle = [];

    private readonly EmbreeDevice device = new();
    private readonly RayPacket packet = new();

    /// <summary>What the last frame saw: linear radiance and all that led to it.</summary>
    public SurfaceBuffer Buffer { get; } = new();

    /// <summary>An idle renderer, or a new one when all are busy.</summary>
    public static Renderer Rent() => Idle.TryTake(out var idle) ? idle : new Renderer();

    /// <summary>Makes it idle again.</summary>
    public void Return()
    {
        if (Buffer.Radiance.Length <= LargestKept)
            Idle.Add(this);
        else
            Dispose();
    }

    /// <summary>Builds what rays are sent into.</summary>
    public Accelerator Accelerate(Mesh mesh) => new(device, mesh);

    /// <summary>Renders a frame.</summary>
    /// <param name="world">The world; its seed decides sensor and noise.</param>
    /// <param name="scene">Its scene.</param>
    /// <param name="accelerator">Its surfaces.</param>
    /// <param name="shot">How to take the picture.</param>
    public WorldFrame Render(World world, Scene scene, Accelerator accelerator, Shot shot)
    {
        var seed = ~world.Seed;
        var camera = shot.Camera;
        var (viewpoint, bodies) = Pose(scene, accelerator, shot);
        var light = scene.Light(shot.Condition);
        var eye = new Eye(viewpoint, camera, shot.Distortion);
        var depth = new float[camera.Width * camera.Height];
        var dice = new Dice(seed ^ Dice.Mix(BitConverter.DoubleToUInt64Bits(shot.Time) + (ulong)shot.Condition));
        if (shot.Style == Style.Flat)
            ExposeFlat(scene, accelerator, light, eye, shot, seed, depth);
        else
            Expose(scene.Mesh, accelerator, light, viewpoint, camera, dice.Fork(), depth, shot.Style, shot.Distortion);
        var image = Develop(scene, shot, light, eye, seed, new Dice(dice.Next() ^ Place(shot.Offset)), depth);
        var (normals, semantics, things, bodyOf) = Truth(scene.Mesh, viewpoint);
        return new WorldFrame(world, image, new DepthMap(camera.Width, camera.Height, depth, DepthKind.MetricDepth, camera: camera), viewpoint, bodies, bodyOf)
        {
            Distortion = shot.Distortion,
            Normals = normals,
            Semantics = semantics,
            Things = things,
        };
    }

    // The other eye of a stereo pair has noise of its own.
    private static ulong Place(Pose? offset) => offset is null ? 0 : Dice.Mix(BitConverter.DoubleToUInt64Bits(offset.Translation.X) + 1);

    /// <summary>Puts the bodies and the camera where they are at the shot's time.</summary>
    public static (Viewpoint Viewpoint, Frame[] Bodies) Pose(Scene scene, Accelerator accelerator, Shot shot)
    {
        var time = (float)shot.Time;
        var bodies = scene.Bodies.Select(body => body.At(time)).ToArray();
        accelerator.Pose(scene.Bodies, bodies);
        return (scene.Path(time).Moved(shot.Offset), bodies);
    }

    /// <summary>Fills the buffer and the depth: what falls on the sensor.</summary>
    public void Expose(Mesh mesh, Accelerator accelerator, Illumination light, Viewpoint viewpoint, Camera camera, Dice dice, float[] depth,
        Style style = Style.Photo, Distortion? distortion = null)
    {
        Buffer.Resize(camera.Width, camera.Height);
        light = light.With(mesh);
        var eye = new Eye(viewpoint, camera, distortion);
        var tracer = new Tracer(accelerator, mesh, packet, eye, new Weather(light.Wetness, light.Snow));
        tracer.TraceCentres(Buffer, depth);

        var shader = new Shader(light, eye);
        // Old games' glass is opaque.
        var glazing = style == Style.Game ? null : new Glazing(tracer, shader, eye);
        glazing?.Open(Buffer);

        // Indoors lamps and windows are wide, and their soft shadows need more samples.
        var inside = light.EvenAmbient is not null && light.Lamps.Count > 0;
        var pattern = new Interleaving(light, direct: inside && style != Style.Game ? 2 : 1, ambient: 1, dice);
        new Lighter(accelerator, packet, light, pattern, eye).Gather(Buffer);
        LightFilter.Apply(Buffer, eye.Position);

        new Mirrors(tracer, shader, eye).Trace(Buffer);
        for (var i = 0; i < depth.Length; i++)
            Buffer.Radiance[i] = Buffer.Parts[i] == SurfaceBuffer.Sky
                ? shader.Sky(Buffer.Positions[i])
                : shader.Colour(Buffer.Surfaces[i], Buffer.Positions[i], Buffer.Normals[i], Buffer.Light[i]);
        glazing?.Shade(Buffer);
        new EdgeSmoother(tracer, shader, eye, glazing).Smooth(Buffer);
        glazing?.Close(Buffer);
    }

    // What each pixel shows, and its normal in the camera's coordinates.
    private (float[] Normals, Semantic[] Semantics, int[] Things, short[] BodyOf) Truth(Mesh mesh, Viewpoint viewpoint)
    {
        var count = Buffer.Width * Buffer.Height;
        var (normals, semantics, things, bodyOf) = (new float[3 * count], new Semantic[count], new int[count], new short[count]);
        for (var i = 0; i < count; i++)
        {
            var tag = Buffer.Parts[i] == SurfaceBuffer.Sky ? Tag.Sky : mesh.Parts[Buffer.Parts[i]].Tag;
            (semantics[i], things[i], bodyOf[i]) = (tag.Semantic, tag.Thing, (short)tag.Body);
            var normal = Buffer.Normals[i];
            (normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]) =
                (Vector3.Dot(normal, viewpoint.Right), Vector3.Dot(normal, viewpoint.Down), Vector3.Dot(normal, viewpoint.Forward));
        }
        return (normals, semantics, things, bodyOf);
    }

    public void Dispose()
    {
        packet.Dispose();
        device.Dispose();
    }
}
