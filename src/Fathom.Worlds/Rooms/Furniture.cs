using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rooms;

/// <summary>Tables, beds, shelves and cabinets. The foot's middle is the origin; the front faces y,
/// the back is at the wall (−y).</summary>
internal sealed class Furniture(Dice dice, Clutter clutter)
{
    /// <summary>A table with things on it; returns the middle of its top.</summary>
    public Vector3 Table(Placement place, float wide, float deep, float height, float busy)
    {
        using var label = place.Label(Semantic.Furniture);
        var top = dice.Chance(0.65f) ? Stock.Wood(dice) : Stock.Plastic(dice, Palette.RoomWall(dice));
        var legs = dice.Chance(0.5f) ? top : Stock.Metal(dice);
        var thick = dice.Uniform(0.018f, 0.05f);
        if (dice.Chance(0.15f))
        {
            place.Bar(top, new(0, 0, height - thick), new(0, 0, height), MathF.Min(wide, deep) / 2, MathF.Min(wide, deep) / 2, 20);
            place.Bar(legs, default, new(0, 0, height - thick), 0.05f, 0.05f);
            place.Bar(legs, default, new(0, 0, 0.04f), 0.3f, 0.2f, 12);
            (wide, deep) = (0.7f * MathF.Min(wide, deep), 0.7f * MathF.Min(wide, deep));
        }
        else
        {
            place.Block(top, 0, 0, height - thick, wide, deep, thick);
            Legs(place, legs, wide - 0.1f, deep - 0.1f, height - thick, dice.Uniform(0.02f, 0.045f));
            if (dice.Chance(0.5f))
                place.Block(legs, 0, 0, height - thick - 0.09f, wide - 0.12f, deep - 0.12f, 0.09f);
        }
        clutter.Lay(place.At(0, 0, height), wide * 0.92f, deep * 0.9f, (int)(wide * deep * 11 * busy + dice.Uniform()));
        return place.Frame.ToWorld(new(0, 0, height));
    }

    /// <summary>A desk with a screen, keyboard and papers.</summary>
    public Vector3 Desk(Placement place, float wide, float deep)
    {
        using var label = place.Label(Semantic.Furniture);
        const float height = 0.74f;
        var top = dice.Chance(0.6f) ? Stock.Wood(dice) : Stock.Plastic(dice, Palette.RoomWall(dice));
        place.Block(top, 0, 0, height - 0.03f, wide, deep, 0.03f);
        if (dice.Chance(0.5f))
            Legs(place, Stock.Metal(dice), wide - 0.1f, deep - 0.1f, height - 0.03f, 0.03f);
        else
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                place.Block(top, side * (wide / 2 - 0.03f), 0, 0, 0.04f, deep - 0.05f, height - 0.03f);
        if (dice.Chance(0.5f))
            Drawers(place.At(dice.Sign() * (wide / 2 - 0.28f), 0), 0.42f, deep - 0.1f, height - 0.08f);
        for (var i = dice.Weighted(1, 4, 2); i > 0; i--)
            clutter.Screen(place.At(dice.Uniform(-0.3f, 0.3f) * wide, -deep * 0.2f, height).Turned(dice.Normal(0, 0.25f)));
        if (dice.Chance(0.8f))
            clutter.Keyboard(place.At(dice.Uniform(-0.2f, 0.2f) * wide, deep * 0.22f, height).Turned(dice.Normal(0, 0.1f)));
        if (dice.Chance(0.3f))
            place.Block(Stock.Fabric(dice), 0, -deep / 2, 0.4f, wide, 0.04f, dice.Uniform(0.7f, 1.1f));
        clutter.Lay(place.At(0, 0, height), wide * 0.92f, deep * 0.85f, dice.Whole(2, 18));
        if (dice.Chance(0.7f))
            clutter.Cables(place.At(0, -deep / 2 - 0.02f), wide, height);
        return place.Frame.ToWorld(new(0, 0, height));
    }

