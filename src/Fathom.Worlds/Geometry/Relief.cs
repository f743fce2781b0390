namespace Fathom.Worlds.Geometry;

/// <summary>Noise for grounds, with exact slopes.</summary>
internal static class Relief
{
    // Turning each octave hides the lattice.
    private const float Cos = 0.8f, Sin = 0.6f;

    /// <summary>Smooth hills and hollows about <paramref name="size"/> metres wide, −1 to 1: lattice values joined by quintic steps, so that slopes are smooth too.</summary>
    public static Height Noise(float x, float y, float size, int salt)
    {
        float u = x / size, v = y / size, floorU = MathF.Floor(u), floorV = MathF.Floor(v);
        float fx = u - floorU, fy = v - floorV;
        int i = (int)floorU, j = (int)floorV;
        float a = Dice.Hash(i, j, salt), b = Dice.Hash(i + 1, j, salt), c = Dice.Hash(i, j + 1, salt), d = Dice.Hash(i + 1, j + 1, salt);
        float p = Step(fx), q = Step(fy), twist = a - b - c + d;
        return new(2 * (a + (b - a) * p + (c - a) * q + twist * p * q) - 1,
            2 * Slope(fx) * (b - a + twist * q) / size, 2 * Slope(fy) * (c - a + twist * p) / size);
    }

    /// <summary>Noise of several sizes, each about half as wide and high as the one before; −1 to 1, mostly near 0.</summary>
    public static Height Fractal(float x, float y, float size, int salt, int octaves, float gain = 0.48f)
    {
        Height sum = 0;
        Turn turn = new(1, 0);
        for (var (amplitude, octave) = (1f, 0); octave < octaves; octave++, amplitude *= gain, size *= 0.47f)
        {
            sum += turn.Back(Noise(turn.X(x, y), turn.Y(x, y), size, salt + octave)) * amplitude;
            turn = turn.Next();
        }
        return sum * (1 - gain);
    }

    /// <summary>Ridges with valleys between, as mountains have; 0 to 1. (Musgrave's ridged noise: the higher the ridge, the rougher.)</summary>
    public static Height Ridges(float x, float y, float size, int salt, int octaves)
    {
        Height sum = 0, weight = 1;
        Turn turn = new(1, 0);
        var (amplitude, total) = (1f, 0f);
        for (var octave = 0; octave < octaves; octave++, amplitude *= 0.48f, size *= 0.47f)
        {
            var ridge = 1 - turn.Back(Noise(turn.X(x, y), turn.Y(x, y), size, salt + octave)).Abs();
            ridge *= ridge;
            sum += ridge * weight * amplitude;
            total += amplitude;
            weight = ridge;
            turn = turn.Next();
        }
        return sum * (1 / total);
    }

    private static float Step(float t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static float Slope(float t) => 30 * t * t * (t * (t - 2) + 1);

    // A turn of the plane.
    private readonly record struct Turn(float C, float S)
    {
        public float X(float x, float y) => C * x - S * y;

        public float Y(float x, float y) => S * x + C * y;

        // Slopes along the turned axes, along the plane's own.
        public Height Back(Height turned) => turned with { Dx = C * turned.Dx + S * turned.Dy, Dy = C * turned.Dy - S * turned.Dx };

        public Turn Next() => new(C * Cos - S * Sin, S * Cos + C * Sin);
    }
}
