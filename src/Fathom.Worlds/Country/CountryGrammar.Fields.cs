using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Country;

/// <content>What grows and stands in the fields.</content>
internal sealed partial class CountryGrammar
{
    // Single plants near the camera: grass on verges and meadows, corn, maize, vines.
    private void Crops()
    {
        using var label = mesh.Label(Semantic.Vegetation);
        var grass = Greenery.Leaves(dice, farmland.Colour(Crop.Meadow) * 1.15f);
        var spots = Enumerable.Range(0, 4000).Select(_ => outlook.Spot(dice, 1.5f, 42)).Select(spot => (Spot: spot, Parcel: plan.Fields.At(spot.X, spot.Y))).ToLookup(entry => entry.Parcel.Crop);
        Undergrowth.Begin(mesh, grass);
        foreach (var (spot, _) in spots[Crop.Meadow].Concat(spots[Crop.Orchard]).Concat(spots[Crop.Village]).Concat(spots[Crop.Vines]))
            if (Off(spot, 0.6f) && Clear(spot, 0.1f, out var at))
                undergrowth.Tuft(Here(at), 3, dice.LogUniform(0.07f, 0.35f), outlook.Blade(at, 0.008f), 0.5f);
        if (dice.Chance(0.5f))
        {
            Undergrowth.Begin(mesh, Greenery.Leaves(dice, Greenery.PetalColour(dice)));
            foreach (var (spot, _) in spots[Crop.Meadow].Take(dice.Whole(40, 500)))
                if (Off(spot, 1) && Clear(spot, 0.1f, out var at))
                    undergrowth.Head(Here(at), dice.Uniform(0.15f, 0.4f), outlook.Blade(at, 0.03f));
        }
        Undergrowth.Begin(mesh, Greenery.Leaves(dice, farmland.Colour(Crop.Wheat) * 1.1f));
        foreach (var (spot, parcel) in spots[Crop.Wheat])
            if (Clear(spot, 0.2f, out var at) && parcel.Edge.Value > 0.3f)
            {
                undergrowth.Tuft(Here(at - Vector3.UnitZ * 0.1f), 4, 0.5f, outlook.Blade(at, 0.012f), 0.25f);
                undergrowth.Head(Here(at), 0.25f, outlook.Blade(at, 0.03f));
            }
        Undergrowth.Begin(mesh, Greenery.Leaves(dice, farmland.Colour(Crop.Rape)));
        foreach (var (spot, parcel) in spots[Crop.Rape])
            if (Clear(spot, 0.2f, out var at) && parcel.Edge.Value > 0.3f)
                undergrowth.Head(Here(at), dice.Uniform(0, 0.3f), outlook.Blade(at, 0.1f));
        Undergrowth.Begin(mesh, Greenery.Leaves(dice, farmland.Colour(Crop.Maize) * 1.1f));
        foreach (var (spot, parcel) in spots[Crop.Maize].Take(700))
            if (Clear(spot, 0.4f, out var at) && parcel.Edge.Value > 0.2f)
                undergrowth.Maize(Here(at with { Z = at.Z - (parcel.Edge.Value > 1 ? 1.5f : 0) }), dice.Uniform(1.9f, 2.4f), outlook.Away(at));
        Undergrowth.Begin(mesh, Greenery.Leaves(dice, farmland.Colour(Crop.Stubble) * 0.9f));
        foreach (var (spot, _) in spots[Crop.Stubble])
            if (Clear(spot, 0.1f, out var at))
                undergrowth.Tuft(Here(at), 3, dice.Uniform(0.08f, 0.16f), outlook.Blade(at, 0.007f), 0.15f);
        Vines();
    }

    private void Vines()
    {
        var leaves = Greenery.Crown(dice);
        var stake = Stock.Wood(dice);
        var left = 190;
        for (float y = -8; y < 150; y += 1.3f)
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                for (var away = plan.Fields.Start + 2; away < plan.Fields.Start + 70 && left > 0; away += 2.2f)
                {
                    var place = Land(side * away, y);
                    var at = place.Frame.Origin;
                    if (plan.Fields.At(at.X, at.Y) is not { Crop: Crop.Vines } parcel || parcel.Edge.Value < 1 || !outlook.Sees(at, 2) || !outlook.IsClear(at, 1.5f))
                        continue;
                    left--;
                    place.Post(stake, 0, 0, 0, 0.04f, 1.8f, 4);
                    plants.Bush(place.At(0, 0, 0.35f), 1.5f, MathF.Max(35, 2 * outlook.Away(at)), leaves);
                }
    }

    private void Buildings()
    {
        // Villages beside the road.
        for (var y = -10f; y < 420; y += dice.Uniform(16, 30))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            {
                var place = Land(side * (plan.Fields.Start + dice.Uniform(1, 7)), y);
                var at = place.Frame.Origin;
                if (plan.Fields.At(at.X, at.Y).Crop == Crop.Village && outlook.IsClear(at, 9) && outlook.Sees(at, 15))
                    houses.Detached(side > 0 ? place : place.Turned(MathF.PI), dice.Uniform(9, 15));
            }
        // Farms and villages far and near.
        for (var i = dice.Whole(0, 4); i > 0; i--)
        {
            var middle = outlook.Spot(dice, 50, 1400);
            if (!Off(middle, 30) || plan.Fields.At(middle.X, middle.Y).Crop == Crop.Forest)
                continue;
            if (dice.Chance(0.55f))
                Farm(middle);
            else
                Village(middle);
        }
        for (var i = dice.Chance(0.2f) ? dice.Whole(2, 7) : 0; i > 0; i--)
        {
            var spot = outlook.Spot(dice, 350, 3500);
            if (MathF.Abs(plan.Line.Offset(spot.X, spot.Y).Value) > 80)
                farms.Turbine(plan.Ground.Upright(spot.X, spot.Y, dice.Normal(0.4f, 0.1f)), dice.Uniform(0, 2));
        }
        Pastures();
    }

