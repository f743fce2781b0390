using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Halls;

/// <summary>Pallets and what stands on them: cartons, drums, sacks, crates, rolls. Far ones have fewer parts.</summary>
internal sealed class Loads(Dice dice)
{
    private const float DetailReach = 6;

    // Triangles in a hall after which loads are plain.
    private const int Most = 100_000;

    private readonly Material board = Stock.Plaster(dice, Palette.Hsv(dice.Uniform(0.08f, 0.11f), dice.Uniform(0.3f, 0.5f), dice.Uniform(0.5f, 0.75f)));
    private readonly Material tape = new Plain(new Vector3(0.45f, 0.35f, 0.2f), 0.05f, 0.7f);
    private readonly Material pine = Stock.Grain(dice, Palette.Hsv(0.09f, 0.45f, 0.7f));

    /// <summary>A pallet of 1.2 by 0.8 metres with a load up to the given height.</summary>
    public void Pallet(Placement place, float distance, float most)
    {
        if (place.Mesh.TriangleCount > Most)
            distance = float.PositiveInfinity;
        using var label = place.Label(Semantic.Equipment);
        Boards(place, distance);
        var top = place.At(0, 0, 0.144f);
        most -= 0.15f;
        if (dice.Chance(0.06f))
            return;
        using var goods = place.Label(Semantic.Thing);
        switch (dice.Weighted(6, 1.5f, 1, 1, 1))
        {
            case 0: Cartons(top, distance, most); break;
            case 1: Wrapped(top, most); break;
            case 2: Drums(top, distance, most); break;
            case 3: Sacks(top, distance, most); break;
            default: Crate(top, distance, most); break;
        }
    }

    /// <summary>Small boxes and bins side by side on a board of the given width.</summary>
    public void Boxes(Placement place, float wide, float most)
    {
        using var label = place.Label(Semantic.Thing);
        var bins = dice.Chance(0.4f) ? Stock.Plastic(dice, Palette.Any(dice)) : null;
        for (var x = -wide / 2; x < wide / 2 - 0.2f;)
        {
            float w = dice.Uniform(0.15f, 0.45f), h = dice.Uniform(0.15f, 0.45f);
            if (dice.Chance(0.85f) && h < most)
                place.Block(bins ?? (dice.Chance(0.7f) ? board : Stock.Plastic(dice, Palette.Any(dice))), x + w / 2, dice.Normal(0, 0.05f), 0, w * 0.96f, dice.Uniform(0.4f, 0.8f), h);
            x += w;
        }
    }

    /// <summary>A drum, upright.</summary>
    public void Drum(Placement place, float distance)
    {
        using var label = place.Label(Semantic.Thing);
        var skin = Stock.Lacquer(Palette.Any(dice));
        const float r = 0.29f, h = 0.88f;
        if (distance > DetailReach)
            place.Post(skin, 0, 0, 0, r, h, 10);
        else
        {
            place.Revolve(skin, 22, new(0, 0), new(r, 0), new(r, h * 0.32f), new(r + 0.012f, h * 0.34f), new(r, h * 0.36f), new(r, h * 0.65f), new(r + 0.012f, h * 0.67f), new(r, h * 0.69f), new(r, h), new(r - 0.015f, h), new(r - 0.015f, h - 0.015f), new(0, h - 0.015f));
            place.Post(skin, r * 0.6f, 0, h - 0.015f, 0.035f, 0.02f, 12);
        }
    }

    private void Boards(Placement place, float distance)
    {
        if (distance > 2 * DetailReach)
        {
            place.Block(pine, 0, 0, 0, 1.2f, 0.8f, 0.144f);
            return;
        }
        for (var y = -1; y <= 1; y++)
        {
            place.Block(pine, 0, y * 0.35f, 0, 1.2f, 0.1f, 0.022f);
            for (var x = -1; x <= 1; x++)
                place.Block(pine, x * 0.53f, y * 0.35f, 0.022f, 0.14f, 0.1f, 0.08f);
        }
        for (var i = -2; i <= 2; i++)
            place.Block(pine, 0, i * 0.17f, 0.122f, 1.2f, 0.12f, 0.022f);
        for (var x = -1; x <= 1; x++)
            place.Block(pine, x * 0.53f, 0, 0.1f, 0.14f, 0.8f, 0.022f);
    }

