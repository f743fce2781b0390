using System.Numerics;
using Fathom.Worlds.Geometry;
using Fathom.Worlds.Rooms;
using Fathom.Worlds.Streets;

namespace Fathom.Worlds.Halls;

/// <summary>A hall that is being furnished.</summary>
/// <param name="Dice">Random numbers.</param>
/// <param name="Kind">What the hall is for.</param>
/// <param name="Plan">Its floor.</param>
internal sealed record HallSite(Dice Dice, HallKind Kind, FloorPlan Plan)
{
    /// <summary>Where the camera stands on the floor; chosen before the things are built, which are finer near it.</summary>
    public Vector3 Eye { get; set; } = new(Plan.Width / 2, Plan.Length * 0.2f, 0);

    /// <summary>Radians from y to the left in which the hall is best looked along.</summary>
    public float Facing { get; set; }

    /// <summary>The camera may walk this far ahead.</summary>
    public float Way { get; set; } = 7;

    /// <summary>What moves.</summary>
    public List<Body> Bodies { get; } = [];

    /// <summary>The corner of the floor.</summary>
    public Placement Corner => Plan.Corner;

    /// <summary>Metres from the camera to a place of the floor plan.</summary>
    public float Distance(float x, float y) => Vector2.Distance(new(Eye.X, Eye.Y), new(x, y));

    /// <summary>Metres from the camera to a placement, on the floor plan.</summary>
    public float Distance(Placement place) => Distance(place.Frame.Origin.X, place.Frame.Origin.Y);

    /// <summary>Adds something that moves along a straight line unless it would run into the camera.</summary>
    /// <param name="start">Where it is at first; it faces y.</param>
    /// <param name="speed">Metres a second along y.</param>
    /// <param name="build">Builds it in its own frame.</param>
    public void Move(Placement start, float speed, Action<Placement> build)
    {
        for (var seconds = 0f; seconds <= (float)World.Duration; seconds += 0.5f)
            if (Vector3.Distance(start.Frame.At(0, speed * seconds, 0).Origin with { Z = 0 }, Eye) < 3 + Way * 0.3f)
                return;
        var mesh = Mesh.Rent();
        build(new Placement(mesh, Frame.World));
        Bodies.Add(new Body(mesh, seconds => start.Frame.At(0, speed * seconds, 0)));
    }

    /// <summary>Adds a person who walks along a straight line, unless into the camera.</summary>
    /// <param name="start">Where the person is at first, facing y.</param>
    /// <param name="speed">Metres a second along y.</param>
    public void Walk(Placement start, float speed) => Move(start, speed, place => new People(Dice).Walker(place));
}
