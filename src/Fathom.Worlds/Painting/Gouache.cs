using System.Numerics;
using Fathom.Worlds.Cameras;

namespace Fathom.Worlds.Painting;

/// <summary>Gouache and poster paint: flat areas in a few colours, the picture's own (k-means) or an ordered set of others with the same tones.</summary>
internal static class Gouache
{
    private const int Rounds = 8, Samples = 1500;

    /// <summary>Paints over a picture.</summary>
    public static Canvas Paint(Canvas canvas, Dice dice)
    {
        var flat = AnisotropicKuwahara.Apply(canvas, StructureTensor.Of(canvas, 2, dice.Uniform(0, MathF.PI)), dice.Uniform(2.5f, 4));
        var own = Cluster(flat, dice.Whole(6, 16), dice);
        var mixed = dice.Chance(0.35f) ? Replaced(own, dice) : own;
        var paper = new Paper(dice, dice.Uniform(1, 2));
        var dry = dice.Uniform(0.02f, 0.1f);
        return flat.Map((x, y) => mixed[Nearest(own, flat.Pixels[y * flat.Width + x])] * (1 + dry * (paper.Grain(x, y) - 0.5f)));
    }

    private static Vector3[] Cluster(Canvas canvas, int count, Dice dice)
    {
        var samples = new Vector3[Math.Min(Samples, canvas.Pixels.Length)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = canvas.Pixels[dice.Whole(0, canvas.Pixels.Length - 1)];
        var centres = new Vector3[count];
        for (var k = 0; k < count; k++)
            centres[k] = samples[dice.Whole(0, samples.Length - 1)];
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new Vector4[count];
            foreach (var sample in samples)
                sums[Nearest(centres, sample)] += new Vector4(sample, 1);
            for (var k = 0; k < count; k++)
                if (sums[k].W > 0)
                    centres[k] = sums[k].AsVector3() / sums[k].W;
        }
        return centres;
    }

    private static int Nearest(Vector3[] centres, Vector3 colour)
    {
        var (best, least) = (0, float.PositiveInfinity);
        for (var k = 0; k < centres.Length; k++)
            if (Vector3.DistanceSquared(centres[k], colour) is var distance && distance < least)
                (best, least) = (k, distance);
        return best;
    }

    // Colours of one mood, as bright as those they replace.
    private static Vector3[] Replaced(Vector3[] own, Dice dice)
    {
        float hue = dice.Uniform(), spread = dice.Uniform(0.1f, 0.6f), saturation = dice.Uniform(0.25f, 0.8f);
        return [.. own.Select(colour =>
        {
            var other = Hue(hue + spread * (Luminance.Of(colour) - 0.5f) + dice.Normal(0, 0.05f));
            return Vector3.Clamp(Luminance.Of(colour) * Vector3.Lerp(Vector3.One, other / Luminance.Of(other), saturation * 0.6f), Vector3.Zero, Vector3.One);
        })];
    }

    private static Vector3 Hue(float turns) => new Vector3(0.55f) + 0.45f * new Vector3(
        MathF.Cos(MathF.Tau * turns), MathF.Cos(MathF.Tau * (turns - 1 / 3f)), MathF.Cos(MathF.Tau * (turns - 2 / 3f)));
}