    private void Cartons(Placement place, float distance, float most)
    {
        var print = dice.Chance(0.4f) ? new Poster(dice) { Line = 0.04f, Block = dice.Uniform(0.15f, 0.4f), Pictures = 0.2f } : board;
        int across = dice.Whole(2, 4), deep = dice.Whole(1, 3);
        float w = 1.18f / across, d = 0.78f / deep, h = dice.Uniform(0.2f, 0.42f);
        var layers = Math.Clamp((int)(most * dice.Uniform(0.5f, 1) / h), 1, 30 / (across * deep));
        if (distance > 2 * DetailReach)
        {
            place.Block(print, 0, 0, 0, 1.18f, 0.78f, layers * h);
            return;
        }
        for (var k = 0; k < layers; k++)
            for (var i = 0; i < across; i++)
                for (var j = 0; j < deep; j++)
                {
                    if (k == layers - 1 && dice.Chance(0.25f))
                        continue;
                    var box = place.At((i + 0.5f) * w - 0.59f, (j + 0.5f) * d - 0.39f, k * h).Turned(dice.Normal(0, 0.012f));
                    box.Block(dice.Chance(0.85f) ? print : board, 0, 0, 0, w - 0.008f, d - 0.008f, h - 0.004f);
                    if (distance < DetailReach)
                        box.Block(tape, 0, 0, 0.002f, w - 0.004f, 0.05f, h - 0.005f);
                }
    }

    // A block in stretch film: what is inside shows as stripes.
    private void Wrapped(Placement place, float most)
    {
        var film = new Striped(new Mottled(dice) { Dark = Palette.Any(dice) * 0.5f, Light = new Vector3(0.7f), Cloud = new(0.3f, 0.12f), Contrast = 3, Gloss = 0.08f, Polish = 0.7f }) { Period = dice.Uniform(0.1f, 0.35f), Share = 0.1f, Colour = new(0.75f), Level = true };
        place.Rounded(film, 0, 0, 0, 1.2f, 0.8f, most * dice.Uniform(0.5f, 1), 0.04f);
    }

    private void Drums(Placement place, float distance, float most)
    {
        if (most < 0.95f)
        {
            Sacks(place, distance, most);
            return;
        }
        for (var i = -1; i <= 1; i += 2)
            Drum(place.At(i * 0.3f, 0), distance);
    }

    private void Sacks(Placement place, float distance, float most)
    {
        var jute = dice.Chance(0.5f) ? Stock.Fabric(dice) : new Poster(dice) { Line = 0.05f, Block = 0.4f, Pictures = 0.4f };
        var layers = Math.Clamp((int)(most * 0.8f / 0.14f), 1, 7);
        for (var k = 0; k < layers; k++)
            for (var i = -1; i <= 1; i += 2)
                if (distance > DetailReach)
                    place.At(i * 0.3f, 0, k * 0.14f).Block(jute, 0, 0, 0, 0.56f, 0.78f, 0.14f);
                else
                    place.At(i * 0.3f, 0, k * 0.14f).Turned(dice.Normal(0, 0.04f)).Rounded(jute, 0, 0, -0.01f, 0.6f, 0.82f, 0.16f, 0.075f, 2);
    }

    private void Crate(Placement place, float distance, float most)
    {
        var high = MathF.Min(most, dice.Uniform(0.4f, 1));
        place.Block(pine, 0, 0, 0, 1.14f, 0.74f, high);
        if (distance > DetailReach)
            return;
        for (var z = 0.02f; z < high - 0.08f; z += 0.16f)
            place.Block(pine, 0, 0, z, 1.19f, 0.79f, 0.12f);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Block(pine, x * 0.5f, 0, 0, 0.1f, 0.83f, high);
    }
}
