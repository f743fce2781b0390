using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Halls;

/// <summary>Rows of racks with pallets and cartons, aisles between them, forklifts, people.</summary>
internal sealed class Warehouse(HallSite site)
{
    private const float Deep = 1.1f, BayWidth = 2.75f;

    private readonly Dice dice = site.Dice;
    private readonly Loads loads = new(site.Dice);

    /// <summary>Furnishes the hall.</summary>
    public void Build()
    {
        float aisle = dice.Uniform(2.4f, 4.2f), front = dice.Uniform(2, MathF.Min(9, site.Plan.Length * 0.2f));
        var aisles = Math.Max(1, (int)((site.Plan.Width - 1) / (aisle + 2 * Deep + 0.2f)));
        var pitch = (site.Plan.Width - 0.6f) / aisles;
        var mine = dice.Whole(0, aisles - 1);
        var middle = 0.3f + (mine + 0.5f) * pitch;
        site.Eye = new(middle + dice.Normal(0, 0.12f) * aisle, dice.Chance(0.65f) ? dice.Uniform(0.6f, front) : dice.Uniform(front, MathF.Max(front + 0.1f, site.Plan.Length - 9)), 0);
        site.Facing = dice.Normal(0, 0.05f);

        var levels = Math.Clamp((int)((site.Plan.Height - 0.8f) / dice.Uniform(1.4f, 2)), 1, 5);
        var high = MathF.Min(2, (site.Plan.Height - 0.7f) / levels);
        Material upright = Stock.Lacquer(Palette.Hsv(dice.Pick(0.6f, 0.35f, 0.05f, 0), dice.Uniform(0.3f, 0.9f), dice.Uniform(0.3f, 0.7f))), beam = Stock.Lacquer(Palette.Hsv(dice.Uniform(0.02f, 0.1f), 0.9f, 0.85f));
        var small = dice.Chance(0.2f);
        for (var i = 0; i < aisles; i++)
        {
            var centre = 0.3f + (i + 0.5f) * pitch;
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                Row(centre + side * (pitch / 2 - Deep / 2 - 0.05f), side, front, levels, high, upright, beam, small);
            Lines(centre, aisle, front);
        }
        Ground(front, middle, aisle);
    }

    private void Row(float x, int side, float front, int levels, float high, Material upright, Material beam, bool small)
    {
        var count = (int)((site.Plan.Length - front - 1.5f) / BayWidth);
        for (var bay = 0; bay < count; bay++)
        {
            float y = front + (bay + 0.5f) * BayWidth, distance = site.Distance(x, y);
            // Seen from the aisle: y points to it.
            var place = site.Corner.At(x, y).Turned(side * MathF.PI / 2);
            using (place.Label(Semantic.Equipment))
            {
                Frame(place.At(-BayWidth / 2, 0), upright, levels * high, distance);
                if (bay == count - 1)
                    Frame(place.At(BayWidth / 2, 0), upright, levels * high, distance);
                for (var level = 1; level < levels; level++)
                    foreach (var y0 in (ReadOnlySpan<float>)[-Deep / 2 + 0.03f, Deep / 2 - 0.03f])
                        place.Block(beam, 0, y0, level * high - 0.12f, BayWidth - 0.1f, 0.05f, 0.12f);
                if (small)
                    for (var level = 1; level < levels; level++)
                        place.Block(upright, 0, 0, level * high - 0.02f, BayWidth - 0.1f, Deep - 0.1f, 0.02f);
            }
            for (var level = 0; level < levels; level++)
                for (var k = -1; k <= 1; k += 2)
                    if (dice.Chance(0.85f))
                    {
                        var spot = place.At(k * 0.66f, dice.Normal(0, 0.02f), level * high + 0.002f);
                        if (small && level > 0)
                            loads.Boxes(spot, 1.25f, high - 0.2f);
                        else
                            loads.Pallet(spot, distance, high - 0.3f);
                    }
            if (bay % 4 == 0)
                using (place.Label(Semantic.TrafficSign))
                    place.Block(new Poster(dice) { Line = 0.18f, Block = 1, Pictures = 0 }, -BayWidth / 2, Deep / 2 + 0.06f, MathF.Min(2.2f, levels * high - 0.4f), 0.3f, 0.01f, 0.3f);
        }
        site.Plan.TryTake(site.Corner.At(x, front + count * BayWidth / 2), Deep, count * BayWidth);
    }

    // Two posts with zigzag bracing between.
    private static void Frame(Placement place, Material upright, float high, float distance)
    {
        foreach (var y in (ReadOnlySpan<float>)[-Deep / 2 + 0.04f, Deep / 2 - 0.04f])
            place.Block(upright, 0, y, 0, 0.09f, 0.08f, high + 0.2f);
        if (distance > 16)
            return;
        var up = false;
        for (var z = 0.2f; z < high - 0.5f; z += 0.6f, up = !up)
            place.Bar(upright, new(0, (up ? -1 : 1) * (Deep / 2 - 0.05f), z), new(0, (up ? 1 : -1) * (Deep / 2 - 0.05f), z + 0.6f), 0.018f, 0.018f, 4, capped: false);
    }

    private void Lines(float x, float aisle, float front)
    {
        using var label = site.Corner.Label(Semantic.Floor);
        var paint = new Plain(dice.Chance(0.7f) ? new Vector3(0.75f, 0.55f, 0.03f) : new Vector3(0.8f), 0.03f, 0.4f);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            site.Corner.Box(paint, x + side * aisle * 0.46f - 0.05f, front, 0, x + side * aisle * 0.46f + 0.05f, site.Plan.Length - 1.5f, 0.004f);
    }

    private void Ground(float front, float middle, float aisle)
    {
        for (var i = dice.Whole(1, 7); i > 0; i--)
            if (site.Plan.TryAnywhere(dice, 1.3f, 1.3f, out var place) && site.Distance(place) > 2.2f)
                loads.Pallet(place, 0, dice.Uniform(0.5f, 2));
        for (var i = dice.Whole(0, 4); i > 0; i--)
            if (site.Plan.TryAnywhere(dice, 0.7f, 0.7f, out var place) && site.Distance(place) > 1.6f)
                if (dice.Chance(0.5f))
                    new Forklift(dice).HandTruck(place);
                else
                    new People(dice).Walker(place);
        if (dice.Chance(0.6f))
        {
            var far = MathF.Min(site.Plan.Length - 4, site.Eye.Y + dice.Uniform(7, 25));
            site.Move(site.Corner.At(middle + dice.Normal(0, 0.1f) * aisle, far).Turned(dice.Chance(0.5f) ? MathF.PI : 0), dice.Uniform(0, 0.4f), place => new Forklift(dice).Truck(place, loads));
        }
        if (dice.Chance(0.4f))
            site.Walk(site.Corner.At(site.Plan.Width * dice.Uniform(0.2f, 0.8f), front * 0.6f).Turned(dice.Sign() * MathF.PI / 2), dice.Uniform(0.5f, 1.3f));
        site.Way = MathF.Min(6, site.Plan.Length - site.Eye.Y - 2);
    }
}
