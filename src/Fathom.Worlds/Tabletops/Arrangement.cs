using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Tabletops;

/// <summary>Puts things on a surface: side by side, on each other, leaning against each other, draped.</summary>
internal sealed class Arrangement(Dice dice, Placement top, float wide, float deep)
{
    private readonly List<Spot> spots = [];
    private Vector3 tray;

    /// <summary>What stands where, in the surface's frame.</summary>
    public IReadOnlyList<Spot> Spots => spots;

    /// <summary>Tries to find room for a thing, nearer the middle rather than at the edge; on top of it sometimes another.</summary>
    /// <param name="prop">The thing.</param>
    /// <param name="upon">Draws what may stand on it.</param>
    public bool TryPlace(Prop prop, Func<Prop>? upon = null)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            float roomX = wide / 2 - prop.Radius * 0.7f, roomY = deep / 2 - prop.Radius * 0.7f;
            if (roomX < 0 || roomY < 0)
                return false;
            var loose = 0.35f + 0.05f * attempt;
            float x = Math.Clamp(dice.Normal(0, loose) * roomX, -roomX, roomX), y = Math.Clamp(dice.Normal(0, loose) * roomY, -roomY, roomY);
            if (spots.Exists(spot => Near(spot, x, y) < prop.Radius * 0.85f))
                continue;
            Put(prop, x, y, 0);
            if (upon is not null && prop.Level && dice.Chance(0.45f) && upon() is var second && second.Radius < prop.Radius * 1.3f)
                Put(second, x + dice.Normal(0, 0.15f) * prop.Radius, y + dice.Normal(0, 0.15f) * prop.Radius, prop.Height);
            return true;
        }
        return false;
    }

    /// <summary>Puts a thing at a place of its own, turned at random.</summary>
    public void Put(Prop prop, float x, float y, float z)
    {
        if (2 * MathF.Abs(x) < tray.X && 2 * MathF.Abs(y) < tray.Y)
            z += tray.Z;
        spots.Add(new Spot(x, y, prop.Radius, z + prop.Height));
        var place = top.At(x, y, z).Turned(dice.Chance(0.3f) ? dice.Normal(MathF.PI, 0.3f) : dice.Uniform(0, MathF.Tau));
        using var label = place.Label(Semantic.Thing);
        prop.Build(place);
    }

    /// <summary>Panels that lean against the wall behind or, where there is none, against the tallest thing: trays, frames, books, boards.</summary>
    /// <param name="behind">Metres from the middle to the wall.</param>
    public void Lean(float behind)
    {
        float high = dice.LogUniform(0.1f, 0.5f), across = high * dice.Uniform(0.5f, 1.4f), tilt = dice.Uniform(0.08f, 0.4f);
        float x, y;
        if (behind < deep / 2 + 0.1f)
            (x, y) = (dice.Uniform(-0.4f, 0.4f) * wide, behind - 0.02f - high * MathF.Sin(tilt));
        else if (spots.Count > 0 && spots.MaxBy(spot => spot.Top) is { Top: > 0.08f } tallest)
        {
            (x, y, high) = (tallest.X, tallest.Y - tallest.Radius, MathF.Min(high, tallest.Top * 1.2f));
            y -= high * MathF.Sin(tilt) + 0.005f;
        }
        else
            return;
        var panel = top.At(x, y).Turned(dice.Normal(0, 0.08f)).Pitched(-tilt);
        using var label = panel.Label(Semantic.Thing);
        var board = dice.Weighted(2, 1, 1) switch { 0 => new Poster(dice) { Line = high * 0.1f, Block = high * dice.Uniform(0.3f, 1), Pictures = 0.7f }, 1 => Stock.Wood(dice), _ => Stock.Plastic(dice, Palette.Any(dice)) };
        if (dice.Chance(0.5f))
            panel.Rounded(Stock.Wood(dice), 0, 0.008f, 0, across * 1.08f, 0.016f, high * 1.08f, 0.003f, 1);
        panel.Block(board, 0, 0, high * 0.04f, across, 0.012f, high);
        spots.Add(new Spot(x, y, across / 3, high));
    }

    /// <summary>A crumpled or draped cloth that lies about.</summary>
    public void Drape()
    {
        var size = dice.Uniform(0.12f, 0.5f) * MathF.Min(1, wide);
        float x = dice.Uniform(-0.35f, 0.35f) * wide, y = dice.Uniform(-0.35f, 0.35f) * deep, height = size * dice.Uniform(0.05f, 0.3f), waves = dice.Uniform(1.5f, 4);
        float a = dice.Uniform(0, 9), b = dice.Uniform(0, 9), c = dice.Uniform(0, 9);
        var place = top.At(x, y, 0.002f).Turned(dice.Uniform(0, MathF.Tau));
        using var label = place.Label(Semantic.Thing);
        place.Sheet(Stock.Fabric(dice), 30, 30, (u, v) =>
        {
            // Ridges that wander: folds of a cloth that was pushed together. Its edge lies flat.
            var ridge = MathF.Sin(waves * (MathF.Tau * (u + 0.25f * MathF.Sin(3 * v + a))) + b) * MathF.Cos(2.3f * v * waves + c) + 0.6f * MathF.Sin(waves * 9 * (u * 0.4f + v) + a);
            var inside = MathF.Min(1, 6 * MathF.Min(MathF.Min(u, 1 - u), MathF.Min(v, 1 - v)));
            return new((u - 0.5f) * size * (1 + 0.12f * MathF.Sin(5 * v + a)), (v - 0.5f) * size * (1 + 0.12f * MathF.Sin(6 * u + b)), height * inside * MathF.Max(0, 0.45f + 0.35f * ridge));
        });
        spots.Add(new Spot(x, y, size / 3, height));
    }

    /// <summary>A tray, board or cloth under the things in the middle.</summary>
    public void Tray()
    {
        tray = new(wide * dice.Uniform(0.35f, 0.7f), deep * dice.Uniform(0.4f, 0.8f), dice.Uniform(0.003f, 0.03f));
        using var label = top.Label(Semantic.Thing);
        var material = dice.Weighted(2, 1, 1) switch { 0 => Stock.Wood(dice), 1 => Stock.Fabric(dice), _ => Stock.Lacquer(Palette.Any(dice)) };
        top.Rounded(material, 0, 0, 0, tray.X, tray.Y, tray.Z, tray.Z * 0.4f, 1);
    }

    /// <summary>Metres from a point of the surface to a thing's rim; negative inside.</summary>
    public static float Near(Spot spot, float x, float y) => MathF.Sqrt((spot.X - x) * (spot.X - x) + (spot.Y - y) * (spot.Y - y)) - spot.Radius;
}

/// <summary>Where a thing stands on a surface.</summary>
internal readonly record struct Spot(float X, float Y, float Radius, float Top);
