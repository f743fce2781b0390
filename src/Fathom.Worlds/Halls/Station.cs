using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Halls;

/// <summary>Platforms between tracks: edges, columns, benches, boards, clocks, kiosks, stairs, trains, travellers.</summary>
internal sealed class Station(HallSite site)
{
    private const float Gauge = 1.435f, TrackWidth = 3.9f;

    private readonly Dice dice = site.Dice;
    private readonly float high = site.Dice.Pick(0.38f, 0.55f, 0.76f, 0.95f);
    private readonly Material steel = Stock.Lacquer(site.Dice.Chance(0.5f) ? Palette.Grey(site.Dice, 0.15f, 0.8f) : Palette.Any(site.Dice));

    /// <summary>Furnishes the hall.</summary>
    public void Build(HallShell shell)
    {
        // Platforms at both walls or between pairs of tracks, by turns.
        var platform = dice.Uniform(3.5f, 8);
        var x = dice.Chance(0.6f) ? 0 : TrackWidth;
        var platforms = new List<(float From, float To)>();
        var tracks = new List<float>();
        if (x > 0)
            tracks.Add(TrackWidth / 2);
        while (x < site.Plan.Width - 2)
        {
            var to = MathF.Min(site.Plan.Width, x + platform);
            if (site.Plan.Width - to < TrackWidth + 2)
                to = site.Plan.Width;
            platforms.Add((x, to));
            x = to;
            for (var pair = dice.Whole(1, 2); pair > 0 && x + TrackWidth <= site.Plan.Width + 0.1f; pair--, x += TrackWidth)
                tracks.Add(x + TrackWidth / 2);
        }
        var (from, end) = platforms[dice.Whole(0, platforms.Count - 1)];
        site.Eye = new(float.Lerp(from, end, dice.Uniform(0.2f, 0.8f)), dice.Uniform(1, site.Plan.Length * 0.4f), high);
        site.Facing = dice.Normal(0, 0.07f);
        site.Way = 6;
        var paving = dice.Chance(0.6f) ? Stock.Slabs(dice, dice.Uniform(0.3f, 1), Stock.Concrete(dice)) : Stock.Asphalt(dice);
        foreach (var (a, b) in platforms)
            Platform(a, b, paving, shell);
        foreach (var track in tracks)
            Track(track);
        Trains(tracks);
    }

