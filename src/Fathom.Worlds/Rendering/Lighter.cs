using System.Numerics;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>Gathers the light that arrives at each pixel's surface: shadow rays to sun and lamps, and rays to the surroundings.</summary>
internal sealed class Lighter(EmbreeScene accelerator, RayPacket packet, Illumination light, Interleaving pattern, Eye eye)
{
    /// <summary>Fills the buffer's direct and ambient irradiance, one sample set a pixel, not filtered.</summary>
    public void Gather(SurfaceBuffer buffer)
    {
        Array.Clear(buffer.Direct, 0, buffer.Width * buffer.Height);
        Array.Clear(buffer.Ambient, 0, buffer.Width * buffer.Height);
        for (var y = 0; y < buffer.Height; y += 4)
            for (var x = 0; x < buffer.Width; x += 4)
            {
                for (var ray = 0; ray < pattern.DirectRays; ray++)
                    Direct(buffer, x, y, ray);
                for (var ray = 0; ray < pattern.AmbientRays; ray++)
                    Ambient(buffer, x, y, ray);
            }
    }

    private void Direct(SurfaceBuffer buffer, int x, int y, int ray)
    {
        Span<Vector3> arriving = stackalloc Vector3[RayPacket.Size];
        packet.Clear();
        var any = false;
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            int px = x + (lane & 3), py = y + (lane >> 2);
            if (px >= buffer.Width || py >= buffer.Height)
                continue;
            var i = py * buffer.Width + px;
            if (buffer.Parts[i] == SurfaceBuffer.Sky)
                continue;
            ref readonly var source = ref pattern.Source(Interleaving.Rank(px, py), ray);
            Vector3 start = Lifted(buffer, i), way = source.IsSun ? source.Place : source.Place - start;
            var square = source.IsSun ? 1 : way.LengthSquared();
            var distance = MathF.Sqrt(square);
            var cosine = Vector3.Dot(buffer.Normals[i], way) / distance;
            if (cosine < 0)
            {
                // Through a leaf the light arrives from behind: the ray starts on the other side.
                cosine *= -buffer.Surfaces[i].Translucency;
                start = 2 * buffer.Positions[i] - start;
            }
            if (!source.IsSun)
                cosine *= float.Lerp(MathF.Max(0, -Vector3.Dot(source.Facing, way) / distance), 1, source.Spread) / MathF.Max(square, 0.01f);
            arriving[lane] = source.Power * cosine;
            if (cosine <= 0)
                continue;
            packet.Set(lane, start, way, source.IsSun ? float.PositiveInfinity : 0.999f);
            any = true;
        }
        if (any)
            packet.Occlude(accelerator);
        for (var lane = 0; lane < RayPacket.Size; lane++)
            if (arriving[lane] != default && packet.IsFree(lane))
                buffer.Direct[(y + (lane >> 2)) * buffer.Width + x + (lane & 3)] += new Vector4(arriving[lane], 1) / pattern.DirectRays;
    }

    private void Ambient(SurfaceBuffer buffer, int x, int y, int ray)
    {
        Span<Vector3> ways = stackalloc Vector3[RayPacket.Size];
        packet.Clear();
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            int px = x + (lane & 3), py = y + (lane >> 2);
            if (px >= buffer.Width || py >= buffer.Height)
                continue;
            var i = py * buffer.Width + px;
            if (buffer.Parts[i] == SurfaceBuffer.Sky)
                continue;
            var normal = buffer.Normals[i];
            var (across, along) = Interleaving.Basis(normal);
            var local = pattern.Direction(Interleaving.Rank(px, py), ray);
            ways[lane] = across * local.X + along * local.Y + normal * local.Z;
            packet.Set(lane, Lifted(buffer, i), ways[lane], light.AmbientReach);
        }
        packet.Occlude(accelerator);
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            if (ways[lane] == default)
                continue;
            var free = packet.IsFree(lane);
            var radiance = light.Ambient(ways[lane]) * (free ? 1 : light.Bounce);
            buffer.Ambient[(y + (lane >> 2)) * buffer.Width + x + (lane & 3)] += new Vector4(radiance, free ? 1 : 0) / pattern.AmbientRays;
        }
    }

    // Rounding must not let a surface shade itself: the farther from the eye, the coarser its floats.
    private Vector3 Lifted(SurfaceBuffer buffer, int i)
    {
        var away = Vector3.Distance(buffer.Positions[i], eye.Position);
        return buffer.Positions[i] + buffer.Normals[i] * (1e-3f + 2e-4f * away);
    }
}
