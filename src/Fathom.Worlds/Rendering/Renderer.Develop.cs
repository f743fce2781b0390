using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Painting;
using Fathom.Worlds.Rainfall;

namespace Fathom.Worlds.Rendering;

/// <summary>From light to the stored picture.</summary>
internal sealed partial class Renderer
{
    // Weather, flat style and painting are drawn from streams of their own, so that a change in one leaves the others.
    private const ulong WeatherStream = 0x57, FlatStream = 0xF1, PaintStream = 0x9A, InstantStream = 0x1F;

    // A game of 2005: no light is traced.
    private void ExposeFlat(Scene scene, Accelerator accelerator, Illumination light, in Eye eye, Shot shot, ulong seed, float[] depth)
    {
        Buffer.Resize(shot.Camera.Width, shot.Camera.Height);
        var dice = new Dice(seed ^ FlatStream);
        new Tracer(accelerator, scene.Mesh, packet, eye, coarse: CoarseTextures.Draw(dice.Fork())).TraceCentres(Buffer, depth);
        var shader = new FlatShader(light, shot.Condition, eye, dice.Fork());
        for (var i = 0; i < depth.Length; i++)
            Buffer.Radiance[i] = Buffer.Parts[i] == SurfaceBuffer.Sky
                ? shader.Sky(Buffer.Positions[i])
                : shader.Colour(Buffer.Surfaces[i], Buffer.Positions[i], Buffer.Normals[i]);
    }

    // The sensor is the world's; its noise is the picture's own.
    private Image Develop(Scene scene, Shot shot, Illumination light, in Eye eye, ulong seed, Dice noise, float[] depth)
    {
        if (shot.Style != Style.Flat)
            SunDisc.Draw(Buffer, light, eye);
        var image = new LatentImage(Buffer.Width, Buffer.Height, Buffer.Radiance, Buffer.Scratch, depth);
        if (shot.Style == Style.Flat)
            return Sensor.Ideal.Develop(image, new Exposure(1, 0, 1), noise);

        var drawn = Sensor.Draw(new Dice(seed), light.EvenAmbient is not null);
        var sensor = shot.Style switch { Style.Photo => drawn, Style.Painted => drawn.AsSeen(), _ => Sensor.Ideal };
        var exposure = sensor.Measure(image, light.Snow);
        if (sensor.Smears)
            MotionBlur.Apply(image, ShutterFlow.Of(Buffer, scene, shot, exposure.Seconds));
        Fall(image, scene, shot, eye, sensor, exposure, seed);
        sensor.Focus(image, exposure, 1 / eye.PixelSize);
        var picture = sensor.Develop(image, exposure, noise);
        return shot.Style == Style.Painted ? Painter.Paint(picture, new Dice(seed ^ PaintStream)) : picture;
    }

    // Rain and snow. Their drops are in the air before the world's own camera, so that both eyes of a stereo pair see the same.
    private static void Fall(LatentImage image, Scene scene, Shot shot, in Eye eye, Sensor sensor, Exposure exposure, ulong seed)
    {
        var world = new Dice(seed ^ WeatherStream);
        if (Precipitation.Draw(shot.Condition, world.Fork()) is not { } falling || scene.Light(shot.Condition).EvenAmbient is not null)
            return;
        var time = (float)shot.Time;
        var own = scene.Path(time);
        var velocity = (scene.Path(time + ShutterFlow.Step).Position - own.Position) / ShutterFlow.Step;
        var instant = new Dice(seed ^ Dice.Mix(BitConverter.DoubleToUInt64Bits(shot.Time) + InstantStream));
        falling.Apply(image, own, velocity, eye, exposure.Seconds, sensor.Defocus.Aperture, SkyLight(image), instant);
        if (shot.Style == Style.Photo && shot.Condition == Condition.Rain && world.Chance(0.4f))
            LensDrops.Apply(image, world.Fork());
    }

    // What drops reflect: the mean of the sky, or of the picture where little of it is seen.
    private static Vector3 SkyLight(LatentImage image)
    {
        var (sky, all, count) = (Vector3.Zero, Vector3.Zero, 0);
        for (var i = 0; i < image.Count; i++)
        {
            all += image.Light[i];
            if (float.IsPositiveInfinity(image.Depth[i]))
                (sky, count) = (sky + image.Light[i], count + 1);
        }
        return count > image.Count / 50 ? sky / count : all / image.Count * 1.5f;
    }
}