    private void Platform(float from, float to, Material paving, HallShell shell)
    {
        float l = site.Plan.Length, middle = (from + to) / 2, wide = to - from;
        using (site.Corner.Label(Semantic.Pavement))
        {
            site.Corner.Box(paving, from, -30, -0.1f, to, l + 30, high);
            var warning = new Striped(new Plain(dice.Chance(0.6f) ? new Vector3(0.75f, 0.55f, 0.05f) : new Vector3(0.8f))) { Period = 0.05f, Share = 0.4f, Colour = new(0.4f), Crossed = true };
            var kerb = Stock.Concrete(dice);
            foreach (var (edge, inward) in (ReadOnlySpan<(float, int)>)[(from, 1), (to, -1)])
                if (edge > 0.1f && edge < site.Plan.Width - 0.1f)
                {
                    site.Corner.Box(kerb, edge - inward * 0.05f, -30, high - 0.12f, edge + inward * 0.35f, l + 30, high + 0.004f);
                    site.Corner.Box(warning, edge + inward * 0.6f, -30, high, edge + inward * 0.95f, l + 30, high + 0.006f);
                }
        }
        var deck = site.Corner.At(0, 0, high);
        var step = dice.Uniform(5, 9);
        for (var y = step * 0.6f; y < l; y += step)
        {
            var place = deck.At(middle, y);
            if (wide > 3 && site.Distance(middle, y) > 1.2f && dice.Chance(0.85f))
            {
                if (site.Plan.Height < 5)
                    shell.Column(place, site.Plan.Height - high);
                else
                    using (place.Label(Semantic.Pole))
                        place.Post(steel, 0, 0, 0, dice.Uniform(0.1f, 0.22f), site.Plan.Height - high, 14);
                site.Plan.TryTake(place, 0.5f, 0.5f);
            }
            var between = deck.At(middle + dice.Normal(0, wide * 0.05f), y + step / 2).Turned(dice.Pick(MathF.PI / 2, -MathF.PI / 2));
            if (site.Distance(between) > 2)
                Thing(between);
        }
        for (var y = dice.Uniform(4, 10); y < l; y += dice.Uniform(9, 20))
            Board(site.Corner.At(middle, y, site.Plan.Height));
        if (wide > 5 && dice.Chance(0.5f))
            Stairs(deck.At(middle, l * dice.Uniform(0.45f, 0.75f)), MathF.Min(3, wide * 0.5f));
        // Advertisements on the walls.
        foreach (var (edge, wall) in (ReadOnlySpan<(float, int)>)[(from, 3), (to, 1)])
            if (edge < 0.1f || edge > site.Plan.Width - 0.1f)
                for (var y = 2f; y < l - 3; y += dice.Uniform(3, 7))
                    using (site.Corner.Label(Semantic.Thing))
                        site.Plan.Wall(wall).Block(new Poster(dice) { Line = 0.12f, Block = dice.Uniform(0.4f, 1.5f), Pictures = 0.7f, Glow = dice.Chance(0.4f) ? 0.5f : 0 }, y, 0.03f, high + 0.7f, dice.Uniform(1.2f, 3), 0.06f, dice.Uniform(1.2f, 2));
        for (var i = dice.Whole(0, 26); i > 0; i--)
        {
            float x = float.Lerp(from, to, dice.Uniform(0.15f, 0.85f)), y = dice.Uniform(1, l - 1);
            if (site.Distance(x, y) < 1.3f || site.Plan.Clearance(x, y) < 0.2f)
                continue;
            var place = deck.At(x, y).Turned(dice.Uniform(0, MathF.Tau));
            if (dice.Chance(0.3f))
                site.Walk(deck.At(x, y).Turned(dice.Pick(0, MathF.PI) + dice.Normal(0, 0.08f)), dice.Uniform(0.5f, 1.5f));
            else
                new People(dice).Walker(place);
            if (dice.Chance(0.2f))
                Suitcase(place.At(0.45f, 0));
        }
    }

    private void Thing(Placement place)
    {
        switch (dice.Weighted(4, 1.5f, 1.5f, 1, 1.5f))
        {
            case 0: Bench(place); break;
            case 1: Kiosk(place); break;
            case 2: Bin(place); break;
            case 3: Map(place); break;
            default: return;
        }
        site.Plan.TryTake(place, 1.5f, 1);
        site.Plan.Sights.Add(place.Frame.ToWorld(new(0, 0, 0.8f)));
    }

    private void Bench(Placement place)
    {
        using var label = place.Label(Semantic.Furniture);
        var seat = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Metal(dice);
        const float wide = 1.9f;
        foreach (var x in (ReadOnlySpan<float>)[-0.75f, 0.75f])
        {
            place.Block(steel, x, 0, 0, 0.06f, 0.4f, 0.43f);
            place.At(x, -0.2f, 0.4f).Pitched(0.2f).Block(steel, 0, 0, 0, 0.05f, 0.04f, 0.45f);
        }
        for (var i = 0; i < 5; i++)
            place.Rounded(seat, 0, -0.16f + i * 0.09f, 0.43f, wide, 0.075f, 0.035f, 0.012f, 1);
        for (var i = 0; i < 3; i++)
            place.At(0, -0.21f - i * 0.025f, 0.55f + i * 0.12f).Pitched(0.2f).Rounded(seat, 0, 0, 0, wide, 0.03f, 0.09f, 0.012f, 1);
    }

    private void Kiosk(Placement place)
    {
        using var label = place.Label(Semantic.Equipment);
        var shell = Stock.Lacquer(Palette.Any(dice));
        place.Rounded(shell, 0, 0, 0, 1, 0.8f, 1.85f, 0.04f);
        place.Block(new Poster(dice) { Line = 0.05f, Block = 0.25f, Pictures = 0.5f, Glow = 0.8f, Gloss = 0.05f }, -0.12f, 0.4f, 0.55f, 0.65f, 0.02f, 1.15f);
        place.Block(new Plain(new Vector3(0.02f), 0.06f, 0.9f), 0.35f, 0.4f, 0.9f, 0.2f, 0.02f, 0.5f);
        place.Block(new Plain(new Vector3(0.02f)), -0.1f, 0.4f, 0.2f, 0.6f, 0.03f, 0.22f);
    }

