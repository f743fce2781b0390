using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Halls;

/// <summary>Courts with painted lines, hoops, goals, nets, wall bars, benches, stands, mats, balls, players.</summary>
internal sealed class SportsHall(HallSite site)
{
    private readonly Dice dice = site.Dice;
    private readonly Material steel = Stock.Metal(site.Dice);
    private readonly Material white = new Plain(new Vector3(0.8f), 0.03f, 0.4f);

    /// <summary>Furnishes the hall.</summary>
    public void Build()
    {
        float w = site.Plan.Width, l = site.Plan.Length;
        site.Eye = new(w * dice.Uniform(0.15f, 0.85f), l * dice.Uniform(0.06f, 0.4f), 0);
        site.Facing = dice.Normal(0, 0.2f);
        for (var i = dice.Whole(2, 4); i > 0; i--)
            Court(dice.Uniform(0.06f, 0.2f) * w, dice.Uniform(0.04f, 0.16f) * l);
        foreach (var end in (ReadOnlySpan<int>)[0, 1])
        {
            var wall = site.Plan.Wall(end * 2).At(w / 2, 0);
            Hoop(wall);
            if (dice.Chance(0.6f))
                Goal(wall.At(0, 0.9f));
            if (dice.Chance(0.6f))
                Pads(wall, w * 0.6f);
        }
        foreach (var side in (ReadOnlySpan<int>)[1, 3])
            switch (dice.Weighted(2, 2, 1))
            {
                case 0: Bars(site.Plan.Wall(side), l); break;
                case 1: Stand(site.Plan.Wall(side), l); break;
            }
        if (dice.Chance(0.35f))
            Net(l * dice.Uniform(0.45f, 0.55f));
        for (var i = dice.Whole(1, 6); i > 0; i--)
            if (site.Plan.TryAnywhere(dice, 1.2f, 3, out var place) && site.Distance(place) > 3)
                Apparatus(place);
        for (var i = dice.Whole(0, 14); i > 0; i--)
        {
            float x = dice.Uniform(1, w - 1), y = dice.Uniform(1, l - 1);
            if (site.Distance(x, y) > 1)
                Ball(site.Corner.At(x, y));
        }
        for (var i = dice.Whole(0, 12); i > 0; i--)
            site.Walk(site.Corner.At(dice.Uniform(1.5f, w - 1.5f), dice.Uniform(2, l - 2)).Turned(dice.Uniform(0, MathF.Tau)), dice.Chance(0.4f) ? 0 : dice.Uniform(0.3f, 0.5f));
        site.Way = 2;
    }

    private void Court(float marginX, float marginY)
    {
        using var label = site.Corner.Label(Semantic.Floor);
        var paint = new Plain(dice.Chance(0.4f) ? new Vector3(0.85f) : Palette.Hsv(dice.Uniform(), 0.85f, 0.8f), 0.04f, 0.6f);
        float w = site.Plan.Width - 2 * marginX, l = site.Plan.Length - 2 * marginY, half = dice.Uniform(0.025f, 0.05f), z = dice.Uniform(0.002f, 0.006f);
        var court = site.Corner.At(site.Plan.Width / 2, site.Plan.Length / 2);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            court.Block(paint, side * w / 2, 0, 0, 2 * half, l, z);
            court.Block(paint, 0, side * l / 2, 0, w, 2 * half, z);
            Ring(court.At(0, side * l / 2, z), dice.Uniform(4, 7), side > 0 ? MathF.PI : 0, MathF.PI);
        }
        court.Block(paint, 0, 0, 0, w, 2 * half, z);
        Ring(court.At(0, 0, z), 1.8f, 0, MathF.Tau);

