using System.Numerics;

namespace Fathom.Worlds.Painting;

/// <summary>Line integral convolution (Cabral and Leedom 1993): noise smeared along a picture's structure, the trace of bristles and crayons.</summary>
internal static class LineIntegral
{
    /// <summary>Streaks around 0 with a deviation of about 1.</summary>
    /// <param name="structure">Which way they run.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="reach">Pixels to each side.</param>
    /// <param name="salt">Which noise.</param>
    public static float[] Streaks(StructureTensor structure, int height, int reach, int salt)
    {
        var width = structure.Width;
        var noise = new float[width * height];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = Dice.Hash(i % width, i / width, salt) - 0.5f;
        // Uniform noise has the variance 1/12.
        var scale = MathF.Sqrt(12f / (2 * reach + 1));
        var streaks = new float[noise.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var sum = noise[y * width + x];
                for (var side = -1; side <= 1; side += 2)
                {
                    var place = new Vector2(x, y);
                    var way = structure.Along[y * width + x] * side;
                    for (var step = 0; step < reach; step++)
                    {
                        place += way;
                        int px = Math.Clamp((int)(place.X + 0.5f), 0, width - 1), py = Math.Clamp((int)(place.Y + 0.5f), 0, height - 1);
                        sum += noise[py * width + px];
                        var next = structure.Along[py * width + px];
                        way = Vector2.Dot(next, way) < 0 ? -next : next;
                    }
                }
                streaks[y * width + x] = sum * scale;
            }
        return streaks;
    }
}
