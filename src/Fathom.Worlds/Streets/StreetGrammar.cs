using System.Numerics;
using Fathom.Worlds.Cameras;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Lighting;
using Fathom.Worlds.Materials;
using Fathom.Worlds.Plants;

namespace Fathom.Worlds.Streets;

/// <summary>Writes streets: the plan first, then ground, lots on both sides, what stands on the pavement,
/// traffic, and what closes the view.</summary>
internal sealed class StreetGrammar
{
    private const float Reach = 230, ParkedLit = 0.07f;

    private readonly Dice dice;
    private readonly Mesh mesh = Mesh.Rent();
    private readonly List<Body> bodies = [];
    private readonly StreetPlan plan;
    private readonly Houses houses;
    private readonly Vegetation plants;
    private readonly Vehicles vehicles;
    private readonly People people;
    private readonly StreetFurniture furniture;
    private readonly StreetCamera camera;
    private readonly Viewpoint[] views;

    private StreetGrammar(Dice dice)
    {
        this.dice = dice;
        plan = StreetPlan.Draw(dice, mesh);
        camera = StreetCamera.Draw(dice, plan);
        views = [camera.At(0), camera.At((float)World.Duration / 2), camera.At((float)World.Duration)];
        (houses, plants, vehicles, people, furniture) = (new(dice), new(dice), new(dice), new(dice), new(dice));
    }

    /// <summary>Composes the street that the dice give.</summary>
    public static Scene Compose(Dice dice) => new StreetGrammar(dice).Compose();

