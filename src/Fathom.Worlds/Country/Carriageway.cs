using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Country;

/// <summary>Asphalt, markings, shoulders, guard rails and posts of a country road.</summary>
internal sealed class Carriageway(CountryPlan plan, Dice dice)
{
    private const float PaintHeight = 0.006f, Drawn = 400;

    private readonly Material asphalt = plan.Kind == RoadKind.Lane && dice.Chance(0.35f) ? Stock.Soil(dice) : dice.Chance(0.85f) ? Stock.Asphalt(dice) : Stock.Slabs(dice, 5, Stock.Concrete(dice));
    private readonly Material paint = new Mottled(dice) { Dark = new(0.4f), Light = Palette.Grey(dice, 0.8f, 0.95f), Cloud = new(dice.Uniform(0.2f, 1)), Contrast = 2 };
    private readonly Material steel = new Plain(Palette.Grey(dice, 0.5f, 0.75f), 0.15f, 0.4f);

    /// <summary>Builds it.</summary>
    public void Build()
    {
        var mesh = plan.Line.Mesh;
        using (mesh.Label(Semantic.Road))
        {
            if (plan.Kind == RoadKind.Motorway)
            {
                Surface(plan.HalfMedian, plan.HalfRoad);
                Surface(-plan.HalfRoad, -plan.HalfMedian);
            }
            else
                Surface(-plan.HalfRoad, plan.HalfRoad);
            Markings();
        }
        if (plan.Kind == RoadKind.Motorway)
            Median();
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            using (mesh.Label(Semantic.Terrain))
                plan.Line.Strip(Stock.Grass(dice), CountryPlan.Behind, Drawn, side * (plan.HalfRoad - 0.05f), side * (plan.HalfRoad + 1), -0.01f, -0.14f);
            if (plan.Kind == RoadKind.Motorway ? dice.Chance(0.75f) : plan.Kind == RoadKind.Road && dice.Chance(0.3f))
                Rail(side, side * (plan.HalfRoad + 0.6f), dice.Chance(0.5f) ? CountryPlan.Behind : dice.Uniform(-10, 60), dice.Uniform(90, 700));
            else if (plan.Kind != RoadKind.Lane && dice.Chance(0.7f))
                Posts(side);
        }
    }

    private void Surface(float left, float right) => plan.Line.Strip(asphalt, CountryPlan.Behind, CountryPlan.Far, left, right, 0, 0);

    private void Markings()
    {
        switch (plan.Kind)
        {
            case RoadKind.Motorway:
                float length = dice.Uniform(4, 7), gap = length * dice.Uniform(1.4f, 2.2f);
                foreach (var side in (ReadOnlySpan<int>)[-1, 1])
                {
                    Line(side * (plan.HalfMedian + 0.55f), 0.15f);
                    Line(side * (plan.HalfRoad - plan.Shoulder), 0.25f);
                    for (var lane = 1; lane < plan.Lanes; lane++)
                        Dashes(side * (plan.HalfMedian + 0.6f + lane * plan.LaneWidth), length, gap);
                }
                break;
            case RoadKind.Road:
                switch (dice.Weighted(5, 2, 1.5f, 1))
                {
                    case 0: Dashes(0, dice.Uniform(2, 6), dice.Uniform(4, 9)); break;
                    case 1: Line(0, 0.12f); break;
                    case 2:
                        Line(-0.12f, 0.1f);
                        Line(0.12f, 0.1f);
                        break;
                }
                if (dice.Chance(0.7f))
                {
                    Line(plan.HalfRoad - plan.Shoulder, 0.14f);
                    Line(plan.Shoulder - plan.HalfRoad, 0.14f);
                }
                break;
        }
    }

    private void Line(float x, float width) => plan.Line.Strip(paint, CountryPlan.Behind, Drawn, x - width / 2, x + width / 2, PaintHeight, PaintHeight);

    private void Dashes(float x, float length, float gap)
    {
        for (var y = CountryPlan.Behind + dice.Uniform(0, length); y < 260; y += length + gap)
            plan.Line.Strip(paint, y, y + length, x - 0.07f, x + 0.07f, PaintHeight, PaintHeight);
    }

    private void Median()
    {
        using (plan.Line.Mesh.Label(Semantic.Terrain))
            plan.Line.Strip(dice.Chance(0.6f) ? Stock.Grass(dice) : Stock.Concrete(dice), CountryPlan.Behind, CountryPlan.Far, -plan.HalfMedian - 0.05f, plan.HalfMedian + 0.05f, -0.01f, -0.01f);
        if (dice.Chance(0.3f))
        {
            // A concrete wall with a broad foot.
            using var label = plan.Line.Mesh.Label(Semantic.GuardRail);
            plan.Line.Sweep(Stock.Concrete(dice), CountryPlan.Behind, 900, new(-0.35f, -0.1f), new(-0.32f, 0.1f), new(-0.16f, 0.3f), new(-0.1f, 0.85f), new(0.1f, 0.85f), new(0.16f, 0.3f), new(0.32f, 0.1f), new(0.35f, -0.1f));
            return;
        }
        Rail(1, plan.HalfMedian * 0.6f, CountryPlan.Behind, 700);
        Rail(-1, -plan.HalfMedian * 0.6f, CountryPlan.Behind, 700);
    }

    // A rail pressed into two waves, on posts; its waves face the road.
    private void Rail(int side, float offset, float from, float to)
    {
        using var label = plan.Line.Mesh.Label(Semantic.GuardRail);
        var inward = plan.Kind == RoadKind.Motorway && MathF.Abs(offset) < plan.HalfMedian ? side : -side;
        plan.Line.Sweep(steel, from, to, new(offset, 0.44f), new(offset + inward * 0.05f, 0.48f), new(offset + inward * 0.05f, 0.54f), new(offset, 0.58f), new(offset, 0.62f), new(offset + inward * 0.05f, 0.66f),
            new(offset + inward * 0.05f, 0.72f), new(offset, 0.76f));
        for (var y = from + 1; y < MathF.Min(to, 130); y += y < 50 ? 2 : 4)
            plan.Line.Beside(1, y, offset - inward * 0.06f).Block(steel, 0, 0, -0.3f, 0.08f, 0.1f, 1);
    }

    // White posts with a dark band and a reflector.
    private void Posts(int side)
    {
        using var label = plan.Line.Mesh.Label(Semantic.Pole);
        Material white = new Plain(new(0.75f)), black = new Plain(new(0.02f));
        var step = dice.Pick(25, 50, 50);
        for (float y = dice.Uniform(-20, 5); y < 350; y += step)
        {
            var place = plan.Line.Beside(side, y, plan.HalfRoad + 0.75f);
            place.Rounded(white, 0, 0, -0.3f, 0.11f, 0.09f, 1.3f, 0.03f, 1);
            place.Block(black, 0, 0, 0.72f, 0.114f, 0.094f, 0.2f);
            place.Block(new Plain(new(0.6f, 0.55f, 0.3f), 0.3f, 0.8f), 0, 0, 0.74f, 0.05f, 0.1f, 0.16f);
        }
    }
}