    /// <summary>A bed with pillows and a blanket, made or as it was left.</summary>
    public Vector3 Bed(Placement place, float wide, float longness)
    {
        using var label = place.Label(Semantic.Furniture);
        Material wood = Stock.Wood(dice), sheet = Stock.Fabric(dice), blanket = Stock.Fabric(dice);
        var height = dice.Uniform(0.4f, 0.6f);
        place.Rounded(wood, 0, 0, 0.1f, wide, longness, 0.2f, 0.02f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            foreach (var y in (ReadOnlySpan<int>)[-1, 1])
                place.Block(wood, x * (wide / 2 - 0.05f), y * (longness / 2 - 0.05f), 0, 0.06f, 0.06f, 0.12f);
        place.Rounded(sheet, 0, 0, 0.28f, wide - 0.03f, longness - 0.03f, height - 0.28f, 0.05f, 3);
        if (dice.Chance(0.5f))
            place.Rounded(wood, 0, -longness / 2, 0, wide, 0.05f, dice.Uniform(0.7f, 1.2f), 0.015f);
        else
            place.Rounded(Stock.Fabric(dice), 0, -longness / 2, 0.1f, wide, 0.1f, dice.Uniform(0.7f, 1.2f), 0.04f, 3);
        Blanket(place.At(0, 0, height), blanket, wide, longness);
        var seating = new Seating(dice);
        var pillows = wide > 1.2f ? 2 : 1;
        for (var i = 0; i < pillows; i++)
            place.At((i - (pillows - 1) / 2f) * wide / 2, -longness * 0.37f, height - 0.01f).Turned(dice.Normal(0, 0.15f)).Pitched(dice.Uniform(-0.25f, 0.05f))
                .Cushion(dice.Chance(0.5f) ? sheet : Stock.Fabric(dice), wide > 1.2f ? wide * 0.42f : 0.65f, 0.42f, dice.Uniform(0.12f, 0.2f));
        for (var i = dice.Whole(0, 3); i > 0; i--)
            seating.Pillow(place.At(dice.Uniform(-0.35f, 0.35f) * wide, -longness * 0.27f, height + 0.2f).Turned(dice.Normal(0, 0.3f)).Pitched(1));
        if (dice.Chance(0.4f))
            clutter.Spread(place.At(0, longness * 0.14f, height + 0.07f), wide * 0.6f, longness * 0.4f, 0.25f);
        return place.Frame.ToWorld(new(0, 0, height));
    }

    // Smooth and hanging over both sides, or pushed together in ridges with one corner turned back.
    private void Blanket(Placement mattress, Material blanket, float wide, float longness)
    {
        var made = dice.Chance(0.45f);
        float from = made ? -longness * dice.Uniform(0.15f, 0.25f) : longness * dice.Uniform(-0.25f, 0.1f), hang = dice.Uniform(0.12f, 0.3f), ridge = made ? 0.006f : dice.Uniform(0.05f, 0.13f), skew = made ? 0 : dice.Normal(0, 0.3f);
        float a = dice.Uniform(0, 9), b = dice.Uniform(0, 9), waves = dice.Uniform(4, 9);
        mattress.Sheet(blanket, 36, 36, (u, v) =>
        {
            float x = (u - 0.5f) * (wide + 2 * hang), y = float.Lerp(from + skew * (u - 0.5f), longness / 2 + 0.03f, v);
            float over = MathF.Max(0, MathF.Abs(x) - wide / 2), fold = MathF.Sin(waves * (1.3f * x + 0.7f * y) + a + 1.5f * MathF.Sin(2.1f * y + b)) * MathF.Cos(waves * 0.6f * (y - 0.5f * x) + b);
            var lift = 0.03f + ridge * (0.7f + fold) * (over > 0 ? 0.3f : 1);
            return new(Math.Clamp(x, -wide / 2, wide / 2) + MathF.Sign(x) * (MathF.Min(over, 0.03f) + (over > 0 ? 0.03f * (1 + fold) : 0)), y, lift - over);
        });
    }

    /// <summary>Open shelves with books, boxes and ornaments.</summary>
    public Vector3 Shelf(Placement place, float wide, float deep, float height)
    {
        using var label = place.Label(Semantic.Furniture);
        var wood = dice.Chance(0.75f) ? Stock.Wood(dice) : Stock.Metal(dice);
        var open = dice.Chance(0.25f);
        if (!open)
            place.Block(wood, 0, -deep / 2 + 0.006f, 0, wide, 0.012f, height);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            if (open)
                foreach (var end in (ReadOnlySpan<int>)[-1, 1])
                    place.Block(wood, side * (wide / 2 - 0.02f), end * (deep / 2 - 0.02f), 0, 0.035f, 0.035f, height);
            else
                place.Block(wood, side * (wide / 2 - 0.01f), 0, 0, 0.02f, deep, height);
        var step = dice.Uniform(0.26f, 0.45f);
        for (var z = 0.06f; z < height - 0.02f; z += step)
        {
            place.Block(wood, 0, 0, z, wide, deep, 0.02f);
            if (z + step < height + 0.1f)
                clutter.FillShelf(place.At(0, 0, z + 0.02f), wide - 0.05f, deep - 0.03f, MathF.Min(step, height - z) - 0.05f);
        }
        clutter.Spread(place.At(0, 0, height), wide * 0.9f, deep * 0.8f, 0.4f);
        return place.Frame.ToWorld(new(0, deep / 2, height * 0.6f));
    }

    /// <summary>A cabinet, wardrobe or chest with doors or drawers, things on top of it.</summary>
    public Vector3 Cabinet(Placement place, float wide, float deep, float height)
    {
        using var label = place.Label(Semantic.Furniture);
        Drawers(place, wide, deep, height);
        clutter.Spread(place.At(0, 0, height), wide * 0.9f, deep * 0.85f, height < 1.4f ? 0.8f : 0.3f);
        return place.Frame.ToWorld(new(0, 0, height));
    }

    /// <summary>A kitchen counter with cupboards over and under it.</summary>
    public Vector3 Counter(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        const float deep = 0.6f, height = 0.9f;
        var front = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Lacquer(Palette.RoomWall(dice));
        var top = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Screed(dice);
        var metal = Stock.Metal(dice);
        place.Block(front, 0, -0.02f, 0.1f, wide, deep - 0.04f, height - 0.14f);
        place.Block(top, 0, 0, height - 0.04f, wide, deep + 0.02f, 0.04f);
        var hung = dice.Chance(0.7f);
        for (var x = -wide / 2; x < wide / 2 - 0.3f; x += 0.6f)
        {
            Front(place.At(x + 0.3f, deep / 2 - 0.04f, 0.12f), front, metal, 0.58f, 0.72f);
            if (!hung || dice.Chance(0.15f))
                continue;
            place.Block(front, x + 0.3f, -deep / 2 + 0.18f, 1.45f, 0.6f, 0.36f, 0.7f);
            Front(place.At(x + 0.3f, -deep / 2 + 0.36f, 1.46f), front, metal, 0.58f, 0.68f);
        }
        if (dice.Chance(0.5f))
            place.Box(Stock.Tiles(dice, dice.Uniform(0.08f, 0.2f)), -wide / 2, -deep / 2, height, wide / 2, -deep / 2 + 0.01f, 1.45f);
        place.Block(new Plain(new Vector3(0.03f), 0.1f, 1), wide * dice.Uniform(-0.3f, 0.3f), 0, height, 0.58f, 0.5f, 0.006f);
        if (hung && dice.Chance(0.5f))
            new Appliances(dice).Hood(place.At(wide * dice.Uniform(-0.3f, 0.3f), -deep / 2, 1.5f), 0.6f, 0.6f);
        var sink = place.At(wide * dice.Uniform(-0.35f, 0.35f), 0, height);
        sink.Block(metal, 0, 0, 0, 0.5f, 0.42f, 0.005f);
        sink.Bar(metal, new(0, -0.2f, 0), new(0, -0.2f, 0.28f), 0.015f, 0.015f, 6);
        sink.Bar(metal, new(0, -0.2f, 0.28f), new(0, 0, 0.26f), 0.012f, 0.012f, 6);
        for (var i = dice.Whole(0, 3); i > 0; i--)
            new Appliances(dice).Small(place.At(dice.Uniform(-0.42f, 0.42f) * wide, -0.05f, height).Turned(dice.Normal(0, 0.1f)));
        clutter.Lay(place.At(0, 0, height), wide * 0.95f, deep * 0.8f, dice.Whole(3, 14), kitchen: true);
        return place.Frame.ToWorld(new(0, 0, height));
    }

    /// <summary>A filing cabinet or locker of sheet metal.</summary>
    public Vector3 Filing(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Furniture);
        float height = dice.Pick(0.7f, 1.05f, 1.35f, 1.8f);
        Material metal = Stock.Plastic(dice, Palette.Grey(dice, 0.25f, 0.8f)), handle = Stock.Metal(dice);
        place.Block(metal, 0, -0.01f, 0, wide, 0.58f, height);
        var columns = Math.Max(1, (int)(wide / 0.45f));
        var rows = height > 1.5f ? 1 : (int)(height / 0.33f);
        for (var i = 0; i < columns; i++)
            for (var j = 0; j < rows; j++)
            {
                var front = place.At(-wide / 2 + (i + 0.5f) * wide / columns, 0.285f, 0.03f + j * (height - 0.04f) / rows);
                front.Rounded(metal, 0, 0, 0, wide / columns - 0.012f, 0.025f, (height - 0.04f) / rows - 0.012f, 0.006f, 1);
                front.Rounded(handle, 0, 0.02f, (height - 0.04f) / rows * 0.72f, 0.12f, 0.025f, 0.025f, 0.006f, 1);
                front.Block(new Plain(new Vector3(0.8f)), 0, 0.013f, (height - 0.04f) / rows * 0.55f, 0.07f, 0.003f, 0.035f);
            }
        clutter.Lay(place.At(0, 0, height), wide * 0.9f, 0.5f, dice.Whole(0, 6));
        return place.Frame.ToWorld(new(0, 0, height));
    }

