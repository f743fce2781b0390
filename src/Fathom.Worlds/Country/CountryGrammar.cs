using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Plants;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Country;

/// <summary>Writes open country along a road: land, road, what grows and stands in the fields, traffic, and what lies far away.</summary>
internal sealed partial class CountryGrammar
{
    private const float GroundSize = 16_384;

    private readonly Dice dice;
    private readonly Mesh mesh = Mesh.Rent();
    private readonly List<Body> bodies = [];
    private readonly CountryPlan plan;
    private readonly CountryCamera camera;
    private readonly Outlook outlook;
    private readonly Farmland farmland;
    private readonly Vegetation plants;
    private readonly Undergrowth undergrowth;
    private readonly Vehicles vehicles;
    private readonly People people;
    private readonly Farms farms;
    private readonly Houses houses;

    private CountryGrammar(Dice dice)
    {
        this.dice = dice;
        plan = new CountryPlan(dice.Fork(), mesh);
        camera = new CountryCamera(dice.Fork(), plan);
        outlook = new Outlook(camera.At);
        farmland = new Farmland(dice.Fork(), plan.Fields, plan.SnowLine);
        (plants, undergrowth, vehicles, people, farms, houses) = (new(dice.Fork()), new(dice.Fork()), new(dice.Fork()), new(dice.Fork()), new(dice.Fork()), new(dice.Fork()));
    }

    /// <summary>Composes the country that the dice give.</summary>
    public static Scene Compose(Dice dice) => new CountryGrammar(dice).Compose();

    private Scene Compose()
    {
        using (mesh.Label(Semantic.Terrain))
        {
            mesh.Begin(farmland, Frame.World, smooth: true);
            Heightfield.Build(mesh, plan.Ground.Height, Cell, Vector2.Zero, GroundSize);
        }
        new Carriageway(plan, dice.Fork()).Build();
        var works = new Roadworks(plan, dice.Fork());
        Structures(works);
        Signs(works);
        Avenue();
        Roadside();
        Trees();
        Crops();
        Buildings();
        Lines();
        Traffic();
        Stopped();
        Walkers();
        return new Scene(mesh, bodies, Outdoors.Draw(dice.Fork()), camera.At, CountryCamera.DrawLens(dice.Fork()));
    }

    // Along the road the ground must follow its edges.
    private float Cell(float x, float y)
    {
        var cell = outlook.Cell(x, y);
        if (cell < 2.5f || y is < CountryPlan.Behind or > CountryPlan.Far)
            return cell;
        var beside = MathF.Abs(x - plan.Line.Middle(y).Value) - plan.HalfRoad - 12;
        return beside < cell ? MathF.Min(cell, MathF.Max(2.5f, 0.02f * MathF.Abs(y))) : cell;
    }

    // What spans the road or runs along it.
    private void Structures(Roadworks works)
    {
        if (plan.Kind == RoadKind.Motorway)
        {
            if (dice.Chance(0.55f))
                works.Gantry(dice.Uniform(25, 180));
            if (dice.Chance(0.35f))
                works.Barrier(dice.Sign(), dice.Uniform(-40, 40), dice.Uniform(120, 600));
        }
        if (dice.Chance(plan.Kind == RoadKind.Motorway ? 0.45f : 0.12f))
            works.Overpass(dice.Uniform(40, 260));
        if (plan.Kind != RoadKind.Motorway && dice.Chance(0.12f))
            works.Parapets(dice.Uniform(8, 30), dice.Uniform(40, 70));
    }

    private void Signs(Roadworks works)
    {
        var furniture = new StreetFurniture(dice.Fork());
        for (var i = dice.Weighted(2, 3, 3, 1); i > 0 && plan.Kind != RoadKind.Lane; i--)
        {
            var side = dice.Chance(0.75f) ? 1 : -1;
            var place = plan.Line.Beside(1, dice.LogUniform(10, 130), side * (plan.HalfRoad + dice.Uniform(1.2f, 2.2f)), -0.15f);
            if (!outlook.IsClear(place.Frame.Origin, 2.3f))
                continue;
            if (dice.Chance(0.5f))
                works.Signpost(place.At(side * 1.3f, 0));
            else
                furniture.Sign(place);
        }
    }

    // Trees in rows along the road.
    private void Avenue()
    {
        if (plan.Kind != RoadKind.Motorway && dice.Chance(0.35f))
        {
            var kind = dice.Pick(TreeKind.Broadleaf, TreeKind.Broadleaf, TreeKind.Poplar, TreeKind.Birch, TreeKind.Fruit);
            var both = dice.Chance(0.6f);
            var row = new Woods(dice.Fork(), plan.Ground, outlook, kind);
            var step = dice.Uniform(8, 18);
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                if (both || side > 0)
                    for (var y = dice.Uniform(-25, -15); y < 330; y += step * dice.Uniform(0.9f, 1.1f))
                    {
                        var at = plan.Line.At(y).ToWorld(new(side * (plan.HalfRoad + 2.4f), 0, 0));
                        row.Tree(at.X, at.Y);
                    }
            row.Plant();
        }
    }

    // Bushes as they grew.
    private void Roadside()
    {
        for (var i = dice.Whole(0, 40); i > 0; i--)
        {
            var y = dice.LogUniform(6, 200);
            var place = Land(dice.Sign() * (plan.HalfRoad + dice.Uniform(2, 6)), y - 4);
            if (outlook.IsClear(place.Frame.Origin, 1.6f) && outlook.Sees(place.Frame.Origin, 2))
                plants.Bush(place, dice.LogUniform(0.4f, 2.2f), outlook.Away(place.Frame.Origin));
        }
    }

