using System.Numerics;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>Mirror images: one ray from each pixel that mirrors enough to show it, tilted at random as the surface is rough, then averaged over the 4×4 pixels that share the tilts. Near grazing a
/// tilt moves the image up and down far more than sideways: wet roads draw lamps out into streaks.</summary>
internal sealed class Mirrors(Tracer tracer, Shader shader, Eye eye)
{
    private const float WorthARay = 0.03f, Sharp = 0.45f, Roughest = 0.16f;

    private readonly Hit[] hits = new Hit[RayPacket.Size];
    private readonly Vector3[] starts = new Vector3[RayPacket.Size], rays = new Vector3[RayPacket.Size];
    private readonly float[] behind = new float[RayPacket.Size];
    private readonly int[] pixels = new int[RayPacket.Size];
    private int count;

    /// <summary>Fills the mirror images of the buffer's light.</summary>
    public void Trace(SurfaceBuffer buffer)
    {
        for (var y = 0; y < buffer.Height; y += 4)
            for (var x = 0; x < buffer.Width; x += 4)
                for (var k = 0; k < 16; k++)
                    if (x + (k & 3) < buffer.Width && y + (k >> 2) < buffer.Height)
                        Add(buffer, x + (k & 3), y + (k >> 2));
        Flush(buffer);
        Smooth(buffer);
    }

    private void Add(SurfaceBuffer buffer, int x, int y)
    {
        var i = y * buffer.Width + x;
        ref readonly var surface = ref buffer.Surfaces[i];
        if (buffer.Parts[i] == SurfaceBuffer.Sky || surface.Gloss <= 0 || surface.Polish < Sharp)
            return;
        var normal = buffer.Normals[i];
        var away = buffer.Positions[i] - eye.Position;
        var distance = away.Length();
        var view = away / distance;
        if (Shader.Reflectance(surface, MathF.Max(0, -Vector3.Dot(view, normal))) * surface.Polish < WorthARay)
            return;
        var ray = Vector3.Reflect(view, Tilted(normal, surface, Interleaving.Rank(x, y)));
        // A tilted mirror may send the ray into its own surface.
        var below = Vector3.Dot(ray, normal);
        if (below < 0.01f)
            ray = Vector3.Normalize(ray + normal * (0.01f - below));
        (starts[count], rays[count], behind[count], pixels[count]) = (eye.Lifted(buffer.Positions[i], normal), ray, distance, i);
        if (++count == RayPacket.Size)
            Flush(buffer);
    }

    // The ranks' tilts fill a disc of slopes: Vogel's spiral.
    private static Vector3 Tilted(Vector3 normal, in Surface surface, int rank)
    {
        var slope = Roughest * (1 - surface.Polish) * MathF.Sqrt((rank + 0.5f) / Interleaving.Block);
        var (across, along) = Interleaving.Basis(normal);
        var (sin, cos) = MathF.SinCos(2.39996f * rank);
        return Vector3.Normalize(normal + (across * cos + along * sin) * slope);
    }

    private void Flush(SurfaceBuffer buffer)
    {
        if (count == 0)
            return;
        tracer.Trace(starts.AsSpan(0, count), rays.AsSpan(0, count), behind.AsSpan(0, count), hits);
        for (var k = 0; k < count; k++)
        {
            var radiance = shader.Mirrored(hits[k], rays[k], Find(buffer, hits[k]));
            buffer.Light[pixels[k]].Mirror = new Vector4(radiance, 1);
        }
        count = 0;
    }

    // The light at a place that the picture shows as well.
    private Arriving? Find(SurfaceBuffer buffer, in Hit hit)
    {
        const float same = 0.03f;
        if (hit.Part == SurfaceBuffer.Sky || !eye.TryProject(hit.Position, out var pixel)
            || !(pixel.X > -0.5f && pixel.Y > -0.5f && pixel.X < buffer.Width - 0.5f && pixel.Y < buffer.Height - 0.5f))
            return null;
        var i = (int)(pixel.Y + 0.5f) * buffer.Width + (int)(pixel.X + 0.5f);
        return buffer.Parts[i] == hit.Part && Vector3.DistanceSquared(buffer.Positions[i], hit.Position) < same * same * Vector3.DistanceSquared(hit.Position, eye.Position)
            ? buffer.Light[i] : null;
    }

    private static void Smooth(SurfaceBuffer buffer)
    {
        for (var y = 0; y < buffer.Height; y++)
            for (var x = 0; x < buffer.Width; x++)
            {
                var i = y * buffer.Width + x;
                if (buffer.Light[i].Mirror.W > 0)
                    buffer.Filtered[i].Mirror = Mean(buffer, x, y, i);
            }
        for (var i = 0; i < buffer.Width * buffer.Height; i++)
            if (buffer.Light[i].Mirror.W > 0)
                buffer.Light[i].Mirror = buffer.Filtered[i].Mirror;
    }

    private static Vector4 Mean(SurfaceBuffer buffer, int x, int y, int i)
    {
        Vector4 sum = default;
        for (var ny = Math.Max(0, y - 2); ny <= Math.Min(buffer.Height - 1, y + 2); ny++)
            for (var nx = Math.Max(0, x - 2); nx <= Math.Min(buffer.Width - 1, x + 2); nx++)
            {
                var j = ny * buffer.Width + nx;
                if (buffer.Parts[j] == buffer.Parts[i] && buffer.Light[j].Mirror.W > 0)
                    sum += buffer.Light[j].Mirror * (LightFilter.Tap(nx - x) * LightFilter.Tap(ny - y));
            }
        return sum / sum.W;
    }
}
