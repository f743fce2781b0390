using Fathom.Worlds.Geometry;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Streets;

/// <summary>Roads with their markings, kerbs, pavements, verges and rails.</summary>
internal sealed class Ground(StreetPlan plan, Dice dice)
{
    /// <summary>Metres that a track takes.</summary>
    public const float TrackWidth = 3.4f;

    private const float Far = 420, PaintHeight = 0.004f;

    private readonly Material road = Stock.Road(dice);
    private readonly Material paint = new Mottled(dice)
    {
        Dark = new(0.35f),
        Light = Palette.Grey(dice, 0.75f, 0.95f),
        Cloud = new(dice.Uniform(0.2f, 1)),
        Contrast = 2
    };

    /// <summary>Builds the ground.</summary>
    public void Build()
    {
        var line = plan.Line;
        using (line.Mesh.Label(Semantic.Terrain))
        {
            var land = dice.Chance(0.75f) ? Stock.Grass(dice) : Stock.Soil(dice);
            // A wide strip that climbs round a bend is twisted: in one piece it would come through the road.
            ReadOnlySpan<float> edges = [-300, -plan.LotEdge(-1) - 3, plan.LotEdge(1) + 3, 300];
            for (var i = 1; i < edges.Length; i++)
                line.Strip(land, StreetPlan.Behind - 30, Far, edges[i - 1], edges[i], -0.03f);
        }
        using var label = line.Mesh.Label(Semantic.Road);
        line.Strip(road, StreetPlan.Behind, Far, -plan.HalfRoad, plan.HalfRoad, 0);
        BuildSide(-1);
        BuildSide(1);
        if (plan.Crossing < Far)
            BuildCrossing();
        BuildMarkings();
        if (dice.Chance(0.15f))
            BuildRepairs();
    }

    private void BuildSide(int side)
    {
        Material paving = Stock.Pavement(dice), kerb = Stock.Concrete(dice), grass = Stock.Grass(dice);
        var kerbWidth = plan.Kerb > 0 ? 0.14f : 0;
        var (quarter, verge, _, reserve, _) = plan.On(side);
        float edge = plan.AcrossPavement(side, 1), lots = plan.LotEdge(side);
        using var label = plan.Line.Mesh.Label(Semantic.Pavement);
        foreach (var (from, to) in plan.Stretches(StreetPlan.Behind, plan.End < Far ? plan.End + 8 : Far))
        {
            if (plan.Kerb > 0)
            {
                Strip(kerb, from, to, side, plan.HalfRoad, plan.HalfRoad + kerbWidth, plan.Kerb + 0.005f);
                plan.Line.Curtain(kerb, from, to, side * plan.HalfRoad, 0, plan.Kerb + 0.005f);
            }
            if (verge > 0)
                using (plan.Line.Mesh.Label(Semantic.Terrain))
                    Strip(grass, from, to, side, plan.HalfRoad + kerbWidth, plan.HalfRoad + verge, plan.Kerb);
            Strip(paving, from, to, side, plan.HalfRoad + MathF.Max(verge, kerbWidth), edge, plan.Kerb);
            if (reserve != Reserve.None)
                BuildReserve(reserve, side, from, to, edge, lots);
            if (quarter == Quarter.City)
                Strip(paving, from, to, side, lots, lots + 3, plan.Kerb);
        }
    }

    private void BuildReserve(Reserve reserve, int side, float from, float to, float near, float far)
    {
        using var label = plan.Line.Mesh.Label(reserve is Reserve.Lawn or Reserve.Rails ? Semantic.Terrain : Semantic.Road);
        if (reserve == Reserve.Rails)
            BuildRails(side, from, to, near, far);
        else
            Strip(reserve == Reserve.Lawn ? Stock.Grass(dice) : Stock.Road(dice), from, to, side, near, far, plan.Kerb);
    }

    private void Strip(Material material, float from, float to, int side, float near, float far, float height) =>
        plan.Line.Strip(material, from, to, side * near, side * far, height);