    private void Farm(Vector2 middle)
    {
        var turn = dice.Uniform(0, MathF.Tau);
        for (var i = dice.Whole(1, 3); i > 0; i--)
            farms.Barn(plan.Ground.Upright(middle.X + dice.Normal(0, 14), middle.Y + dice.Normal(0, 14), turn + dice.Pick(0, MathF.PI / 2)));
        if (dice.Chance(0.6f))
            houses.Detached(plan.Ground.Upright(middle.X + 22, middle.Y - 12, turn), dice.Uniform(10, 16));
        for (var i = dice.Weighted(1, 1, 1); i > 0; i--)
            farms.Silo(plan.Ground.Upright(middle.X - 16 - 6 * i, middle.Y + 8));
    }

    private void Village(Vector2 middle)
    {
        var spread = dice.Uniform(25, 70);
        for (var i = dice.Whole(6, 22); i > 0; i--)
        {
            var spot = middle + new Vector2(dice.Normal(0, spread), dice.Normal(0, spread));
            if (Off(spot, 14))
                houses.Detached(plan.Ground.Upright(spot.X, spot.Y, dice.Uniform(0, MathF.Tau)), dice.Uniform(8, 15));
        }
        if (dice.Chance(0.6f))
            farms.Church(plan.Ground.Upright(middle.X, middle.Y, dice.Uniform(0, MathF.Tau)));
    }

    // Cattle and fences on meadows, bales on stubble.
    private void Pastures()
    {
        var cattle = dice.Chance(0.6f);
        for (var i = cattle ? dice.Whole(20, 90) : 0; i > 0; i--)
        {
            var spot = outlook.Spot(dice, 9, 160);
            if (plan.Fields.At(spot.X, spot.Y) is { Crop: Crop.Meadow or Crop.Orchard } parcel && parcel.Edge.Value > 3 && Clear(spot, 2, out _))
                farms.Animal(plan.Ground.Upright(spot.X, spot.Y, dice.Uniform(0, MathF.Tau)));
        }
        for (var i = dice.Whole(20, 60); i > 0; i--)
        {
            var spot = outlook.Spot(dice, 9, 220);
            if (plan.Fields.At(spot.X, spot.Y) is { Crop: Crop.Stubble } parcel && parcel.Edge.Value > 3 && Clear(spot, 2, out _))
                farms.Bale(plan.Ground.Upright(spot.X, spot.Y, dice.Uniform(0, MathF.Tau)));
        }
        if (!cattle && !dice.Chance(0.35f) || plan.Kind == RoadKind.Motorway)
            return;
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            List<Vector3> posts = [];
            for (float y = -12; y < 160; y += 3)
            {
                var at = Land(side * (plan.Fields.Start + 0.4f), y).Frame.Origin;
                if (plan.Fields.At(at.X + side * 2, at.Y).Crop is Crop.Meadow or Crop.Orchard && outlook.IsClear(at, 0.6f))
                {
                    posts.Add(at);
                    continue;
                }
                farms.Fence(plan.Ground, posts);
                posts.Clear();
            }
            farms.Fence(plan.Ground, posts);
        }
    }

    private void Lines()
    {
        if (dice.Chance(0.35f))
            PowerLine();
        if (plan.Kind != RoadKind.Motorway && dice.Chance(0.4f))
            TelegraphPoles();
    }

    // Across the land.
    private void PowerLine()
    {
        var start = outlook.Spot(dice, 90, 420);
        var heading = dice.Uniform(0, MathF.PI);
        var (sin, cos) = MathF.SinCos(heading);
        var height = dice.Uniform(26, 45);
        for (var i = -4; i <= 4; i++)
        {
            var at = start + new Vector2(cos, sin) * (i * 210);
            if (!Off(at, 8) || !outlook.IsClear(plan.Ground.On(at.X, at.Y), 12))
                at += new Vector2(cos, sin) * 60;
            farms.Pylon(plan.Ground.Upright(at.X, at.Y, heading - MathF.PI / 2), height);
        }
    }

    // Along the road.
    private void TelegraphPoles()
    {
        var side = dice.Sign();
        for (float y = -35; y < 450; y += 42)
        {
            var place = plan.Line.Beside(1, y, side * (plan.HalfRoad + 3));
            place = place with { Frame = place.Frame with { Origin = plan.Ground.On(place.Frame.Origin.X, place.Frame.Origin.Y) } };
            if (outlook.IsClear(place.Frame.Origin, 0.8f))
                farms.Pole(place);
        }
    }

    private Placement Here(Vector3 at) => new(mesh, Frame.World with { Origin = at });

    // Off the asphalt.
    private bool Off(Vector2 spot, float margin) => MathF.Abs(plan.Line.Offset(spot.X, spot.Y).Value) > plan.HalfRoad + margin;

    private bool Clear(Vector2 spot, float radius, out Vector3 at)
    {
        at = plan.Ground.On(spot.X, spot.Y);
        return outlook.IsClear(at, radius);
    }
}