    private void Bin(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        place.Revolve(steel, 18, new(0, 0.05f), new(0.2f, 0.05f), new(0.25f, 0.8f), new(0.22f, 0.85f), new(0.2f, 0.8f), new(0, 0.6f));
    }

    private void Map(Placement place)
    {
        using var label = place.Label(Semantic.TrafficSign);
        foreach (var x in (ReadOnlySpan<float>)[-0.6f, 0.6f])
            place.Post(steel, x, 0, 0, 0.035f, 2.2f);
        place.Block(steel, 0, 0, 0.75f, 1.3f, 0.08f, 1.4f);
        foreach (var side in (ReadOnlySpan<float>)[-0.042f, 0.042f])
            place.Block(new Poster(dice) { Line = 0.03f, Block = dice.Uniform(0.2f, 0.6f), Pictures = 0.4f, Gloss = 0.05f }, 0, side, 0.8f, 1.2f, 0.004f, 1.3f);
    }

    // A board that tells departures, a clock, or a sign with the platform's number; the placement is at the ceiling.
    private void Board(Placement place)
    {
        using var label = place.Label(Semantic.TrafficSign);
        var hang = MathF.Max(0.3f, site.Plan.Height - high - dice.Uniform(2.5f, 3.2f));
        foreach (var x in (ReadOnlySpan<float>)[-0.5f, 0.5f])
            place.Bar(steel, new(x, 0, -hang), new(x, 0, 0.5f), 0.02f, 0.02f, 6);
        var sign = place.At(0, 0, -hang);
        switch (dice.Weighted(3, 1.5f, 2))
        {
            case 0:
                sign.Rounded(new Plain(new Vector3(0.01f, 0.015f, 0.05f), 0.04f, 0.7f), 0, 0, -0.75f, 2.2f, 0.25f, 0.8f, 0.02f, 1);
                foreach (var side in (ReadOnlySpan<float>)[-0.127f, 0.127f])
                    for (var line = 0; line < 5; line++)
                        sign.Block(new Poster(dice) { Line = 0.09f, Block = 0.7f, Pictures = 0, Glow = 0.8f }, 0, side, -0.7f + line * 0.145f, 2.05f, 0.004f, 0.1f);
                break;
            case 1:
                sign.At(0, -0.1f, -0.35f).Pitched(-MathF.PI / 2).Revolve(steel, 28, new(0, 0), new(0.36f, 0), new(0.38f, 0.1f), new(0.36f, 0.2f), new(0, 0.2f));
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                {
                    var dial = sign.At(0, side * 0.102f, -0.35f).Pitched(-side * MathF.PI / 2);
                    dial.Revolve(new Plain(new Vector3(0.85f)) { Emission = new Vector3(0.4f) }, 28, new(0.34f, 0), new(0, 0.001f));
                    for (var i = 0; i < 12; i++)
                        dial.Turned(i * MathF.PI / 6).Block(new Plain(new Vector3(0.01f)), 0, 0.29f, 0.002f, 0.02f, 0.06f, 0.003f);
                    foreach (var length in (ReadOnlySpan<float>)[0.18f, 0.28f])
                        dial.Turned(dice.Uniform(0, MathF.Tau)).Block(new Plain(new Vector3(0.01f)), 0, length / 2, 0.004f, 0.022f, length, 0.003f);
                }
                break;
            default:
                sign.Block(new Poster(dice) { Line = 0.28f, Block = 0.9f, Pictures = 0.15f, Glow = 0.4f }, 0, 0, -0.45f, dice.Uniform(1, 2.6f), 0.12f, 0.5f);
                break;
        }
    }

