using System.Numerics;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>Gathers the light that arrives at each pixel's surface: shadow rays to sun and lamps, and rays to the surroundings.</summary>
internal sealed class Lighter(Accelerator accelerator, RayPacket packet, Illumination light, Interleaving pattern, Eye eye)
{
    private const int Tile = 16;

    /// <summary>Fills the buffer's direct and ambient irradiance, one sample set a pixel, not filtered.</summary>
    public void Gather(SurfaceBuffer buffer)
    {
        Array.Clear(buffer.Light, 0, buffer.Width * buffer.Height);
        // Pixels of equal rank, four apart, share their samples: their rays run side by side and cost less.
        for (var tileY = 0; tileY < buffer.Height; tileY += Tile)
            for (var tileX = 0; tileX < buffer.Width; tileX += Tile)
                for (var offset = 0; offset < Interleaving.Block; offset++)
                {
                    int x = tileX + (offset & 3), y = tileY + (offset >> 2), rank = Interleaving.Rank(x, y);
                    for (var ray = 0; ray < pattern.DirectRays; ray++)
                        Direct(buffer, x, y, pattern.Source(rank, ray));
                    for (var ray = 0; ray < pattern.AmbientRays; ray++)
                        Ambient(buffer, x, y, pattern.Direction(rank, ray));
                }
    }

    private void Direct(SurfaceBuffer buffer, int x, int y, in LightSample source)
    {
        Span<Vector3> arriving = stackalloc Vector3[RayPacket.Size];
        packet.Clear();
        var any = false;
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            if (!TrySurface(buffer, x, y, lane, out var i))
                continue;
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
            {
                var facing = MathF.Max(0, -Vector3.Dot(source.Facing, way) / distance);
                cosine *= float.Lerp(facing, 1, source.Spread) / MathF.Max(square, 0.01f);
            }
            arriving[lane] = source.Power * cosine;
            if (cosine <= 0)
                continue;
            packet.Set(lane, start, way, source.IsSun ? float.PositiveInfinity : 0.999f);
            any = true;
        }
        if (any)
            accelerator.Occlude(packet);
        for (var lane = 0; lane < RayPacket.Size; lane++)
            if (arriving[lane] != default && packet.IsFree(lane))
                buffer.Light[Pixel(buffer, x, y, lane)].Direct += new Vector4(arriving[lane], 1) / pattern.DirectRays;
    }

    private void Ambient(SurfaceBuffer buffer, int x, int y, Vector3 direction)
    {
        Span<Vector3> ways = stackalloc Vector3[RayPacket.Size];
        packet.Clear();
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            if (!TrySurface(buffer, x, y, lane, out var i))
                continue;
            var normal = buffer.Normals[i];
            var (across, along) = Interleaving.Basis(normal);
            ways[lane] = across * direction.X + along * direction.Y + normal * direction.Z;
            packet.Set(lane, Lifted(buffer, i), ways[lane], light.AmbientReach);
        }
        accelerator.Occlude(packet);
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            if (ways[lane] == default)
                continue;
            var free = packet.IsFree(lane);
            var radiance = light.Ambient(ways[lane]) * (free ? 1 : light.Bounce);
            buffer.Light[Pixel(buffer, x, y, lane)].Ambient += new Vector4(radiance, free ? 1 : 0) / pattern.AmbientRays;
        }
    }

    private static int Pixel(SurfaceBuffer buffer, int x, int y, int lane) => (y + 4 * (lane >> 2)) * buffer.Width + x + 4 * (lane & 3);

    // False where the lane lies outside the picture or shows the sky.
    private static bool TrySurface(SurfaceBuffer buffer, int x, int y, int lane, out int i)
    {
        i = Pixel(buffer, x, y, lane);
        return x + 4 * (lane & 3) < buffer.Width && y + 4 * (lane >> 2) < buffer.Height && buffer.Parts[i] != SurfaceBuffer.Sky;
    }

    // Rounding must not let a surface shade itself: the farther from the eye, the coarser its floats.
    private Vector3 Lifted(SurfaceBuffer buffer, int i)
    {
        var away = Vector3.Distance(buffer.Positions[i], eye.Position);
        return buffer.Positions[i] + buffer.Normals[i] * (1e-3f + 2e-4f * away);
    }
}
