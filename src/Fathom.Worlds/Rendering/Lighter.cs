using System.Numerics;
using Fathom.Worlds.Embree;
using Fathom.Worlds.Lighting;

namespace Fathom.Worlds.Rendering;

/// <summary>Gathers the light that arrives at each pixel's surface: shadow rays to sun and lamps, and rays to the surroundings.</summary>
internal sealed class Lighter(Accelerator accelerator, RayPacket packet, Illumination light, Interleaving pattern, Eye eye)
{
    private const int Tile = 16;

    private readonly Lamp[] lamps = [.. light.Lamps];
    private readonly float[] powers = [.. light.Lamps.Select(lamp => Brightness(lamp.Power)), Brightness(light.Sun)];
    private readonly float[] strengths = new float[light.Lamps.Count + 1];
    private readonly int[] near = new int[light.Lamps.Count + 1];
    private int nearCount;

    /// <summary>Fills the buffer's direct and ambient irradiance, one sample set a pixel, not filtered.</summary>
    public void Gather(SurfaceBuffer buffer)
    {
        Array.Clear(buffer.Light, 0, buffer.Width * buffer.Height);
        // Pixels of equal rank, four apart, share their samples: their rays run side by side and cost less.
        for (var tileY = 0; tileY < buffer.Height; tileY += Tile)
            for (var tileX = 0; tileX < buffer.Width; tileX += Tile)
            {
                if (!FindNear(buffer, tileX, tileY))
                    continue;
                for (var offset = 0; offset < Interleaving.Block; offset++)
                {
                    int x = tileX + (offset & 3), y = tileY + (offset >> 2), rank = Interleaving.Rank(x, y);
                    for (var ray = 0; ray < pattern.DirectRays; ray++)
                        Direct(buffer, x, y, rank, ray);
                    for (var ray = 0; ray < pattern.AmbientRays; ray++)
                        Ambient(buffer, x, y, pattern.Direction(rank, ray));
                }
            }
    }

    // Lists the lamps that reach a tile; false where the tile shows nothing but sky.
    private bool FindNear(SurfaceBuffer buffer, int tileX, int tileY)
    {
        Vector3 low = new(float.PositiveInfinity), high = new(float.NegativeInfinity);
        for (var y = tileY; y < Math.Min(tileY + Tile, buffer.Height); y++)
            for (var i = y * buffer.Width + tileX; i < y * buffer.Width + Math.Min(tileX + Tile, buffer.Width); i++)
                if (buffer.Parts[i] != SurfaceBuffer.Sky)
                    (low, high) = (Vector3.Min(low, buffer.Positions[i]), Vector3.Max(high, buffer.Positions[i]));
        nearCount = 0;
        if (low.X > high.X)
            return false;
        for (var i = 0; i < lamps.Length; i++)
        {
            ref readonly var lamp = ref lamps[i];
            var reach = lamp.Reach + lamp.HalfU.Length() + lamp.HalfV.Length();
            if (Vector3.DistanceSquared(Vector3.Clamp(lamp.Centre, low, high), lamp.Centre) < reach * reach)
                near[nearCount++] = i;
        }
        if (light.Sun != default)
            near[nearCount++] = lamps.Length;
        return true;
    }