        void Ring(Placement middle, float radius, float from, float angle)
        {
            middle.Mesh.Begin(paint, middle.Frame);
            middle.Mesh.Ribbon(32, i =>
            {
                var (sin, cos) = MathF.SinCos(from + angle * i / 32);
                return (middle.Frame.ToWorld(new((radius - half) * cos, (radius - half) * sin, 0)), middle.Frame.ToWorld(new((radius + half) * cos, (radius + half) * sin, 0)));
            });
        }
    }

    private void Hoop(Placement wall)
    {
        using var label = wall.Label(Semantic.Equipment);
        wall.Tube(steel, 0.06f, 8, [new(-0.6f, 0, 3.9f), new(-0.3f, 1.5f, 3.4f)]);
        wall.Tube(steel, 0.06f, 8, [new(0.6f, 0, 3.9f), new(0.3f, 1.5f, 3.4f)]);
        wall.Tube(steel, 0.06f, 8, [new(0, 0, 2.7f), new(0, 1.5f, 3)]);
        wall.Block(white, 0, 1.55f, 2.9f, 1.8f, 0.05f, 1.05f);
        var line = new Plain(new Vector3(0.5f, 0.03f, 0.02f));
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
        {
            wall.Block(line, x * 0.29f, 1.58f, 3.05f, 0.05f, 0.006f, 0.45f);
            wall.Block(line, 0, 1.58f, 3.05f + (x + 1) * 0.21f, 0.6f, 0.006f, 0.04f);
        }
        var ring = wall.At(0, 1.83f, 3.05f);
        ring.Torus(new Plain(new Vector3(0.7f, 0.15f, 0.02f)), 0.23f, 0.012f, 24, 6);
        for (var i = 0; i < 12; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / 12);
            var (sin2, cos2) = MathF.SinCos(MathF.Tau * (i + 1) / 12);
            ring.Bar(white, new(0.23f * cos, 0.23f * sin, 0), new(0.14f * cos2, 0.14f * sin2, -0.4f), 0.005f, 0.005f, 4, capped: false);
            ring.Bar(white, new(0.23f * cos2, 0.23f * sin2, 0), new(0.14f * cos, 0.14f * sin, -0.4f), 0.005f, 0.005f, 4, capped: false);
        }
    }

    private void Goal(Placement place)
    {
        using var label = place.Label(Semantic.Equipment);
        var post = new Striped(white) { Period = 0.4f, Colour = Palette.Hsv(dice.Pick(0, 0.6f), 0.9f, 0.7f), Level = true };
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
        {
            place.Block(post, x * 1.54f, 0, 0, 0.08f, 0.08f, 2.08f);
            place.Tube(steel, 0.02f, 6, Curve.Smooth([new(x * 1.54f, 0, 2), new(x * 1.5f, -0.5f, 1.9f), new(x * 1.5f, -0.85f, 0)], 4));
        }
        place.Block(post, 0, 0, 2, 3.16f, 0.08f, 0.08f);
        for (var x = -1.5f; x <= 1.5f; x += 0.15f)
            place.Bar(white, new(x, -0.45f, 1.9f), new(x, -0.85f, 0), 0.004f, 0.004f, 3, capped: false);
        for (var t = 0f; t <= 1; t += 0.1f)
            place.Bar(white, new(-1.5f, -0.45f - 0.4f * t, 1.9f * (1 - t)), new(1.5f, -0.45f - 0.4f * t, 1.9f * (1 - t)), 0.004f, 0.004f, 3, capped: false);
    }

    private void Pads(Placement wall, float wide)
    {
        using var label = wall.Label(Semantic.Wall);
        var cover = Stock.Plastic(dice, Palette.Any(dice));
        for (var x = -wide / 2; x < wide / 2; x += 1.02f)
            wall.Rounded(cover, x + 0.5f, 0.05f, 0.05f, 1, 0.1f, 1.8f, 0.03f);
    }

    private void Bars(Placement wall, float length)
    {
        using var label = wall.Label(Semantic.Equipment);
        var wood = Stock.Wood(dice);
        float from = length * dice.Uniform(0.05f, 0.3f), to = length * dice.Uniform(0.5f, 0.95f);
        for (var x = from; x < to; x += 1)
        {
            wall.Block(wood, x, 0.07f, 0, 0.05f, 0.14f, 2.6f);
            for (var z = 0.2f; z < 2.6f; z += 0.17f)
                wall.Bar(wood, new(x, 0.1f, z), new(x + 1, 0.1f, z), 0.02f, 0.02f, 6, capped: false);
        }
    }

    // Rows of seats that rise towards the wall, with people on them.
    private void Stand(Placement wall, float length)
    {
        var rows = dice.Whole(2, 6);
        float from = length * dice.Uniform(0.1f, 0.3f), to = length * dice.Uniform(0.6f, 0.95f);
        var seat = Stock.Plastic(dice, Palette.Any(dice));
        if (!site.Plan.TryTake(wall.At((from + to) / 2, rows * 0.45f), to - from, rows * 0.9f))
            return;
        using var label = wall.Label(Semantic.Furniture);
        for (var row = 0; row < rows; row++)
        {
            float y = (rows - row - 0.5f) * 0.85f, z = row * 0.4f;
            wall.Box(Stock.Wood(dice), from, y - 0.43f, 0, to, y + 0.42f, z + 0.05f);
            if (dice.Chance(0.7f))
                for (var x = from + 0.3f; x < to; x += 0.52f)
                {
                    wall.Block(seat, x, y, z + 0.4f, 0.42f, 0.4f, 0.04f);
                    wall.At(x, y - 0.2f, z + 0.42f).Pitched(0.15f).Block(seat, 0, 0, 0, 0.42f, 0.03f, 0.36f);
                }
            else
                wall.Box(seat, from, y - 0.15f, z + 0.38f, to, y + 0.15f, z + 0.44f);
        }
    }

    private void Net(float y)
    {
        using var label = site.Corner.Label(Semantic.Equipment);
        float w = site.Plan.Width, from = w * 0.2f, to = w * 0.8f;
        if (MathF.Abs(y - site.Eye.Y) < 1.5f)
            return;
        foreach (var x in (ReadOnlySpan<float>)[from, to])
            site.Corner.Post(steel, x, y, 0, 0.05f, 2.55f, 12);
        site.Corner.Box(white, from, y - 0.01f, 2.36f, to, y + 0.01f, 2.43f);
        for (var x = from; x < to; x += 0.2f)
            site.Corner.Bar(white, new(x, y, 1.45f), new(x, y, 2.4f), 0.004f, 0.004f, 3, capped: false);
        for (var z = 1.45f; z < 2.4f; z += 0.19f)
            site.Corner.Bar(white, new(from, y, z), new(to, y, z), 0.004f, 0.004f, 3, capped: false);
    }

    private void Apparatus(Placement place)
    {
        using var label = place.Label(Semantic.Equipment);
        switch (dice.Whole(0, 4))
        {
            case 0:
                place.Block(Stock.Wood(dice), 0, 0, 0.3f, 0.28f, 3, 0.05f);
                foreach (var y in (ReadOnlySpan<float>)[-1.2f, 1.2f])
                    place.Block(Stock.Wood(dice), 0, y, 0, 0.26f, 0.06f, 0.3f);
                break;
            case 1:
                for (var i = dice.Whole(1, 8); i > 0; i--)
                    place.At(dice.Normal(0, 0.03f), dice.Normal(0, 0.03f), (i - 1) * 0.07f).Rounded(Stock.Plastic(dice, Palette.Any(dice)), 0, 0, 0, 1.1f, 2, 0.068f, 0.03f);
                break;
            case 2:
                place.Frustum(Stock.Wood(dice), 0, -0.45f, -0.75f, 0.45f, 0.75f, 1, -0.25f, -0.7f, 0.25f, 0.7f);
                place.Rounded(new Plain(new Vector3(0.2f, 0.1f, 0.04f), 0.04f, 0.4f), 0, 0, 1, 0.5f, 1.4f, 0.16f, 0.06f);
                break;
            case 3:
                for (var i = 0; i < 6; i++)
                    place.At(0, i * 0.4f - 1).Revolve(new Plain(new Vector3(0.7f, 0.15f, 0.02f), 0.03f, 0.4f), 16, new(0.14f, 0), new(0.14f, 0.01f), new(0.1f, 0.015f), new(0.02f, 0.28f), new(0, 0.28f));
                break;
            default:
                foreach (var y in (ReadOnlySpan<float>)[-0.9f, 0.9f])
                    for (var x = -1; x <= 1; x += 2)
                        place.Bar(steel, new(x * 0.25f, y, 0), new(x * 0.25f, y, 1.7f), 0.03f, 0.03f, 8);
                foreach (var x in (ReadOnlySpan<float>)[-0.25f, 0.25f])
                    place.Bar(Stock.Wood(dice), new(x, -1.5f, 1.7f), new(x, 1.5f, 1.7f), 0.025f, 0.025f, 10);
                break;
        }
    }

    private void Ball(Placement place)
    {
        using var label = place.Label(Semantic.Thing);
        var radius = dice.Pick(0.12f, 0.11f, 0.105f, 0.034f, 0.3f);
        place.Ball(dice.Chance(0.5f) ? new Striped(Stock.Plastic(dice, Palette.Any(dice))) { Period = radius * 0.6f, Share = 0.08f, Colour = new(0.02f), Crossed = true } : Stock.Plastic(dice, Palette.Any(dice)), new(0, 0, radius), radius);
    }
}
