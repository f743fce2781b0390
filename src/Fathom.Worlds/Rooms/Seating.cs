using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Chairs, stools, sofas and what lies on them. They face y.</summary>
internal sealed class Seating(Dice dice)
{
    /// <summary>A chair of any make.</summary>
    public void Chair(Placement place)
    {
        using var label = place.Label(Semantic.Furniture);
        switch (dice.Weighted(3, 2, 1.2f, 1, 0.8f))
        {
            case 0: FourLegs(place); break;
            case 1: Upholstered(place); break;
            case 2: Cantilever(place); break;
            case 3: ShellSeat(place); break;
            default: Stool(place); break;
        }
    }

    /// <summary>A swivel chair on castors.</summary>
    public void SwivelChair(Placement place)
    {
        using var label = place.Label(Semantic.Furniture);
        Material cloth = Stock.Fabric(dice), black = new Plain(new Vector3(0.02f), 0.04f, 0.5f), star = dice.Chance(0.3f) ? Stock.Metal(dice) : black;
        var height = dice.Uniform(0.42f, 0.52f);
        for (var i = 0; i < 5; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 5);
            place.Tube(star, 0.024f, 8, [new(0, 0, 0.12f), new(0.15f * cos, 0.15f * sin, 0.11f), new(0.3f * cos, 0.3f * sin, 0.075f)], t => 1.3f - 0.6f * t);
            place.Bar(black, new(0.3f * cos - 0.02f * sin, 0.3f * sin + 0.02f * cos, 0.03f), new(0.3f * cos + 0.02f * sin, 0.3f * sin - 0.02f * cos, 0.03f), 0.03f, 0.03f, 12);
        }
        place.Bar(black, new(0, 0, 0.1f), new(0, 0, height), 0.025f, 0.025f, 12);
        place.Rounded(black, 0, 0, height - 0.03f, 0.2f, 0.22f, 0.04f, 0.01f);
        place.Rounded(cloth, 0, 0, height, 0.49f, 0.47f, 0.085f, 0.04f, 3);
        float wide = dice.Uniform(0.38f, 0.48f), high = dice.Uniform(0.35f, 0.68f), hollow = dice.Uniform(0.02f, 0.07f);
        var back = place.At(0, -0.25f, height + 0.12f).Pitched(dice.Uniform(-0.02f, 0.3f));
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            back.Sheet(side < 0 && dice.Chance(0.5f) ? black : cloth, 10, 12, (u, v) =>
            {
                float x = 2 * u - 1, z = 2 * v - 1, rim = MathF.Sqrt(MathF.Max(0, (1 - x * x * x * x) * (1 - z * z * z * z)));
                return new(x * wide / 2 * (1 - 0.08f * z * z), hollow * x * x + 0.025f * MathF.Cos(2 * z) + side * 0.03f * rim, (v + 0.04f) * high);
            });
        place.Tube(black, 0.022f, 8, Curve.Smooth([new(0, -0.05f, height - 0.01f), new(0, -0.29f, height), new(0, -0.3f, height + 0.15f), new(0, -0.31f, height + 0.35f)], 4));
        if (dice.Chance(0.65f))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                place.Tube(black, 0.016f, 8, Curve.Smooth([new(side * 0.12f, 0, height), new(side * 0.27f, 0, height + 0.02f), new(side * 0.28f, 0.02f, height + 0.2f)], 4));
                place.Rounded(black, side * 0.28f, 0.02f, height + 0.2f, 0.07f, 0.27f, 0.03f, 0.014f);
            }
    }

    /// <summary>A sofa or armchair of the given width.</summary>
    public Vector3 Sofa(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        Material cloth = Stock.Fabric(dice);
        float deep = dice.Uniform(0.8f, 0.95f), seat = dice.Uniform(0.36f, 0.46f), back = dice.Uniform(0.7f, 0.95f), arm = dice.Uniform(0.1f, 0.25f), soft = dice.Uniform(0.02f, 0.07f);
        place.Rounded(cloth, 0, 0, 0.06f, wide, deep, seat - 0.2f, 0.02f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Rounded(cloth, side * (wide - arm) / 2, 0, 0.06f, arm, deep, seat + 0.15f, MathF.Min(soft * 1.5f, arm * 0.49f), 3);
            foreach (var y in (ReadOnlySpan<float>)[-deep / 2 + 0.06f, deep / 2 - 0.06f])
                place.Post(Stock.Wood(dice), side * (wide / 2 - 0.07f), y, 0, 0.022f, 0.07f);
        }
        var seats = Math.Max(1, (int)(wide / 0.7f));
        var each = (wide - 2 * arm) / seats;
        for (var i = 0; i < seats; i++)
        {
            var x = -wide / 2 + arm + (i + 0.5f) * each;
            place.At(x, 0.08f, seat - 0.14f).Turned(dice.Normal(0, 0.01f)).Rounded(cloth, 0, 0, 0, each - 0.012f, deep - 0.16f, 0.15f + dice.Uniform(0, 0.03f), soft, 3);
            place.At(x, -deep / 2 + 0.26f, seat - 0.01f).Pitched(0.2f + dice.Normal(0, 0.03f)).Rounded(cloth, 0, 0, 0, each - 0.015f, 0.18f, back - seat + dice.Uniform(0, 0.05f), MathF.Min(0.085f, soft * 1.4f), 3);
        }
        place.Rounded(cloth, 0, -deep / 2 + 0.08f, 0.1f, wide, 0.16f, back - 0.12f, soft, 3);
        for (var i = dice.Whole(0, 4); i > 0; i--)
            Pillow(place.At(dice.Uniform(-0.42f, 0.42f) * (wide - 2 * arm), -deep * 0.12f, seat + 0.2f).Turned(dice.Normal(0, 0.4f)).Pitched(MathF.PI / 2 - 0.45f + dice.Normal(0, 0.15f)).Turned(dice.Normal(0, 0.3f)));
        if (dice.Chance(0.3f))
            Throw(place, wide, deep, seat, back);
        return place.Frame.ToWorld(new(0, 0, seat));
    }

    /// <summary>A cushion of its own cover; it lies on the placement's z = 0, its middle there.</summary>
    public void Pillow(Placement place)
    {
        var size = dice.Uniform(0.36f, 0.52f);
        var cover = dice.Chance(0.25f) ? new Poster(dice) { Line = 0.05f, Block = dice.Uniform(0.08f, 0.4f), Pictures = 0.9f, Gloss = 0 } : Stock.Fabric(dice);
        place.At(0, 0, -0.08f).Cushion(cover, size, size * dice.Uniform(0.75f, 1), dice.Uniform(0.12f, 0.18f));
    }

    // A blanket thrown over the back: down behind, over the top, onto the seat.
    private void Throw(Placement place, float wide, float deep, float seat, float back)
    {
        float x = dice.Uniform(-0.25f, 0.25f) * wide, half = MathF.Min(wide * 0.3f, dice.Uniform(0.25f, 0.5f)), phase = dice.Uniform(0, 6);
        place.Sheet(Stock.Fabric(dice), 16, 20, (u, v) =>
        {
            float wave = 0.015f * MathF.Sin(14 * u + phase + 3 * v), side = x + (2 * u - 1) * half * (1 + 0.1f * MathF.Sin(5 * v));
            return v < 0.45f
                ? new(side, -deep / 2 + 0.34f - 0.14f * (v / 0.45f) + wave, seat + 0.22f + (back - seat - 0.12f) * (v / 0.45f) + 0.02f)
                : v < 0.6f ? new(side, -deep / 2 + 0.2f - 0.25f * ((v - 0.45f) / 0.15f), back + 0.13f + wave * 0.5f)
                : new(side, -deep / 2 - 0.05f + wave * 0.3f, back + 0.13f - (v - 0.6f) * 1.1f);
        });
    }

    private void FourLegs(Placement place)
    {
        Material frame = dice.Chance(0.7f) ? Stock.Wood(dice) : Stock.Metal(dice), seat = dice.Chance(0.5f) ? frame : Stock.Fabric(dice);
        float wide = dice.Uniform(0.38f, 0.5f), height = dice.Uniform(0.42f, 0.48f), back = dice.Uniform(0.78f, 1.1f), radius = dice.Uniform(0.012f, 0.022f), lean = dice.Uniform(0.02f, 0.12f), rear = -wide / 2 + 0.02f;
        place.Rounded(seat, 0, 0, height - 0.03f, wide, wide, dice.Uniform(0.03f, 0.07f), 0.012f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = side * (wide / 2 - 0.02f);
            place.Bar(frame, new(x, wide / 2 - 0.02f, 0), new(x, wide / 2 - 0.02f, height - 0.02f), radius * 0.75f, radius, 8);
            place.Tube(frame, radius, 8, Curve.Smooth([new(x, rear - 0.03f, 0), new(x, rear, height), new(x, rear - lean, back)], 4));
            place.Bar(frame, new(x, wide / 2 - 0.02f, height * 0.4f), new(x, rear, height * 0.4f), radius * 0.6f, radius * 0.6f, 6);
        }
        var slats = dice.Whole(1, 5);
        if (dice.Chance(0.5f))
            for (var i = 1; i <= slats; i++)
            {
                var z = height + (back - height) * i / (slats + 0.3f);
                place.At(0, rear - lean * (z - height) / (back - height), z - 0.03f).Sheet(frame, 6, 1, (u, v) => new((u - 0.5f) * wide, -0.035f * (1 - 4 * (u - 0.5f) * (u - 0.5f)), v * 0.06f));
            }
        else
        {
            for (var i = -slats; i <= slats; i++)
                place.Bar(frame, new(i * wide / (2 * slats + 1.5f), rear, height), new(i * wide / (2 * slats + 1.5f), rear - lean, back), radius * 0.6f, radius * 0.6f, 6, capped: false);
            place.At(0, rear - lean, back).Rounded(frame, 0, 0, -0.04f, wide, 0.028f, 0.08f, 0.013f);
        }
        if (slats == 1)
            place.Rounded(seat, 0, rear - lean * 0.5f + 0.02f, height + 0.12f, wide - 0.05f, 0.03f, back - height - 0.14f, 0.012f);
    }

    // A dining chair with turned legs and a round padded back.
    private void Upholstered(Placement place)
    {
        Material wood = Stock.Wood(dice), cloth = Stock.Fabric(dice);
        float wide = dice.Uniform(0.44f, 0.54f), height = dice.Uniform(0.42f, 0.48f), tall = dice.Uniform(0.36f, 0.55f), broad = dice.Uniform(0.17f, 0.23f), lean = dice.Uniform(0.1f, 0.3f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                place.At(x * wide * 0.42f, y * wide * 0.42f).Revolve(wood, 10, new(0.012f, 0), new(0.014f, height * 0.5f), new(0.022f, height * 0.75f), new(0.016f, height * 0.8f), new(0.026f, height - 0.08f));
        place.Rounded(wood, 0, 0, height - 0.09f, wide, wide, 0.06f, 0.015f);
        place.Rounded(cloth, 0, 0, height - 0.04f, wide * 0.98f, wide * 0.98f, 0.085f, 0.04f, 3);
        var back = place.At(0, -wide * 0.45f, height + 0.1f).Pitched(lean);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            back.Bar(wood, new(side * broad * 0.5f, 0, -0.16f), new(side * broad * 0.6f, 0, 0.06f), 0.017f, 0.017f, 8);
        var oval = back.At(0, 0, tall / 2);
        oval.Ellipsoid(cloth, default, new(broad * 0.95f, 0.032f, tall / 2 * 0.95f), 22, 14);
        Span<Vector3> rim = stackalloc Vector3[33];
        for (var i = 0; i < rim.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 32);
            rim[i] = new(broad * cos, 0, tall / 2 * sin);
        }
        oval.Tube(wood, 0.022f, 8, rim);
    }

    // Bent steel tube, fabric or leather between.
    private void Cantilever(Placement place)
    {
        Material tube = new Plain(new Vector3(0.45f), 0.5f, 0.9f), cloth = dice.Chance(0.6f) ? Stock.Fabric(dice) : new Plain(Palette.Fabric(dice), 0.04f, 0.5f);
        float wide = dice.Uniform(0.46f, 0.58f), seat = dice.Uniform(0.4f, 0.46f), back = dice.Uniform(0.8f, 1.0f), thick = dice.Uniform(0.011f, 0.02f);
        var round = dice.Chance(0.4f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var x = side * wide / 2;
            place.Tube(tube, thick, 10, Curve.Smooth(round
                ? [new(x, -0.25f, 0.02f), new(x, 0.1f, 0.02f), new(x, 0.36f, 0.15f), new(x, 0.38f, 0.42f), new(x, 0.2f, 0.62f), new(x, -0.12f, 0.65f), new(x, -0.25f, 0.58f)]
                : [new(x, -0.28f, 0.02f), new(x, 0.15f, 0.02f), new(x, 0.26f, 0.06f), new(x, 0.27f, seat - 0.05f), new(x, 0.2f, seat), new(x, -0.16f, seat - 0.01f), new(x, -0.23f, seat + 0.06f), new(x, -0.3f, back)], 5));
        }
        place.Tube(tube, thick, 8, [new(-wide / 2, -0.27f, 0.02f), new(wide / 2, -0.27f, 0.02f)]);
        var inner = wide - 2.2f * thick;
        place.Sheet(cloth, 6, 20, (u, v) =>
        {
            float y, z;
            if (v < 0.5f)
                (y, z) = (float.Lerp(0.24f, -0.19f, 2 * v), seat + 0.012f - 0.03f * MathF.Sin(MathF.PI * 2 * v));
            else
                (y, z) = (-0.19f - 0.12f * (2 * v - 1) + 0.03f * MathF.Sin(MathF.PI * (2 * v - 1)), seat + (back - seat) * (2 * v - 1) + 0.012f);
            return new((u - 0.5f) * inner, y, z - 0.02f * (1 - 4 * (u - 0.5f) * (u - 0.5f)) * (v < 0.5f ? 1 : 0));
        });
    }

    // A moulded seat on thin legs.
    private void ShellSeat(Placement place)
    {
        Material shell = dice.Chance(0.7f) ? Stock.Plastic(dice, Palette.Any(dice)) : Stock.Wood(dice), leg = dice.Chance(0.5f) ? Stock.Metal(dice) : Stock.Wood(dice);
        float wide = dice.Uniform(0.44f, 0.52f), seat = dice.Uniform(0.42f, 0.47f), back = dice.Uniform(0.32f, 0.42f);
        place.Sheet(shell, 12, 18, (u, v) =>
        {
            float x = 2 * u - 1, up = Math.Clamp((v - 0.45f) / 0.55f, 0, 1), narrow = 1 - 0.3f * up * up * up;
            return new(x * wide / 2 * narrow, 0.22f - 0.44f * MathF.Min(1, v / 0.5f) - 0.1f * up + 0.05f * x * x * up, seat + back * up * up * (1.5f - 0.5f * up) + 0.05f * x * x - 0.03f * MathF.Sin(MathF.PI * MathF.Min(1, v * 2)));
        });
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                place.Bar(leg, new(x * 0.23f, y * 0.22f, 0), new(x * 0.1f, y * 0.09f, seat - 0.01f), 0.011f, 0.014f, 8);
    }

    private void Stool(Placement place)
    {
        Material leg = dice.Chance(0.5f) ? Stock.Metal(dice) : Stock.Wood(dice), seat = dice.Chance(0.5f) ? leg : Stock.Fabric(dice);
        float height = dice.Uniform(0.42f, 0.75f), radius = dice.Uniform(0.15f, 0.2f);
        place.Revolve(seat, 24, new(0, height - 0.05f), new(radius - 0.01f, height - 0.05f), new(radius, height - 0.03f), new(radius - 0.015f, height), new(0, height + 0.005f));
        for (var i = 0; i < 4; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI / 4 + i * MathF.PI / 2);
            place.Bar(leg, new(radius * 1.1f * cos, radius * 1.1f * sin, 0), new(radius * 0.7f * cos, radius * 0.7f * sin, height - 0.04f), 0.014f, 0.014f, 8);
        }
        place.At(0, 0, height * 0.35f).Torus(leg, radius * 0.97f, 0.009f, 20, 6);
    }
}