    /// <summary>A box with rows of doors or drawers in front.</summary>
    public void Drawers(Placement place, float wide, float deep, float height)
    {
        using var label = place.Label(Semantic.Furniture);
        var body = dice.Weighted(3, 2, 1) switch
        {
            0 => Stock.Wood(dice),
            1 => Stock.Lacquer(Palette.RoomWall(dice)),
            _ => Stock.Plastic(dice, Palette.Grey(dice, 0.2f, 0.8f)),
        };
        var handle = Stock.Metal(dice);
        place.Block(body, 0, -0.01f, 0, wide, deep - 0.02f, height);
        int columns = Math.Max(1, (int)MathF.Round(wide / dice.Uniform(0.4f, 0.7f))),
            rows = Math.Max(1, (int)MathF.Round(height / dice.Pick(0.2f, 0.4f, 0.9f)));
        for (var i = 0; i < columns; i++)
            for (var j = 0; j < rows; j++)
                Front(place.At(-wide / 2 + (i + 0.5f) * wide / columns, deep / 2 - 0.02f, (j + 0.02f) * height / rows), body, handle,
                    wide / columns - 0.01f, height / rows * 0.96f);
    }

    private static void Front(Placement place, Material material, Material handle, float wide, float high)
    {
        place.Block(material, 0, 0.01f, 0, wide, 0.018f, high);
        if (high > 0.5f)
            place.Block(handle, wide * 0.4f, 0.035f, high * 0.5f, 0.012f, 0.03f, 0.14f);
        else
            place.Block(handle, 0, 0.035f, high * 0.7f, MathF.Min(0.14f, wide * 0.5f), 0.03f, 0.012f);
    }

    private void Legs(Placement place, Material material, float wide, float deep, float height, float radius)
    {
        var square = dice.Chance(0.5f);
        foreach (var x in (ReadOnlySpan<float>)[-wide / 2, wide / 2])
            foreach (var y in (ReadOnlySpan<float>)[-deep / 2, deep / 2])
                if (square)
                    place.Block(material, x, y, 0, 2 * radius, 2 * radius, height);
                else
                    place.Bar(material, new(x, y, 0), new(x, y, height), radius * 0.8f, radius, 6, capped: false);
    }
}