    private void BuildCrossing()
    {
        var place = new Placement(plan.Line.Mesh, plan.Line.At(plan.Crossing)).Pitched(MathF.Atan(plan.Line.Slope));
        place.Floor(road, plan.HalfRoad - 0.1f, -plan.HalfCrossing, 90, plan.HalfCrossing, 0.001f);
        place.Floor(road, -90, -plan.HalfCrossing, 0.1f - plan.HalfRoad, plan.HalfCrossing, 0.001f);
        if (dice.Chance(0.5f))
            place.Floor(paint, 0.2f, -plan.HalfCrossing - 1.2f, plan.HalfRoad - 0.3f, -plan.HalfCrossing - 0.8f, PaintHeight);
        if (!dice.Chance(0.4f))
            return;
        for (var x = -plan.HalfRoad + 0.4f; x < plan.HalfRoad - 0.5f; x += 1)
            place.Floor(paint, x, -plan.HalfCrossing - 5, x + 0.5f, -plan.HalfCrossing - 2, PaintHeight);
    }

    private void BuildMarkings()
    {
        var laneWidth = 2 * plan.HalfRoad / plan.Lanes;
        var far = MathF.Min(plan.End, 200);
        if (dice.Chance(0.8f))
            for (var lane = 1; lane < plan.Lanes; lane++)
            {
                var x = -plan.HalfRoad + lane * laneWidth;
                if (dice.Chance(0.25f))
                    Line(x, StreetPlan.Behind, far);
                else
                    Dashes(x, far);
            }
        if (dice.Chance(0.35f))
            foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                Line(side * (plan.HalfRoad - dice.Uniform(0.15f, 0.5f)), StreetPlan.Behind, far);
    }

    private void Dashes(float x, float far)
    {
        float length = dice.Uniform(1.5f, 6), gap = length * dice.Uniform(1, 2);
        for (var y = dice.Uniform(-10, 0); y < far; y += length + gap)
            Line(x, y, y + length);
    }

    private void Line(float x, float from, float to)
    {
        var half = 0.07f;
        foreach (var (a, b) in plan.Stretches(from, to))
            plan.Line.Strip(paint, a, b, x - half, x + half, PaintHeight);
    }

    // Patches of newer asphalt and manhole covers.
    private void BuildRepairs()
    {
        for (var i = dice.Whole(1, 6); i > 0; i--)
        {
            var place = plan.Line.Beside(1, dice.Uniform(3, 40), dice.Uniform(-plan.HalfRoad + 1, plan.HalfRoad - 1))
                .Pitched(MathF.Atan(plan.Line.Slope));
            if (dice.Chance(0.5f))
                place.Floor(Stock.Asphalt(dice), -0.6f, -1, 0.6f, dice.Uniform(0, 4), 0.002f);
            else
                place.Post(Stock.Metal(dice), 0, 0, -0.1f, 0.32f, 0.103f, 12);
        }
    }

    // Tracks side by side from the near edge on.
    private void BuildRails(int side, float from, float to, float near, float far)
    {
        Material steel = Stock.Metal(dice), bed = dice.Chance(0.3f) ? Stock.Grass(dice) : Stock.Soil(dice), wood = Stock.Concrete(dice);
        Strip(bed, from, to, side, near, far, plan.Kerb + 0.01f);
        to = MathF.Min(to, 250);
        for (var middle = near + TrackWidth / 2; middle + TrackWidth / 2 <= far; middle += TrackWidth)
        {
            foreach (var rail in (ReadOnlySpan<float>)[-0.72f, 0.72f])
            {
                var x = side * (middle + rail);
                plan.Line.Strip(steel, from, to, x - 0.035f, x + 0.035f, plan.Kerb + 0.17f);
                plan.Line.Curtain(steel, from, to, x - 0.035f, plan.Kerb, plan.Kerb + 0.17f);
                plan.Line.Curtain(steel, from, to, x + 0.035f, plan.Kerb, plan.Kerb + 0.17f);
            }
            for (var y = MathF.Max(0, from); y < MathF.Min(50, to); y += 0.65f)
                plan.Line.Beside(side, y, middle).Block(wood, 0, 0, plan.Kerb, 2.4f, 0.24f, 0.06f);
        }
    }
}
