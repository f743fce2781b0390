using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Rainfall;

/// <summary>Water on the lens or on the windscreen before it: each drop shows a blurred, upside-down view of what is around. They stay where they are while the world moves.</summary>
internal static class LensDrops
{
    private const int Shrink = 4;

    /// <summary>Adds drops to a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="dice">The world's own.</param>
    public static void Apply(LatentImage image, Dice dice)
    {
        var number = dice.Whole(2, 22);
        var largest = dice.LogUniform(0.01f, 0.045f) * image.Width;
        var blurred = Shrunk(image, out var columns);
        for (var k = 0; k < number; k++)
        {
            var centre = new Vector2(dice.Uniform() * image.Width, dice.Uniform() * image.Height);
            var radius = largest * dice.Uniform(0.3f, 1);
            Drop(image, blurred, columns, centre, new Vector2(radius, radius * dice.Uniform(0.85f, 1.5f)), dice.Uniform(0.5f, 0.95f));
        }
    }

    private static void Drop(LatentImage image, Vector3[] blurred, int columns, Vector2 centre, Vector2 radii, float strength)
    {
        const float reach = 5;
        int x0 = Math.Max(0, (int)(centre.X - radii.X)), x1 = Math.Min(image.Width - 1, (int)(centre.X + radii.X) + 1);
        int y0 = Math.Max(0, (int)(centre.Y - radii.Y)), y1 = Math.Min(image.Height - 1, (int)(centre.Y + radii.Y) + 1);
        for (var y = y0; y <= y1; y++)
            for (var x = x0; x <= x1; x++)
            {
                var offset = (new Vector2(x, y) - centre) / radii;
                var distance = offset.LengthSquared();
                if (distance >= 1)
                    continue;
                var seen = centre - offset * radii * reach;
                int column = Math.Clamp((int)seen.X / Shrink, 0, columns - 1), row = Math.Clamp((int)seen.Y / Shrink, 0, blurred.Length / columns - 1);
                // Light from near the rim comes from far aside, and little of it arrives.
                var colour = blurred[row * columns + column] * (1 - 0.45f * distance * distance);
                var i = y * image.Width + x;
                image.Light[i] = Vector3.Lerp(image.Light[i], colour, strength * Math.Clamp((1 - distance) * 3, 0, 1));
            }
    }

    private static Vector3[] Shrunk(LatentImage image, out int columns)
    {
        columns = (image.Width + Shrink - 1) / Shrink;
        var rows = (image.Height + Shrink - 1) / Shrink;
        var small = new Vector3[columns * rows];
        var counts = new int[small.Length];
        for (var i = 0; i < image.Count; i++)
        {
            var j = i / image.Width / Shrink * columns + i % image.Width / Shrink;
            small[j] += image.Light[i];
            counts[j]++;
        }
        for (var j = 0; j < small.Length; j++)
            small[j] /= counts[j];
        return small;
    }
}
