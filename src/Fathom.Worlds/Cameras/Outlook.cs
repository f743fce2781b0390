using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>What a camera sees on its way: decides how fine things are and keeps its way free.</summary>
internal sealed class Outlook
{
    private const int Stops = 5;

    // The widest lens has 100 degrees from side to side.
    private const float SeenCosine = 0.55f, Beside = 9;

    private readonly Viewpoint[] views = new Viewpoint[Stops];
    private readonly Vector2[] places = new Vector2[Stops], headings = new Vector2[Stops];

    /// <summary>Follows a camera over the world's duration.</summary>
    public Outlook(CameraPath path)
    {
        for (var i = 0; i < Stops; i++)
        {
            views[i] = path((float)World.Duration * i / (Stops - 1));
            (places[i], headings[i]) = (Level(views[i].Position), Vector2.Normalize(Level(views[i].Forward)));
        }
    }

    /// <summary>Metres from the nearest place of the camera.</summary>
    public float Distance(Vector3 place)
    {
        var nearest = float.PositiveInfinity;
        foreach (ref readonly var view in views.AsSpan())
            nearest = MathF.Min(nearest, Vector3.DistanceSquared(view.Position, place));
        return MathF.Sqrt(nearest);
    }

    /// <summary>Whether a place may come into the picture, at any time and through any lens, or throws a shadow into it from close by.</summary>
    /// <param name="place">World metres.</param>
    /// <param name="margin">Metres around it.</param>
    public bool Sees(Vector3 place, float margin = 0)
    {
        // Height does not matter: a camera that looks down sees what lies under the middle of its view.
        for (var i = 0; i < Stops; i++)
        {
            var way = Level(place) - places[i];
            var distance = way.Length();
            if (distance < Beside + margin || Vector2.Dot(way, headings[i]) + margin > SeenCosine * distance)
                return true;
        }
        return false;
    }

    /// <summary>Metres from the camera for the choice of detail: what no lens can see is only needed for its shadow.</summary>
    /// <param name="place">World metres.</param>
    /// <param name="margin">Metres around it.</param>
    public float Away(Vector3 place, float margin = 0) => Sees(place, margin) ? MathF.Max(3, Distance(place)) : MathF.Max(160, Distance(place));

    /// <summary>Whether a thing on the ground leaves the camera's way free.</summary>
    /// <param name="place">Its middle.</param>
    /// <param name="radius">Metres around it.</param>
    public bool IsClear(Vector3 place, float radius)
    {
        for (var i = 0; i + 1 < Stops; i++)
        {
            Vector2 from = places[i], way = places[i + 1] - from, to = Level(place) - from;
            var share = way == default ? 0 : Math.Clamp(Vector2.Dot(to, way) / way.LengthSquared(), 0, 1);
            if (Vector2.Distance(to, way * share) < radius + 0.9f)
                return false;
        }
        return true;
    }

    /// <summary>How wide a cell of the ground may be: finer near the camera, coarse where it does not look.</summary>
    public float Cell(float x, float y)
    {
        var nearest = float.PositiveInfinity;
        foreach (var place in places)
            nearest = MathF.Min(nearest, Vector2.DistanceSquared(new(x, y), place));
        var distance = MathF.Sqrt(nearest);
        var cell = MathF.Max(0.45f, distance * Math.Clamp(0.12f - 0.03f * MathF.Log10(distance + 1), 0.034f, 0.12f));
        return Sees(new(x, y, 0), cell) ? cell : 5 * cell;
    }

    /// <summary>A blade's width: blades grow wider with distance, as they grow fewer.</summary>
    /// <param name="place">World metres.</param>
    /// <param name="width">Metres close by.</param>
    public float Blade(Vector3 place, float width) => MathF.Max(width, 0.0025f * Distance(place));

    /// <summary>A random place in the view on level ground, as many near as far.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="near">The nearest, metres from the camera.</param>
    /// <param name="far">The farthest.</param>
    public Vector2 Spot(Dice dice, float near, float far)
    {
        var stop = dice.Whole(0, Stops - 1);
        var (sin, cos) = MathF.SinCos(MathF.Atan2(headings[stop].Y, headings[stop].X) + dice.Uniform(-0.95f, 0.95f));
        return places[stop] + new Vector2(cos, sin) * dice.LogUniform(near, far);
    }

    private static Vector2 Level(Vector3 place) => new(place.X, place.Y);
}
