using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Streets;
using Fathom.Worlds.Tabletops;

namespace Fathom.Worlds.Halls;

/// <summary>Workshops and factories: machines along a way, workbenches with tools, shelves, drums, pallets, cranes, workers.</summary>
internal sealed class Factory(HallSite site)
{
    private readonly Dice dice = site.Dice;

    /// <summary>Furnishes the hall.</summary>
    public void Build()
    {
        float w = site.Plan.Width, l = site.Plan.Length, way = dice.Uniform(1.6f, 3.5f), middle = w * dice.Uniform(0.3f, 0.7f);
        site.Eye = new(middle + dice.Normal(0, way * 0.12f), dice.Uniform(0.8f, l * 0.4f), 0);
        site.Facing = dice.Normal(0, 0.1f);
        site.Way = MathF.Min(6, l - site.Eye.Y - 2);
        site.Plan.TryTake(site.Corner.At(middle, l / 2), way, l);
        using (site.Corner.Label(Semantic.Floor))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                site.Corner.Box(new Plain(dice.Chance(0.7f) ? new Vector3(0.75f, 0.55f, 0.03f) : new Vector3(0.8f), 0.03f, 0.4f), middle + side * way / 2 - 0.05f, 0, 0, middle + side * way / 2 + 0.05f, l, 0.004f);
        var machines = new Machines(dice);
        var loads = new Loads(dice);
        var count = (int)(w * l / dice.Uniform(16, 40));
        for (var i = Math.Min(count, 40); i > 0; i--)
        {
            float wide = dice.Uniform(1.2f, 3.5f), deep = dice.Uniform(1, 2);
            var found = dice.Chance(0.4f) ? site.Plan.TryAgainstWall(dice, wide, deep, out var place) : Beside(middle, way, wide, deep, out place);
            if (found)
                site.Plan.Sights.Add(machines.Any(place, wide * 0.9f, deep * 0.85f, site.Plan.Height));
        }
        for (var i = dice.Whole(1, 5); i > 0; i--)
            if (dice.Chance(0.5f) ? site.Plan.TryAgainstWall(dice, 2, 0.8f, out var place) : Beside(middle, way, 2, 0.8f, out place))
                Bench(place);
        for (var i = dice.Whole(0, 4); i > 0; i--)
            if (site.Plan.TryAgainstWall(dice, 1.8f, 0.6f, out var place))
                new Furniture(dice, new Clutter(dice)).Shelf(place, 1.8f, 0.5f, dice.Uniform(1.6f, 2.4f));
        for (var i = dice.Whole(2, 10); i > 0; i--)
            if (site.Plan.TryAnywhere(dice, 1.3f, 1.3f, out var place))
                if (dice.Chance(0.6f))
                    loads.Pallet(place, site.Distance(place), dice.Uniform(0.5f, 1.6f));
                else
                    for (var k = dice.Whole(1, 3); k > 0; k--)
                        loads.Drum(place.At(k % 2 * 0.62f - 0.3f, k / 2 * 0.62f - 0.3f), 5);
        for (var i = dice.Whole(0, 6); i > 0; i--)
            if (site.Plan.TryAnywhere(dice, 0.7f, 0.7f, out var place))
                new People(dice).Walker(place);
        if (site.Plan.Height > 5 && dice.Chance(0.55f))
            Crane(machines);
        if (dice.Chance(0.35f))
            site.Move(site.Corner.At(middle, MathF.Min(l - 3, site.Eye.Y + dice.Uniform(7, 20))).Turned(dice.Chance(0.5f) ? MathF.PI : 0), dice.Uniform(0, 0.4f), place => new Forklift(dice).Truck(place, loads));
    }

    // Along the way, facing it.
    private bool Beside(float middle, float way, float wide, float deep, out Placement place)
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var side = dice.Sign();
            place = site.Corner.At(middle + side * (way / 2 + deep / 2 + 0.15f + (dice.Chance(0.6f) ? 0 : dice.Uniform(1, 6))), dice.Uniform(wide / 2, site.Plan.Length - wide / 2)).Turned(side * MathF.PI / 2);
            var at = place.Frame.Origin;
            if (at.X - deep / 2 > 0 && at.X + deep / 2 < site.Plan.Width && site.Plan.TryTake(place, wide, deep))
                return true;
        }
        place = default;
        return false;
    }

    // A bench with a vice, tools on it and on the board behind it.
    private void Bench(Placement place)
    {
        using var label = place.Label(Semantic.Furniture);
        Material wood = Stock.Wood(dice), steel = Stock.Metal(dice), paint = Stock.Lacquer(Palette.Any(dice));
        place.Rounded(wood, 0, 0, 0.84f, 1.9f, 0.7f, 0.06f, 0.006f, 1);
        foreach (var x in (ReadOnlySpan<int>)[-1, 1])
            place.Block(paint, x * 0.75f, 0, 0, 0.4f, 0.6f, 0.84f);
        place.Rounded(paint, 0.6f, 0.2f, 0.9f, 0.18f, 0.3f, 0.2f, 0.02f, 1);
        place.Block(steel, 0.6f, 0.38f, 0.98f, 0.16f, 0.06f, 0.12f);
        place.Bar(steel, new(0.5f, 0.48f, 1.02f), new(0.7f, 0.48f, 1.02f), 0.01f, 0.01f, 6);
        if (dice.Chance(0.6f))
        {
            place.Block(paint, 0, -0.34f, 0.9f, 1.9f, 0.02f, 1);
            for (var i = dice.Whole(4, 14); i > 0; i--)
            {
                float x = dice.Uniform(-0.85f, 0.85f), z = dice.Uniform(1.1f, 1.75f), length = dice.Uniform(0.1f, 0.3f);
                place.Bar(dice.Chance(0.5f) ? steel : Stock.Plastic(dice, Palette.Any(dice)), new(x, -0.31f, z), new(x, -0.31f, z - length), 0.012f, 0.018f, 8);
            }
        }
        var tools = new Tools(dice);
        for (var i = dice.Whole(2, 9); i > 0; i--)
        {
            var spot = place.At(dice.Uniform(-0.85f, 0.4f), dice.Uniform(-0.25f, 0.25f), 0.9f).Turned(dice.Uniform(0, MathF.Tau));
            using var thing = spot.Label(Semantic.Thing);
            tools.Draw().Build(spot);
        }
        site.Plan.Sights.Add(place.Frame.ToWorld(new(0, 0, 1)));
    }

    // It runs on rails along both walls, or stands.
    private void Crane(Machines machines)
    {
        float height = site.Plan.Height - 1.4f, w = site.Plan.Width, at = dice.Uniform(0.3f, 0.9f) * site.Plan.Length;
        using (site.Corner.Label(Semantic.Ceiling))
            foreach (var x in (ReadOnlySpan<float>)[0.45f, w - 0.45f])
                site.Corner.Box(Stock.Metal(dice), x - 0.15f, 0, height - 0.75f, x + 0.15f, site.Plan.Length, height - 0.6f);
        var mesh = Mesh.Rent();
        machines.Crane(new Placement(mesh, Frame.World), w, height, w * dice.Uniform(0.2f, 0.8f));
        var speed = dice.Chance(0.5f) ? dice.Uniform(-0.6f, 0.6f) : 0;
        var frame = site.Corner.Frame;
        site.Bodies.Add(new Body(mesh, seconds => frame.At(0, at + speed * seconds, 0)));
    }
}
