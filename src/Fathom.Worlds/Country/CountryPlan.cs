using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Country;

/// <summary>The numbers of a country road, drawn first; everything else follows them.</summary>
internal sealed class CountryPlan
{
    /// <summary>Metres of road behind the camera and ahead of it.</summary>
    public const float Behind = -40, Far = 1500;

    // Metres of grass between asphalt and ditch.
    private const float Verge = 2.2f;

    private readonly float bank, ditch, rolling, hillSize, rise, riseStart, riseSize, tilt;
    private readonly int salt;

    /// <summary>Draws a plan.</summary>
    public CountryPlan(Dice dice, Mesh mesh)
    {
        Kind = (RoadKind)dice.Weighted(3.5f, 5, 1.5f);
        var hilliness = dice.Weighted(2, 4, 2.5f, 2);
        (rolling, hillSize, rise, riseStart) = hilliness switch
        {
            0 => (dice.Uniform(0.5f, 2), 160f, dice.Uniform(0, 25), 1500f),
            1 => (dice.Uniform(5, 14), dice.Uniform(140, 260), dice.Uniform(20, 110), dice.Uniform(500, 1500)),
            2 => (dice.Uniform(15, 40), dice.Uniform(200, 420), dice.Uniform(100, 280), dice.Uniform(300, 1200)),
            _ => (dice.Uniform(8, 35), dice.Uniform(180, 420), dice.Uniform(450, 1700), dice.Uniform(700, 2200)),
        };
        riseSize = hilliness == 3 ? dice.Uniform(1300, 2600) : dice.Uniform(600, 1400);
        SnowLine = hilliness == 3 && dice.Chance(0.6f) ? rise * dice.Uniform(0.25f, 0.7f) : float.PositiveInfinity;
        var motorway = Kind == RoadKind.Motorway;
        Line = new Road(dice, mesh, motorway ? 700 : Kind == RoadKind.Road ? 140 : 60, (hilliness + 0.5f) * (motorway ? 0.012f : 0.024f));
        Lanes = motorway ? dice.Whole(2, 3) : Kind == RoadKind.Road ? 2 : 1;
        LaneWidth = motorway ? 3.6f : dice.Uniform(2.7f, 3.5f);
        Shoulder = motorway ? dice.Uniform(1.5f, 3) : Kind == RoadKind.Road ? dice.Uniform(0.2f, 0.6f) : 0.1f;
        HalfMedian = motorway ? dice.Uniform(1.2f, 3) : 0;
        HalfRoad = motorway ? HalfMedian + 0.6f + Lanes * LaneWidth + Shoulder : Lanes * LaneWidth / 2 + Shoulder;
        (bank, ditch, tilt) = (dice.Uniform(4, 16), dice.Chance(0.5f) ? dice.Uniform(0.2f, 0.7f) : 0, dice.Normal(0, hilliness * 0.03f));
        salt = dice.Whole(0, 1 << 20);
        var woods = dice.Weighted(5, 1.5f, 1.2f, motorway ? 0 : 0.8f);
        Fields = new Fields(dice, Line, HalfRoad + Verge + dice.Uniform(1.5f, 7) + (motorway ? 4 : 0), woods switch
        {
            0 => (null, null),
            1 => (Crop.Forest, Crop.Forest),
            2 => dice.Chance(0.5f) ? (null, Crop.Forest) : (Crop.Forest, null),
            _ => (Crop.Village, dice.Chance(0.5f) ? Crop.Village : null),
        }, hilliness / 3f, wild: hilliness < 2 ? float.PositiveInfinity : dice.Uniform(300, 900));
        Ground = new Terrain(mesh, Height);
    }

    /// <summary>What kind of road it is.</summary>
    public RoadKind Kind { get; }

    /// <summary>Its middle; of a motorway, the middle of the central reservation.</summary>
    public Road Line { get; }

    /// <summary>Lanes; of a motorway, in each direction.</summary>
    public int Lanes { get; }

    /// <summary>Metres.</summary>
    public float LaneWidth { get; }

    /// <summary>Metres of asphalt outside the lanes.</summary>
    public float Shoulder { get; }

    /// <summary>Half the central reservation of a motorway; 0 elsewhere.</summary>
    public float HalfMedian { get; }

    /// <summary>Metres from the middle to the asphalt's end.</summary>
    public float HalfRoad { get; }

    /// <summary>The fields beside it.</summary>
    public Fields Fields { get; }

    /// <summary>World height from which snow lies.</summary>
    public float SnowLine { get; }

    /// <summary>The land.</summary>
    public Terrain Ground { get; }

    /// <summary>Metres from the middle to the middle of a lane: 0 is the rightmost; those of the other direction are negative.</summary>
    public float LaneOffset(int lane, bool oncoming)
    {
        var offset = Kind == RoadKind.Motorway ? HalfMedian + 0.6f + (Lanes - lane - 0.5f) * LaneWidth : Lanes == 1 ? 0 : LaneWidth / 2;
        return oncoming ? -offset : offset;
    }

    private Height Height(float x, float y)
    {
        Height level = Line.Level(y), offset = Line.Offset(x, y), away = offset.Abs();
        // Far off the ground lies lower under the road and farther beside it, because its cells are wider than the road.
        var far = MathF.Abs(y);
        var bed = level - (0.07f + 0.0007f * far);
        var edge = HalfRoad + Verge + 0.02f * far;
        // Where the road ends, far off, the land closes.
        Height open = 1 - Geometry.Height.OfY(y).Abs().Step(Far, Far + 1300), beside = 1 - (1 - away.Step(edge, edge + bank)) * open;
        if (beside == 0)
            return bed;
        var natural = level * (1 - away.Step(150, 1200) * 0.7f) + away.Step(0, 400) * offset * tilt
            + Relief.Fractal(x, y, hillSize, salt, 5) * rolling * away.Step(0.5f * edge, edge + 120);
        var distance = (Geometry.Height.OfX(x) * Geometry.Height.OfX(x) + Geometry.Height.OfY(y) * Geometry.Height.OfY(y) + 1).Root();
        var risen = distance.Step(riseStart * 0.5f, riseStart + 2.4f * riseSize) * (1 - (1 - away.Step(100, 1500)) * open);
        if (risen != 0)
            natural += Relief.Ridges(x, y, riseSize, salt + 50, 7) * rise * risen;
        natural += Canopy(x, y, distance);
        natural -= (away - (edge + 0.8f)).Bump(0.7f) * ditch;
        return Geometry.Height.Mix(bed, natural, beside);
    }

    // High crops lift the ground: it is their upper side that is seen. So do woods, from where their trees no longer stand one by one.
    private Height Canopy(float x, float y, Height distance)
    {
        // What is farther than that is seen by its colour only.
        const float reach = 2500;
        if (distance.Value > reach)
            return 0;
        var parcel = Fields.At(x, y);
        var high = parcel.Crop switch { Crop.Wheat => 0.55f, Crop.Rape => 0.85f, Crop.Maize => 1.5f, _ => 0 };
        if (high > 0)
            return parcel.Edge.Step(0.4f, 1.1f) * high;
        if (parcel.Crop != Crop.Forest)
            return 0;
        var crowns = Relief.Noise(x, y, 9, salt + 90) * 2.5f + 8;
        return crowns * parcel.Edge.Step(4, 12) * distance.Step(Woods.Reach * 0.6f, Woods.Reach) * (1 - distance.Step(0.8f * reach, reach));
    }
}
