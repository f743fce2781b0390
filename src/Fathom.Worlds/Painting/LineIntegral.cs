namespace Fathom.Worlds.Painting;

/// <summary>Line integral convolution (Cabral and Leedom 1993): noise smeared along a picture's structure, the trace of bristles and crayons.</summary>
internal static class LineIntegral
{
    /// <summary>Streaks around 0 with a deviation of about 1.</summary>
    /// <param name="structure">Which way they run.</param>
    /// <param name="reach">Pixels to each side.</param>
    /// <param name="salt">Which noise.</param>
    public static float[] Streaks(StructureTensor structure, int reach, int salt)
    {
        var (width, height) = (structure.Width, structure.Height);
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
                    var way = structure.Along[y * width + x] * side;
                    float px = x + 0.5f, py = y + 0.5f;
                    for (var step = 0; step < reach; step++)
                    {
                        px += way.X;
                        py += way.Y;
                        int column = float.ConvertToIntegerNative<int>(px), row = float.ConvertToIntegerNative<int>(py);
                        if ((uint)column >= (uint)width || (uint)row >= (uint)height)
                            break;
                        var i = row * width + column;
                        sum += noise[i];
                        var next = structure.Along[i];
                        way = next.X * way.X + next.Y * way.Y < 0 ? -next : next;
                    }
                }
                streaks[y * width + x] = sum * scale;
            }
        return streaks;
    }
}