    // A place on the land by its offset from the road.
    private Placement Land(float offset, float y)
    {
        var at = plan.Line.At(y).ToWorld(new(offset, 0, 0));
        return plan.Ground.Upright(at.X, at.Y);
    }

    private void Trees()
    {
        var woods = new Woods(dice.Fork(), plan.Ground, outlook, Woods.DrawKinds(dice));
        // Rows of woods, from their edges inwards, until they can no longer be looked into.
        var step = dice.Uniform(3.6f, 5);
        for (float y = -40; y < Woods.Reach + 60; y += step)
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                for (float away = plan.Fields.Start + 0.5f, row = 0; away < Woods.Reach; away += step * (1 + 0.01f * away))
                {
                    var at = plan.Line.At(y + dice.Uniform(-0.4f, 0.4f) * step).ToWorld(new(side * (away + dice.Uniform(-0.35f, 0.35f) * step), 0, 0));
                    var parcel = plan.Fields.At(at.X, at.Y);
                    if (parcel.Crop != Crop.Forest)
                    {
                        row = 0;
                        continue;
                    }
                    if (row++ < 9 || parcel.Edge.Value < 12 && dice.Chance(0.5f))
                        woods.Tree(at.X, at.Y, row < 2 ? dice.Uniform(0.55f, 1) : 1);
                }
        woods.Plant();
        // Single trees and hedges between the fields.
        var single = new Woods(dice.Fork(), plan.Ground, outlook, TreeKind.Broadleaf, dice.Pick(TreeKind.Poplar, TreeKind.Broadleaf, TreeKind.Birch), TreeKind.Fruit);
        for (var i = dice.Whole(20, 160); i > 0; i--)
        {
            var spot = outlook.Spot(dice, 25, 900);
            var parcel = plan.Fields.At(spot.X, spot.Y);
            if (parcel.Across > 1 && (parcel.Edge.Value < 2.5f || parcel.Crop is Crop.Meadow or Crop.Village && dice.Chance(0.25f) || parcel.Crop == Crop.Orchard))
                single.Tree(spot.X, spot.Y, dice.Uniform(0.4f, 1));
        }
        single.Plant();
    }

    private void Traffic()
    {
        var motorway = plan.Kind == RoadKind.Motorway;
        var count = motorway ? dice.Whole(2, 12) : plan.Kind == RoadKind.Road ? dice.Weighted(2, 3, 2, 1, 1) : dice.Weighted(3, 1);
        for (var i = 0; i < count; i++)
        {
            var oncoming = dice.Chance(0.45f);
            var x = plan.LaneOffset(motorway ? dice.Whole(0, plan.Lanes - 1) : 0, oncoming) + dice.Normal(0, 0.15f);
            var y = dice.LogUniform(oncoming ? 14 : 8, motorway ? 350 : 200);
            var own = MathF.Abs(x - camera.Offset) < 2.6f;
            if (plan.Kind == RoadKind.Lane && oncoming || own && y < 13)
                continue;
            var speed = own ? camera.Speed * dice.Uniform(1, 1.15f) : oncoming ? -dice.Uniform(12, 20) : motorway ? dice.Uniform(14, 20) : camera.Speed * dice.Uniform(1, 1.2f);
            var distance = MathF.Max(4, MathF.Min(y, MathF.Abs(y - (camera.Speed - speed) * (float)World.Duration)));
            Moving(place => vehicles.Any(place, distance, lit: true), seconds =>
            {
                var frame = plan.Line.At(y + speed * seconds).At(x, 0, 0);
                return oncoming ? frame.Turned(MathF.PI) : frame;
            });
        }
        // The car that carries the camera lights its way.
        if (camera.Drives)
            Moving(place => VehicleLamps.Own(place, dice, 0.6f, dice.Uniform(0.8f, 1.8f), dice.Uniform(0.55f, 0.8f)), seconds => plan.Line.At(camera.Speed * seconds).At(camera.Offset, 0, 0));
    }

    // On the shoulder, or in a lay-by.
    private void Stopped()
    {
        var motorway = plan.Kind == RoadKind.Motorway;
        if (motorway || dice.Chance(0.15f))
        {
            var place = plan.Line.Beside(1, dice.LogUniform(14, 120), plan.HalfRoad - (motorway ? plan.Shoulder * 0.5f : -0.6f));
            if (dice.Chance(0.35f) && outlook.IsClear(place.Frame.Origin, 2.6f))
                vehicles.Any(place, outlook.Away(place.Frame.Origin));
        }
    }

    private void Walkers()
    {
        for (var i = plan.Kind == RoadKind.Motorway ? 0 : dice.Weighted(4, 2, 1); i > 0; i--)
        {
            var side = dice.Sign();
            float y = dice.LogUniform(7, 60), x = side * (plan.HalfRoad + 0.5f), speed = dice.Chance(0.5f) ? 1.3f : -1.3f;
            if (outlook.IsClear(plan.Line.At(y).ToWorld(new(x, 0, 0)), 1.2f))
                Moving(place => people.Walker(place.At(0, 0, -0.06f)), seconds =>
                {
                    var frame = plan.Line.At(y + speed * seconds).At(x, 0, 0);
                    return speed < 0 ? frame.Turned(MathF.PI) : frame;
                });
        }
    }

    private void Moving(Action<Placement> build, Func<float, Frame> at)
    {
        var body = Mesh.Rent();
        build(new Placement(body, Frame.World));
        bodies.Add(new Body(body, at));
    }
}