    private Scene Compose()
    {
        new Ground(plan, dice).Build();
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            Lots(side);
            Reserved(side);
            Kerbside(side);
            Parked(side);
            Walkers(side);
        }
        Traffic();
        OwnLamps();
        Backdrop();
        if (plan.End < Reach)
            Close();
        return new Scene(mesh, bodies, Outdoors.Draw(dice), camera.At, StreetCamera.DrawLens(dice));
    }

    private float Horizon => MathF.Min(Reach, plan.End);

    private void Lots(int side)
    {
        var quarter = plan.On(side).Quarter;
        // Woods and thickets close the view; elsewhere plants stand alone.
        var dense = dice.Chance(0.45f);
        if (quarter is Quarter.Park or Quarter.Country && dice.Chance(0.35f))
            Embankment(side);
        for (var y = StreetPlan.Behind; y < Horizon;)
        {
            var length = quarter switch
            {
                Quarter.City => dice.Uniform(9, 24),
                Quarter.Suburb => dice.Uniform(13, 26),
                Quarter.Industry => dice.Uniform(20, 50),
                _ => dice.Uniform(8, 20),
            };
            var middle = y + length / 2;
            y += length;
            if (plan.IsOpen(middle, length / 2))
                continue;
            var place = plan.Line.Beside(side, middle, plan.LotEdge(side), plan.Kerb);
            Lot(place, quarter, length, Away(place), dense);
        }
    }

    private void Lot(Placement place, Quarter quarter, float length, float distance, bool dense)
    {
        switch (quarter)
        {
            case Quarter.City when dice.Chance(0.93f):
                houses.Row(place.At(dice.Chance(0.8f) ? 0 : dice.Uniform(0, 3), 0), length, distance < 60);
                break;
            case Quarter.Suburb:
                Garden(place, length, distance);
                break;
            case Quarter.Industry:
                if (dice.Chance(0.5f))
                    furniture.Boundary(place.At(0.3f, 0), length, distance);
                if (dice.Chance(0.7f))
                    houses.Hall(place.At(dice.Uniform(1, 15), 0), length * 0.85f);
                Green(place, length, distance, 0.3f);
                break;
            case Quarter.Park:
                if (dice.Chance(0.3f))
                    furniture.Boundary(place.At(0.3f, 0), length, distance);
                Green(place, length, distance, dense ? 3 : 1.6f);
                break;
            default:
                Green(place, length, distance, dense ? 3 : 0.7f);
                break;
        }
    }

    // A slope beside the road, up or down, plants and all in front of it.
    private void Embankment(int side)
    {
        using var label = mesh.Label(Semantic.Terrain);
        float foot = plan.LotEdge(side) + dice.Uniform(3, 14), top = dice.Uniform(1, 7);
        plan.Line.Bank(dice.Chance(0.7f) ? Stock.Grass(dice) : Stock.Soil(dice), StreetPlan.Behind, Reach, side * foot,
            side * (foot + top * dice.Uniform(1.2f, 4)), plan.Kerb - 0.05f, top);
    }

    private void Garden(Placement place, float length, float distance)
    {
        var setback = dice.Uniform(2, 9);
        if (dice.Chance(0.9f))
            houses.Detached(place.At(setback, dice.Uniform(-1, 1)), length * dice.Uniform(0.45f, 0.75f));
        if (dice.Chance(0.4f))
            plants.Hedge(place.At(0.4f, 0), length * 0.9f, dice.Uniform(0.7f, 2), distance);
        else if (dice.Chance(0.6f))
            furniture.Boundary(place.At(0.1f, 0), length, distance);
        if (dice.Chance(0.25f))
            vehicles.Car(place.At(setback * 0.6f + 1, length * 0.42f).Turned(MathF.PI / 2), distance);
        Green(place, length, distance, 0.9f);
    }

    // Trees and bushes over a lot; density in plants for 8 metres of street.
    private void Green(Placement place, float length, float distance, float density)
    {
        for (var i = (int)(length / 8 * density + dice.Uniform()); i > 0; i--)
        {
            float x = 0.8f + MathF.Abs(dice.Normal(0, 7)), y = dice.Uniform(-0.5f, 0.5f) * length;
            if (dice.Chance(0.5f))
                plants.Tree(place.At(x + 1.2f, y), distance + x);
            else
                plants.Bush(place.At(x, y), distance + x);
        }
    }

    // What stands on the open ground before the lots.
    private void Reserved(int side)
    {
        var (_, _, _, reserve, width) = plan.On(side);
        var near = plan.LotEdge(side) - width;
        switch (reserve)
        {
            case Reserve.Lawn:
                for (var i = dice.Whole(0, 10); i > 0; i--)
                    if (Ground(dice.Uniform(0.1f, 0.9f) * width, dice.LogUniform(4, 150), 2) is { } spot)
                        if (dice.Chance(0.6f))
                            plants.Tree(spot, Away(spot));
                        else
                            plants.Bush(spot, Away(spot));
                break;
            case Reserve.Rails:
                if (dice.Chance(0.4f))
                    Every(dice.Uniform(25, 45), 200, y => furniture.Pole(plan.Line.Beside(side, y, near + width - 0.3f, plan.Kerb)));
                break;
            case Reserve.Road:
                Standing(width - 1.2f, 5.8f, turned: 0);
                break;
            case Reserve.Yard:
                for (var row = width - 2.8f; row > 2.8f; row -= 11)
                    Standing(row, 2.7f, turned: MathF.PI / 2);
                break;
        }

        void Standing(float x, float step, float turned)
        {
            var density = dice.Uniform(0.1f, 0.9f);
            for (var y = dice.Uniform(-8, 0); y < MathF.Min(Horizon, 70); y += step * dice.Uniform(1, 1.1f))
                if (dice.Chance(density) && Ground(x, y, 3) is { } spot)
                    vehicles.Car(spot.Turned(turned + dice.Normal(0, 0.03f) + (dice.Chance(0.5f) ? MathF.PI : 0)), Away(spot), dice.Chance(ParkedLit));
        }

        Placement? Ground(float x, float y, float margin) => plan.IsOpen(y, margin) ? null : plan.Line.Beside(side, y, near + x, plan.Kerb);
    }

    private void Kerbside(int side)
    {
        var near = plan.HalfRoad + 0.5f;
        var (quarter, _, pavement, _, _) = plan.On(side);
        if (quarter == Quarter.Country)
        {
            if (dice.Chance(0.35f))
                furniture.CrashBarrier(plan.Line, side, -5, dice.Uniform(30, 150), plan.HalfRoad + 0.6f);
        }
        else if (pavement > 1.5f && dice.Chance(0.4f))
            Every(dice.Uniform(7, 16), 140, y =>
            {
                var place = plan.Line.Beside(side, y, near + 0.4f, plan.Kerb);
                plants.Tree(place, Away(place));
            });
        if (dice.Chance(0.7f))
            Every(dice.Uniform(18, 38), 160, y => furniture.Lamp(plan.Line.Beside(side, y, near, plan.Kerb)));
        if (dice.Chance(0.3f))
            Every(dice.Uniform(25, 45), 200, y =>
            {
                furniture.Pole(plan.Line.Beside(side, y, near, plan.Kerb));
                furniture.Wires(plan.Line.Beside(side, y, 0), near);
            });
        if (dice.Chance(0.2f))
            Every(dice.Uniform(1.5f, 4), 40, y => furniture.Small(plan.Line.Beside(side, y, near - 0.1f, plan.Kerb)));
        for (var i = dice.Whole(0, 5); i > 0; i--)
            furniture.Small(Pavement(side, dice.Uniform(4, 60)));
        for (var i = dice.Whole(0, 4); i > 0; i--)
            furniture.Sign(plan.Line.Beside(1, dice.Uniform(5, 80), side * near, plan.Kerb));
        for (var i = dice.Chance(0.3f) ? dice.Whole(1, 8) : 0; i > 0; i--)
            vehicles.Bicycle(Pavement(side, dice.Uniform(3, 40)).Turned(dice.Normal(MathF.PI / 2, 0.5f)));
        if (plan.Crossing < 90 && dice.Chance(0.6f))
            furniture.Signal(plan.Line.Beside(1, plan.Crossing - plan.HalfCrossing - 1, side * near, plan.Kerb));
    }

    private void Parked(int side)
    {
        if (plan.HalfRoad < 3 || plan.On(side).Quarter == Quarter.Country || dice.Chance(0.3f))
            return;
        var density = dice.Uniform(0.3f, 1);
        var onKerb = dice.Chance(0.2f) ? 0.8f : 0;
        for (var y = dice.Uniform(-14, -8); y < MathF.Min(Horizon, 110); y += dice.Uniform(5.3f, 6.5f))
        {
            var offset = plan.HalfRoad - 1.05f + onKerb;
            if (!dice.Chance(density) || plan.IsOpen(y, 4) || !IsClear(y, side * offset, 3.2f, 1.1f))
                continue;
            var place = plan.Line.Beside(1, y, side * offset, onKerb > 0 ? plan.Kerb * 0.5f : 0)
                .Turned(dice.Normal(0, 0.02f) + (side < 0 && dice.Chance(0.8f) ? MathF.PI : 0));
            if (dice.Chance(0.88f))
                vehicles.Car(place, Away(place), dice.Chance(ParkedLit));
            else
                vehicles.Van(place, Away(place), dice.Chance(ParkedLit));
        }
    }

    private void Traffic()
    {
        var laneWidth = 2 * plan.HalfRoad / plan.Lanes;
        for (var i = dice.Weighted(2, 3, 3, 2, 2, 1); i > 0; i--)
        {
            var x = -plan.HalfRoad + (dice.Whole(0, plan.Lanes - 1) + 0.5f) * laneWidth;
            var y = dice.LogUniform(6, 120);
            var oncoming = x < -0.2f;
            // Nobody drives into the camera or is driven into; those in its own lane keep their distance.
            var ahead = MathF.Abs(x - camera.Offset) < 2.2f && !oncoming;
            var speed = ahead ? camera.Speed * dice.Uniform(1, 1.3f) : dice.Chance(0.15f) ? 0 : dice.Uniform(3, 16) * (oncoming ? -1 : 1);
            var turn = dice.Normal(0, 0.03f) + (oncoming ? MathF.PI : 0);
            // The longest bus reaches nine metres to either end.
            if (y < Horizon - 6 && (MathF.Abs(x - camera.Offset) > 2.2f || y > 9.8f && ahead))
                Moving(place => vehicles.Any(place, MathF.Min(y, MathF.Abs(y - (camera.Speed - speed) * (float)World.Duration)), lit: true), seconds => plan.Line.At(y + speed * seconds).At(x, 0, 0).Turned(turn));
        }
        if (plan.Crossing < 80)
            for (var i = dice.Whole(0, 2); i > 0; i--)
            {
                var x = dice.Uniform(-25, 25);
                if (IsClear(plan.Crossing, x, 4, 3))
                    vehicles.Any(plan.Line.Beside(1, plan.Crossing + dice.Uniform(-1, 1), x).Turned(dice.Sign() * MathF.PI / 2),
                        plan.Crossing, lit: true);
            }
    }

    // The car that carries the camera lights its way.
    private void OwnLamps()
    {
        if (camera.Drives && dice.Chance(0.9f))
            Moving(place => VehicleLamps.Own(place, dice, 0.6f, dice.Uniform(0.8f, 1.8f), dice.Uniform(0.55f, 0.8f)),
                seconds => plan.Line.At(camera.Speed * seconds).At(camera.Offset, 0, 0));
    }

    private void Walkers(int side)
    {
        for (var i = dice.Weighted(3, 2, 2, 1, 1); i > 0; i--)
        {
            var start = Pavement(side, dice.LogUniform(3.5f, 50)).Turned(dice.Chance(0.7f) ? dice.Pick(0, MathF.PI) : dice.Uniform(0, MathF.Tau)).Frame;
            var speed = dice.Chance(0.3f) ? 0 : dice.Uniform(0.8f, 1.7f);
            Moving(people.Walker, seconds => start.At(0, speed * seconds, 0));
        }
        if (dice.Chance(0.25f))
        {
            float y = dice.LogUniform(5, 40), x = side * dice.Uniform(0.3f, 1) * plan.HalfRoad;
            if (IsClear(y, x, 2, 1))
                people.Cyclist(plan.Line.Beside(1, y, x).Turned(dice.Chance(0.8f) ? dice.Pick(0, MathF.PI) : dice.Uniform(0, MathF.Tau)),
                    vehicles);
        }
    }

    // Houses across the road, seen frontally.
    private void Close()
    {
        for (var x = -30f; x < 30;)
        {
            var length = dice.Uniform(9, 20);
            var place = plan.Line.Beside(1, plan.End + 6, x + length / 2, 0).Turned(MathF.PI / 2);
            if (dice.Chance(0.85f))
                houses.Row(place, length, near: true);
            else
                Green(place, length, plan.End, 2);
            x += length;
        }
    }

    private void Backdrop()
    {
        if (dice.Chance(0.5f))
            Hills();
        var line = new Placement(mesh, plan.Line.At(Reach));
        for (var i = dice.Whole(4, 16); i > 0; i--)
        {
            float x = dice.Normal(0, 70), y = dice.Uniform(0, 120);
            if (dice.Chance(0.6f))
                plants.Tree(line.At(x, y), Reach);
            else
                houses.Detached(line.At(x, y).Turned(MathF.PI / 2), dice.Uniform(10, 30));
        }
    }

    private void Hills()
    {
        const int steps = 24;
        using var label = mesh.Label(Semantic.Terrain);
        var colour = Vector3.Lerp(Palette.Foliage(dice), new(0.25f, 0.3f, 0.4f), dice.Uniform(0, 0.6f));
        var forest = new Mottled(dice)
        {
            Dark = colour * 0.6f,
            Light = colour * 1.1f,
            Cloud = new(dice.Uniform(10, 40)),
            Grain = 0.5f,
            GrainSize = 4
        };
        float distance = dice.Uniform(300, 900), height = dice.LogUniform(0.02f, 0.14f) * distance, phase = dice.Uniform(0, 9);
        mesh.Begin(forest, Frame.World);
        mesh.Ribbon(steps, i =>
        {
            var x = (i / (float)steps - 0.5f) * 3.4f * distance;
            var top = height * (0.4f + 1.2f * Noise.Clouds.At(i * 0.22f + phase, phase, 0));
            return (new(x, distance, plan.Line.Slope * 100 - 30), new(x, distance + 60, plan.Line.Slope * 100 + top));
        });
    }

    private void Every(float step, float far, Action<float> build)
    {
        for (var y = dice.Uniform(-6, 6); y < MathF.Min(Horizon, far); y += step * dice.Uniform(0.9f, 1.1f))
            if (!plan.IsOpen(y, 1) && IsClear(y, plan.HalfRoad + 0.5f, 2, 1.2f) && IsClear(y, -plan.HalfRoad - 0.5f, 2, 1.2f))
                build(y);
    }

    // A free spot on a pavement, away from the camera.
    private Placement Pavement(int side, float y) =>
        plan.Line.Beside(side, y, plan.AcrossPavement(side, dice.Uniform(0.25f, 0.85f)), plan.Kerb);

    private void Moving(Action<Placement> build, Func<float, Frame> at)
    {
        var body = Mesh.Rent();
        build(new Placement(body, Frame.World));
        bodies.Add(new Body(body, at));
    }

    // Off the camera's way.
    private bool IsClear(float y, float x, float length, float width) =>
        y < -length - 0.8f || y > camera.Speed * (float)World.Duration + length + 0.8f || MathF.Abs(x - camera.Offset) > width + 0.8f;

    // Metres from the camera, for the choice of detail; what no lens can see is only needed for its shadow.
    private float Away(Placement place) => views.Min(view => Away(place, view));

    private static float Away(Placement place, Viewpoint viewpoint)
    {
        var way = place.Frame.Origin - viewpoint.Position;
        var distance = way.Length();
        var seen = distance < 7 || Vector3.Dot(way, viewpoint.Forward) > 0.5f * distance;
        return seen ? MathF.Max(3, distance) : MathF.Max(120, distance);
    }
}