    // Stairs that lead up from the platform, with a railing.
    private void Stairs(Placement place, float wide)
    {
        using var label = place.Label(Semantic.Pavement);
        var stone = Stock.Concrete(dice);
        var steps = Math.Min(26, (int)((site.Plan.Height - high) / 0.17f));
        if (site.Distance(place) < 6 || !site.Plan.TryTake(place.At(0, steps * 0.15f), wide, steps * 0.3f))
            return;
        for (var i = 0; i < steps; i++)
            place.Box(stone, -wide / 2, i * 0.3f, i * 0.17f - (i > 3 ? 0.3f : 0), wide / 2, (i + 1) * 0.3f, (i + 1) * 0.17f);
        foreach (var x in (ReadOnlySpan<float>)[-wide / 2, wide / 2])
        {
            place.Tube(steel, 0.025f, 8, [new(x, -0.3f, 1), new(x, 0.1f, 1), new(x, steps * 0.3f, steps * 0.17f + 1)]);
            for (var i = 0; i < steps; i += 3)
                place.Bar(steel, new(x, i * 0.3f, i * 0.17f), new(x, i * 0.3f, i * 0.17f + 1), 0.016f, 0.016f, 6);
        }
    }

    private void Suitcase(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        var high = dice.Uniform(0.5f, 0.75f);
        place.Rounded(Stock.Plastic(dice, Palette.Any(dice)), 0, 0, 0.04f, high * 0.65f, 0.26f, high, 0.05f);
        place.Tube(steel, 0.008f, 6, [new(-0.08f, -0.1f, high), new(-0.08f, -0.1f, high + 0.35f), new(0.08f, -0.1f, high + 0.35f), new(0.08f, -0.1f, high)]);
    }

    private void Track(float x)
    {
        using var label = site.Corner.Label(Semantic.Road);
        Material rail = new Plain(new Vector3(0.2f, 0.15f, 0.12f), 0.3f, 0.6f), sleeper = dice.Chance(0.5f) ? Stock.Wood(dice) : Stock.Concrete(dice), shine = new Plain(new Vector3(0.4f), 0.5f, 0.8f);
        foreach (var side in (ReadOnlySpan<float>)[-Gauge / 2, Gauge / 2])
        {
            site.Corner.Box(rail, x + side - 0.06f, -30, 0.02f, x + side + 0.06f, site.Plan.Length + 30, 0.04f);
            site.Corner.Box(rail, x + side - 0.015f, -30, 0.04f, x + side + 0.015f, site.Plan.Length + 30, 0.14f);
            site.Corner.Box(shine, x + side - 0.035f, -30, 0.14f, x + side + 0.035f, site.Plan.Length + 30, 0.17f);
        }
        for (var y = -15f; y < site.Plan.Length + 20; y += 0.65f)
            site.Corner.Box(sleeper, x - 1.25f, y - 0.12f, -0.1f, x + 1.25f, y + 0.12f, 0.03f);
        if (dice.Chance(0.6f) && site.Plan.Height > 5.5f)
        {
            site.Corner.Bar(rail, new(x, -30, 5.1f), new(x, site.Plan.Length + 30, 5.1f), 0.012f, 0.012f, 5, capped: false);
            for (var y = 0f; y < site.Plan.Length; y += 9)
                site.Corner.Bar(rail, new(x, y, 5.1f), new(x, y, site.Plan.Height), 0.01f, 0.01f, 4, capped: false);
        }
    }

    private void Trains(List<float> tracks)
    {
        foreach (var x in tracks)
        {
            if (!dice.Chance(0.45f))
                continue;
            var train = new Train(dice);
            var carriages = dice.Whole(2, 5);
            var front = dice.Uniform(0.3f, 1.2f) * site.Plan.Length;
            if (dice.Chance(0.5f))
                train.Build(site.Corner.At(x, front, 0.17f), carriages);
            else
            {
                var mesh = Mesh.Rent();
                train.Build(new Placement(mesh, Frame.World), carriages);
                float speed = dice.Uniform(1, 9), start = front;
                var frame = site.Corner.At(x, 0, 0.17f).Frame;
                var reversed = dice.Chance(0.5f);
                site.Bodies.Add(new Body(mesh, seconds => reversed ? frame.Turned(MathF.PI).At(0, -start - 20 + speed * seconds, 0) : frame.At(0, start + speed * (seconds - 2.5f), 0)));
            }
        }
    }
}
