using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>
/// Blur along the way that each pixel went while the shutter was open, gathered along its own way and along the longest nearby (McGuire et al. 2012,
/// Guertin et al. 2014): what is nearer covers what is behind as far as it moved itself.
/// </summary>
internal static class MotionBlur
{
    private const float Visible = 0.5f;
    private const int Tile = 16, MostTaps = 18;

    // The longest way, as a share of the picture's width.
    private const float Longest = 0.06f;

    /// <summary>Blurs the picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="flow">H×W: pixels that each went while the shutter was open, half before and half after; is shortened.</param>
    public static void Apply(LatentImage image, Vector2[] flow)
    {
        var limit = Longest * image.Width;
        int columns = (image.Width + Tile - 1) / Tile, rows = (image.Height + Tile - 1) / Tile;
        var longest = new Vector2[columns * rows];
        for (var i = 0; i < image.Count; i++)
        {
            var length = flow[i].Length();
            if (length > limit)
                flow[i] *= limit / length;
            ref var tile = ref longest[i / image.Width / Tile * columns + i % image.Width / Tile];
            if (flow[i].LengthSquared() > tile.LengthSquared())
                tile = flow[i];
        }
        if (longest.All(way => way.LengthSquared() < Visible * Visible))
            return;
        var around = Around(longest, columns, rows);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
            {
                var i = y * image.Width + x;
                image.Scratch[i] = Gather(image, flow, x, y, around[y / Tile * columns + x / Tile]);
            }
        image.Swap();
    }

    // The longest way within the tile and its neighbours, from which something may be smeared into it.
    private static Vector2[] Around(Vector2[] longest, int columns, int rows)
    {
        var around = new Vector2[longest.Length];
        for (var i = 0; i < around.Length; i++)
            for (var y = Math.Max(0, i / columns - 1); y <= Math.Min(rows - 1, i / columns + 1); y++)
                for (var x = Math.Max(0, i % columns - 1); x <= Math.Min(columns - 1, i % columns + 1); x++)
                    if (longest[y * columns + x].LengthSquared() > around[i].LengthSquared())
                        around[i] = longest[y * columns + x];
        return around;
    }

    private static Vector3 Gather(LatentImage image, Vector2[] flow, int x, int y, Vector2 nearby)
    {
        var i = y * image.Width + x;
        var own = flow[i];
        if (nearby.LengthSquared() < Visible * Visible)
            return image.Light[i];
        float ownReach = own.Length() / 2, depth = image.Depth[i];
        // Ways that agree need to be gathered along only once.
        var alike = (nearby - own).LengthSquared() < 0.1f * nearby.LengthSquared() || own.LengthSquared() < Visible * Visible;
        var taps = Math.Clamp((int)(2 * nearby.Length()), 6, MostTaps) & ~1;
        var sum = Vector3.Zero;
        var total = 0f;
        for (var k = 0; k < taps; k++)
        {
            var way = alike ? ownReach < Visible / 2 ? nearby : own : (k & 1) == 0 ? own : nearby;
            var share = (k + 0.5f) / taps - 0.5f;
            int nx = (int)(x + way.X * share + 0.5f), ny = (int)(y + way.Y * share + 0.5f);
            if ((uint)nx >= (uint)image.Width || (uint)ny >= (uint)image.Height)
                continue;
            var j = ny * image.Width + nx;
            // Something nearer arrives here if it moved that far; something as far or farther appears if this pixel moved that far.
            var reach = image.Depth[j] < depth * 0.97f ? flow[j].Length() / 2 : ownReach;
            var weight = Math.Clamp(reach - way.Length() * MathF.Abs(share) + 0.75f, 0, 1);
            sum += image.Light[j] * weight;
            total += weight;
        }
        return total > 0 ? sum / total : image.Light[i];
    }
}
