using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Tabletops;

/// <summary>Pot plants, cacti and cut flowers, leaf by leaf.</summary>
internal sealed class Houseplants(Dice dice)
{
    /// <summary>A plant in a pot.</summary>
    public Prop Draw()
    {
        float radius = dice.Uniform(0.03f, 0.12f), pot = radius * dice.Uniform(1.2f, 2), high = pot + radius * dice.Uniform(1.5f, 5);
        var kind = dice.Weighted(3, 2, 1, 1.5f);
        return new(radius * 1.6f, high, place =>
        {
            using var label = place.Label(Semantic.Vegetation);
            var clay = dice.Chance(0.5f) ? Stock.Plaster(dice, Palette.Brick(dice)) : Stock.Lacquer(Palette.Any(dice));
            place.Revolve(clay, 20, new(0, 0), new(radius * 0.7f, 0), new(radius * 0.95f, pot * 0.8f), new(radius, pot * 0.8f), new(radius, pot), new(radius * 0.9f, pot), new(radius * 0.85f, pot * 0.9f), new(0, pot * 0.9f));
            place.Revolve(Stock.Soil(dice), 20, new(radius * 0.88f, pot * 0.9f), new(0, pot * 0.93f));
            var crown = place.At(0, 0, pot * 0.9f);
            switch (kind)
            {
                case 0: Rosette(crown, high - pot, radius); break;
                case 1: Bush(crown, high - pot, radius); break;
                case 2: Cactus(crown, high - pot, radius); break;
                default: Bunch(crown, dice.Whole(3, 10), high - pot, radius * 0.4f); break;
            }
        });
    }

    /// <summary>Stems with flowers and leaves that rise from a point and bend outwards.</summary>
    public void Bunch(Placement place, int count, float high, float mouth)
    {
        using var label = place.Label(Semantic.Vegetation);
        Material stem = new Plain(Palette.Foliage(dice)), leaf = Stock.Foliage(dice), petal = new Plain(Palette.Hsv(dice.Uniform(), dice.Uniform(0.1f, 0.9f), dice.Uniform(0.6f, 0.97f))),
            heart = new Plain(Palette.Hsv(dice.Uniform(0.08f, 0.16f), 0.8f, 0.7f));
        var size = high * dice.Uniform(0.08f, 0.2f);
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            float lean = dice.Uniform(0.05f, 0.5f) * high, tall = high * dice.Uniform(0.6f, 1);
            Vector3 from = new(cos * mouth * 0.3f, sin * mouth * 0.3f, -0.3f * high), mid = new(cos * mouth * 0.7f, sin * mouth * 0.7f, 0), top = new(cos * (mouth + lean), sin * (mouth + lean), tall);
            place.Tube(stem, high * 0.008f, 5, Curve.Smooth([from, mid, new(float.Lerp(mid.X, top.X, 0.35f), float.Lerp(mid.Y, top.Y, 0.35f), tall * 0.55f), top], 3));
            var flower = place.At(top.X, top.Y, top.Z).Turned(MathF.Atan2(sin, cos) - MathF.PI / 2).Pitched(-dice.Uniform(0.1f, 1));
            var petals = dice.Whole(5, 9);
            for (var k = 0; k < petals; k++)
                Blade(flower.Turned(MathF.Tau * k / petals), petal, size, size * 0.5f, 0.5f, -0.4f);
            flower.Ball(heart, default, size * 0.25f);
            if (dice.Chance(0.7f))
                Blade(place.At(mid.X, mid.Y, tall * 0.25f).Turned(dice.Uniform(0, MathF.Tau)), leaf, high * 0.35f, high * 0.08f, 0.9f, -0.6f);
        }
    }

    private void Rosette(Placement place, float high, float radius)
    {
        var leaf = Stock.Foliage(dice);
        float wide = radius * dice.Uniform(0.15f, 0.6f), bend = dice.Uniform(-1.6f, 0.2f);
        for (var i = dice.Whole(8, 30); i > 0; i--)
            Blade(place.Turned(dice.Uniform(0, MathF.Tau)), leaf, high * dice.Uniform(0.5f, 1.1f), wide * dice.Uniform(0.6f, 1), dice.Uniform(0.5f, 1.5f), bend);
    }

    private void Bush(Placement place, float high, float radius)
    {
        Material leaf = Stock.Foliage(dice), wood = Greenery.Bark(dice);
        var size = radius * dice.Uniform(0.2f, 0.6f);
        for (var i = dice.Whole(4, 9); i > 0; i--)
        {
            var (sin, cos) = MathF.SinCos(dice.Uniform(0, MathF.Tau));
            var reach = radius * dice.Uniform(0.2f, 1.4f);
            var points = Curve.Smooth([default, new(cos * reach * 0.3f, sin * reach * 0.3f, high * 0.5f), new(cos * reach, sin * reach, high * dice.Uniform(0.6f, 1))], 5);
            place.Tube(wood, radius * 0.03f, 5, points);
            foreach (var point in points.AsSpan(2))
                for (var k = dice.Whole(2, 4); k > 0; k--)
                    Blade(place.At(point.X, point.Y, point.Z).Turned(dice.Uniform(0, MathF.Tau)), leaf, size, size * 0.5f, dice.Uniform(-0.2f, 0.9f), -0.5f);
        }
    }

    private void Cactus(Placement place, float high, float radius)
    {
        var skin = new Plain(Palette.Foliage(dice), 0.02f, 0.3f);
        var ribs = dice.Whole(7, 14);
        float wide = radius * dice.Uniform(0.4f, 0.8f), tall = MathF.Max(wide, high * dice.Uniform(0.5f, 1));
        place.Sheet(skin, ribs * 4, 10, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * u);
            var (up, out_) = MathF.SinCos(MathF.PI * (v - 0.5f));
            var swell = wide * out_ * (1 + 0.12f * MathF.Cos(MathF.Tau * u * ribs));
            return new(swell * cos, swell * sin, tall * (0.5f + 0.5f * up));
        });
    }

    /// <summary>A leaf or petal from the origin along y, rising by an angle and bending on its way.</summary>
    public static void Blade(Placement place, Material material, float length, float wide, float rise, float bend) =>
        place.Sheet(material, 2, 4, (u, v) =>
        {
            var half = wide * MathF.Sin(MathF.PI * MathF.Pow(v, 0.8f) * 0.97f + 0.05f) / 2;
            var (sin, cos) = MathF.SinCos(rise + bend * v * 0.5f);
            var side = 2 * u - 1;
            return new(side * half, length * v * cos, length * v * sin + MathF.Abs(side) * half * 0.35f);
        });
}
