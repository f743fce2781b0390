using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Streets;

/// <summary>The numbers of a street, drawn first; everything else follows them.</summary>
internal sealed record StreetPlan
{
    /// <summary>Metres of street behind the camera.</summary>
    public const float Behind = -25;

    /// <summary>The middle of the road.</summary>
    public required Centreline Line { get; init; }

    /// <summary>What lies beyond the kerbs.</summary>
    public required (StreetSide Left, StreetSide Right) Sides { get; init; }

    /// <summary>Metres from the middle to the kerb.</summary>
    public required float HalfRoad { get; init; }

    /// <summary>Lanes over the whole road.</summary>
    public required int Lanes { get; init; }

    /// <summary>Height of the kerb in metres; 0 or 6 cm in alleys, 0 in the country.</summary>
    public required float Kerb { get; init; }

    /// <summary>Distance of a crossing road; infinite where there is none.</summary>
    public required float Crossing { get; init; }

    /// <summary>Half the width of the crossing road.</summary>
    public required float HalfCrossing { get; init; }

    /// <summary>Where houses across the street close it; infinite in an open street.</summary>
    public required float End { get; init; }

    /// <summary>A side: 1 right, −1 left.</summary>
    public StreetSide On(int side) => side > 0 ? Sides.Right : Sides.Left;

    /// <summary>Metres from the middle to a share of the way across a side's pavement.</summary>
    public float AcrossPavement(int side, float share) => HalfRoad + On(side).Verge + On(side).Pavement * share;

    /// <summary>Metres from the middle to the lots of a side.</summary>
    public float LotEdge(int side) => HalfRoad + On(side).Width;

    /// <summary>True where the crossing road interrupts kerb and lots.</summary>
    public bool IsOpen(float distance, float margin) => MathF.Abs(distance - Crossing) < HalfCrossing + margin;

    /// <summary>The stretches of kerb from <paramref name="from"/> to <paramref name="to"/> that the crossing leaves.</summary>
    public IEnumerable<(float From, float To)> Stretches(float from, float to)
    {
        if (Crossing + HalfCrossing < from || Crossing - HalfCrossing > to)
        {
            yield return (from, to);
            yield break;
        }
        if (Crossing - HalfCrossing > from)
            yield return (from, Crossing - HalfCrossing);
        if (Crossing + HalfCrossing < to)
            yield return (Crossing + HalfCrossing, to);
    }

    /// <summary>Draws a street.</summary>
    public static StreetPlan Draw(Dice dice, Mesh mesh)
    {
        var alley = dice.Chance(0.08f);
        var left = Pick(dice);
        var right = dice.Chance(0.6f) ? left : Pick(dice);
        var rural = left == Quarter.Country && right == Quarter.Country;
        var lanes = alley ? 1 : dice.Weighted(0, 1, 6, 2, 1.5f);
        var parking = alley || rural ? 0 : dice.Pick(0, 2f, 2f, 4f);
        return new StreetPlan
        {
            Line = new Centreline(mesh, dice.Chance(0.45f) ? 0 : dice.Normal(0, 0.0035f), dice.Chance(0.6f) ? 0 : dice.Normal(0, 0.02f)),
            Sides = alley
                ? (StreetSide.OfAlley(dice), StreetSide.OfAlley(dice))
                : (StreetSide.Draw(dice, left, rural), StreetSide.Draw(dice, right, rural)),
            HalfRoad = alley ? dice.Uniform(1.4f, 2.6f) : (lanes * dice.Uniform(2.7f, 3.6f) + parking) / 2,
            Lanes = lanes,
            Kerb = rural ? 0 : alley ? dice.Pick(0, 0.06f) : dice.Uniform(0.06f, 0.18f),
            Crossing = !alley && dice.Chance(0.5f) ? dice.Uniform(4, 70) : float.PositiveInfinity,
            HalfCrossing = dice.Uniform(3, 7),
            End = dice.Chance(0.22f) ? dice.Uniform(18, 90) : float.PositiveInfinity,
        };

        static Quarter Pick(Dice dice) => (Quarter)dice.Weighted(4, 4, 2.2f, 1.6f, 0.8f);
    }
}
