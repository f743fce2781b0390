using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Halls;

/// <summary>Trains along y; the front of the first carriage is at the origin, rails at z = 0.</summary>
internal sealed class Train(Dice dice)
{
    private readonly Material body = Stock.Lacquer(dice.Chance(0.5f) ? Palette.Any(dice) : Palette.Grey(dice, 0.5f, 0.9f));
    private readonly Material band = Stock.Lacquer(Palette.Any(dice));
    private readonly Material glass = new Plain(new Vector3(0.02f, 0.025f, 0.03f), 0.1f, 1);
    private readonly Material black = new Plain(new Vector3(0.025f), 0.02f, 0.3f);
    private readonly Material door = Stock.Lacquer(Palette.Any(dice));

    // Metres of a carriage.
    private readonly float length = dice.Uniform(14, 24);

    /// <summary>Builds it, its carriages behind the origin (−y).</summary>
    public void Build(Placement place, int carriages)
    {
        using var label = place.Label(Semantic.Bus);
        for (var i = 0; i < carriages; i++)
            Car(place.At(0, -(i + 0.5f) * (length + 0.5f)), i == 0, i == carriages - 1);
    }

    private void Car(Placement place, bool first, bool last)
    {
        const float half = 1.42f, floor = 1, belt = 1.85f, top = 2.85f, roof = 3.75f;
        var l = length;
        // The section: straight sides, a rounded roof.
        ReadOnlySpan<Vector2> side = [new(half - 0.05f, 0.45f), new(half, floor), new(half, top), new(half - 0.12f, top + 0.45f), new(half - 0.5f, roof - 0.12f), new(0, roof)];
        place.Mesh.Begin(body, place.Frame);
        for (var i = 0; i + 1 < side.Length; i++)
            foreach (var sign in (ReadOnlySpan<int>)[-1, 1])
            {
                Vector2 a = side[i], b = side[i + 1];
                place.Mesh.Quad(V(sign * a.X, -l / 2, a.Y), V(sign * a.X, l / 2, a.Y), V(sign * b.X, l / 2, b.Y), V(sign * b.X, -l / 2, b.Y));
            }
        foreach (var (end, front) in (ReadOnlySpan<(int, bool)>)[(1, first), (-1, last)])
        {
            place.Box(body, -half + 0.05f, end * l / 2 - 0.05f, 0.45f, half - 0.05f, end * l / 2, top + 0.4f);
            if (!front)
            {
                place.Box(black, -0.6f, end * l / 2, 0.9f, 0.6f, end * (l / 2 + 0.3f), 3);
                continue;
            }
            place.Box(glass, -1.15f, end * (l / 2 + 0.02f), 1.9f, 1.15f, end * l / 2, 2.85f);
            place.Box(band, -half + 0.05f, end * (l / 2 + 0.03f), 0.9f, half - 0.05f, end * l / 2, 1.3f);
            foreach (var x in (ReadOnlySpan<float>)[-1, 1])
                place.Ball(new Plain(new Vector3(0.8f)) { Emission = end > 0 ? new Vector3(3, 2.8f, 2.4f) : new Vector3(2, 0.05f, 0.02f) }, new(x * 0.95f, end * (l / 2 + 0.02f), 1.1f), 0.12f);
            place.Block(black, 0, end * (l / 2 + 0.2f), 0.75f, 0.3f, 0.4f, 0.3f);
        }
        foreach (var sign in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = sign * (half + 0.008f);
            place.Box(band, sign * half, -l / 2, 1.25f, x, l / 2, 1.25f + 0.35f);
            float[] doors = [-l * 0.3f, l * 0.3f];
            foreach (var y in doors)
            {
                place.Box(door, sign * half, y - 0.68f, floor - 0.05f, x + sign * 0.012f, y + 0.68f, top + 0.1f);
                foreach (var leaf in (ReadOnlySpan<float>)[-0.34f, 0.34f])
                    place.Box(glass, sign * half, y + leaf - 0.22f, belt - 0.1f, x + sign * 0.02f, y + leaf + 0.22f, top - 0.1f);
                place.Box(black, sign * half, y - 0.01f, floor, x + sign * 0.022f, y + 0.01f, top);
            }
            for (var y = -l / 2 + 0.5f; y + 1.3f < l / 2; y += 1.7f)
                if (Array.TrueForAll(doors, at => y + 1.4f < at - 0.8f || y > at + 0.8f))
                    place.Box(glass, sign * half, y, belt, x, y + 1.4f, top - 0.05f);
            foreach (var y in (ReadOnlySpan<float>)[-l * 0.36f, l * 0.36f])
                for (var k = -1; k <= 1; k += 2)
                    place.Bar(black, new(sign * 0.62f, y + k * 1.2f, 0.46f), new(sign * 0.8f, y + k * 1.2f, 0.46f), 0.46f, 0.46f, 20);
        }
        foreach (var y in (ReadOnlySpan<float>)[-l * 0.36f, l * 0.36f])
            place.Block(black, 0, y, 0.3f, 2.2f, 3.2f, 0.4f);
        place.Block(black, 0, 0, 0.35f, 2.3f, l * 0.35f, 0.55f);
        place.Rounded(Stock.Metal(dice), 0, l * 0.1f, roof - 0.1f, 1.6f, l * 0.25f, 0.35f, 0.08f);

        int V(float x, float y, float z) => place.Mesh.Vertex(place.Frame.ToWorld(new(x, y, z)));
    }
}
