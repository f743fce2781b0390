using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>What very bright spots do inside a lens: rays of the aperture's edges around them, and ghosts on the other side of the middle.</summary>
internal sealed record LensFlare
{
    private const int MostSources = 6, Apart = 4;
    private const float Dazzling = 4;

    /// <summary>How strong rays and ghosts are; 0: a clean lens.</summary>
    public float Strength { get; init; }

    /// <summary>Rays around a spot.</summary>
    public int Rays { get; init; } = 6;

    /// <summary>Radians by which the rays are turned.</summary>
    public float Turn { get; init; }

    /// <summary>Each ghost's place (−1: mirrored at the middle), radius as a share of the picture's width, and colour.</summary>
    public IReadOnlyList<(float Place, float Radius, Vector3 Colour)> Ghosts { get; init; } = [];

    /// <summary>Draws a lens's own.</summary>
    public static LensFlare Draw(Dice dice, float strength)
    {
        var ghosts = new (float, float, Vector3)[dice.Whole(0, 5)];
        for (var i = 0; i < ghosts.Length; i++)
            ghosts[i] = (dice.Uniform(-1.6f, 0.6f), dice.LogUniform(0.008f, 0.07f), new Vector3(dice.Uniform(), dice.Uniform(), dice.Uniform()));
        return new LensFlare { Strength = strength, Rays = dice.Pick(4, 6, 8, 14), Turn = dice.Uniform(0, MathF.PI), Ghosts = ghosts };
    }

    /// <summary>Adds rays and ghosts.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="bright">Its light beyond full.</param>
    /// <param name="full">The radiance at which the sensor is full.</param>
    public void Apply(LatentImage image, BrightMap bright, float full)
    {
        if (Strength <= 0)
            return;
        var scale = (float)image.Width / bright.Width;
        foreach (var (x, y, light) in Sources(bright))
        {
            var power = light * (full * Strength / Glare.Brightest);
            var place = new Vector2((x + 0.5f) * scale - 0.5f, (y + 0.5f) * scale - 0.5f);
            Star(image, place, power);
            var middle = new Vector2(image.Width / 2f, image.Height / 2f);
            foreach (var (where, radius, colour) in Ghosts)
                Disc(image, middle + (place - middle) * where, radius * image.Width, power * colour * 0.25f);
        }
    }

    // The brightest spots, none close to a brighter one.
    private static List<(int X, int Y, Vector3 Light)> Sources(BrightMap bright)
    {
        var spots = new List<(int X, int Y, Vector3 Light)>();
        for (var y = 0; y < bright.Height; y++)
            for (var x = 0; x < bright.Width; x++)
                if (bright[x, y].Y > Dazzling)
                    spots.Add((x, y, bright[x, y]));
        var sources = new List<(int X, int Y, Vector3 Light)>();
        foreach (var spot in spots.OrderByDescending(spot => spot.Light.Y))
            if (sources.Count < MostSources && sources.TrueForAll(other => Math.Abs(other.X - spot.X) + Math.Abs(other.Y - spot.Y) > Apart))
                sources.Add(spot);
        return sources;
    }

    private void Star(LatentImage image, Vector2 place, Vector3 power)
    {
        var reach = image.Width * 0.12f * MathF.Min(1, Strength * 4);
        for (var ray = 0; ray < Rays; ray++)
        {
            var (sin, cos) = MathF.SinCos(Turn + MathF.Tau * ray / Rays);
            for (var along = 1f; along < reach; along += 1)
            {
                var fade = 1 - along / reach;
                Add(image, place.X + cos * along, place.Y + sin * along, power * (4 * fade * fade / (1 + 0.1f * along)));
            }
        }
    }

    private static void Disc(LatentImage image, Vector2 centre, float radius, Vector3 colour)
    {
        int x0 = Math.Max(0, (int)(centre.X - radius)), x1 = Math.Min(image.Width - 1, (int)(centre.X + radius) + 1);
        int y0 = Math.Max(0, (int)(centre.Y - radius)), y1 = Math.Min(image.Height - 1, (int)(centre.Y + radius) + 1);
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                var distance = Vector2.Distance(new(x, y), centre) / radius;
                // Brighter at the rim, as the image of an aperture out of focus is.
                if (distance < 1)
                    image.Light[y * image.Width + x] += colour * ((0.5f + 0.5f * distance * distance) * Math.Clamp((1 - distance) * radius, 0, 1));
            }
    }

    private static void Add(LatentImage image, float x, float y, Vector3 light)
    {
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        float fx = x - x0, fy = y - y0;
        for (var k = 0; k < 4; k++)
        {
            int px = x0 + (k & 1), py = y0 + (k >> 1);
            if ((uint)px < (uint)image.Width && (uint)py < (uint)image.Height)
                image.Light[py * image.Width + px] += light * (((k & 1) == 0 ? 1 - fx : fx) * (k < 2 ? 1 - fy : fy));
        }
    }
}