    // One ray for all lamps: it goes to one of them, chosen in proportion to what each would give if nothing stood between, and counts for all. Where nothing does, a whole window's sum is
    // exact; the noise is only that of shadows and colours.
    private void Direct(SurfaceBuffer buffer, int x, int y, int rank, int ray)
    {
        var (from, to) = Sources(ray);
        if (from == to)
            return;
        Span<Vector3> arriving = stackalloc Vector3[RayPacket.Size];
        packet.Clear();
        var any = false;
        for (var lane = 0; lane < RayPacket.Size; lane++)
        {
            if (!TrySurface(buffer, x, y, lane, out var i))
                continue;
            var start = eye.Lifted(buffer.Positions[i], buffer.Normals[i]);
            for (var k = from; k < to; k++)
                strengths[k] = Strength(buffer, i, start, near[k], rank, ray);
            var (chosen, probability) = Choose(from, to, pattern.Choice(rank, ray, (x >> 2) + (lane & 3), (y >> 2) + (lane >> 2)));
            if (probability <= 0)
                continue;
            var source = near[chosen];
            arriving[lane] = Power(source) * (MathF.Abs(strengths[chosen]) / probability);
            // Through a leaf the light arrives from behind: the ray starts on the other side.
            if (strengths[chosen] < 0)
                start = 2 * buffer.Positions[i] - start;
            if (source == lamps.Length)
                packet.Set(lane, start, pattern.SunDirection(rank, ray), float.PositiveInfinity);
            else
                packet.Set(lane, start, pattern.Point(source, rank, ray) - start, 0.999f);
            any = true;
        }
        if (any)
            accelerator.Occlude(packet);
        var share = pattern.Split ? 1 : 1f / pattern.DirectRays;
        for (var lane = 0; lane < RayPacket.Size; lane++)
            if (arriving[lane] != default && packet.IsFree(lane))
                buffer.Light[Pixel(buffer, x, y, lane)].Direct += new Vector4(arriving[lane] * share, 1f / pattern.DirectRays);
    }

    // Draws one of the near sources by a number in [0, 1). The strongest gets no more than thirteen of sixteen ranks, always the same, so that in its shadow the rest is still seen.
    private (int Chosen, float Probability) Choose(int from, int to, float number)
    {
        const float most = 13f / Interleaving.Block;
        float total = 0, largest = 0;
        var strongest = from;
        for (var k = from; k < to; k++)
        {
            var share = Share(k);
            total += share;
            if (share > largest)
                (strongest, largest) = (k, share);
        }
        if (total <= 0)
            return default;
        var left = number * total;
        var (others, scale) = (-1, 1 / total);
        if (largest > most * total && largest < total)
        {
            if (number < most)
                return (strongest, most);
            left = (number - most) / (1 - most) * (total - largest);
            (others, scale) = (strongest, (1 - most) / (total - largest));
        }
        var last = from;
        for (var k = from; k < to; k++)
        {
            if (k == others || Share(k) == 0)
                continue;
            last = k;
            if ((left -= Share(k)) < 0)
                break;
        }
        return (last, Share(last) * scale);
    }

    private float Share(int k) => MathF.Abs(strengths[k]) * powers[near[k]];

    // The stretch of near sources that a ray chooses from; the sun is the last.
    private (int From, int To) Sources(int ray) =>
        !pattern.Split ? (0, nearCount) : ray == 0 ? (nearCount - 1, nearCount) : (0, nearCount - 1);

    // Irradiance from a source as a share of its power if nothing stands between; negative where it comes through from behind.
    private float Strength(SurfaceBuffer buffer, int i, Vector3 start, int source, int rank, int ray)
    {
        float cosine;
        if (source == lamps.Length)
            cosine = Vector3.Dot(buffer.Normals[i], pattern.SunDirection(rank, ray));
        else
        {
            var way = pattern.Point(source, rank, ray) - start;
            var square = way.LengthSquared();
            cosine = Vector3.Dot(buffer.Normals[i], way) / MathF.Sqrt(square) * lamps[source].Falloff(way, square);
        }
        return cosine > 0 ? cosine : cosine * buffer.Surfaces[i].Translucency;
    }

    private Vector3 Power(int source) => source == lamps.Length ? light.Sun : lamps[source].Power;

    // Not luminance: red and blue lamps would be sampled too seldom.
    private static float Brightness(Vector3 colour) => colour.X + colour.Y + colour.Z;

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
            packet.Set(lane, eye.Lifted(buffer.Positions[i], normal), ways[lane], light.AmbientReach);
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
}
