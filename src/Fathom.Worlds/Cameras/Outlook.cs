using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>What a camera sees on its way: decides how fine things are and keeps its way free.</summary>
internal sealed class Outlook
{
    private const int Stops = 5;

    // The widest lens has 100 degrees from side to side.
    private const float SeenCosine = 0.55f, Beside = 9;

    private readonly Viewpoint[] views = new Viewpoint[Stops];

    /// <summary>Follows a camera over the world's duration.</summary>
    public Outlook(CameraPath path)
    {
        for (var i = 0; i < Stops; i++)
            views[i] = path((float)World.Duration * i / (Stops - 1));
    }

    /// <summary>Metres from the nearest place of the camera.</summary>
    public float Distance(Vector3 place) => views.Min(view => Vector3.Distance(view.Position, place));

    /// <summary>Whether a place may come into the picture, at any time and through any lens, or throws a shadow into it from close by.</summary>
    /// <param name="place">World metres.</param>
    /// <param name="margin">Metres around it.</param>
    public bool Sees(Vector3 place, float margin = 0)
    {
        foreach (var view in views)
        {
            var way = place - view.Position;
            // Height does not matter: a camera that looks down sees what lies under the middle of its view.
            Vector2 level = new(way.X, way.Y), forward = new(view.Forward.X, view.Forward.Y);
            var distance = level.Length();
            if (distance < Beside + margin || Vector2.Dot(level, forward) + margin > SeenCosine * distance * forward.Length())
                return true;
        }
        return false;
    }

    /// <summary>Metres from the camera for the choice of detail: what no lens can see is only needed for its shadow.</summary>
    public float Away(Vector3 place) => Sees(place) ? MathF.Max(3, Distance(place)) : MathF.Max(160, Distance(place));

    /// <summary>Whether a thing on the ground leaves the camera's way free.</summary>
    /// <param name="place">Its middle.</param>
    /// <param name="radius">Metres around it.</param>
    public bool IsClear(Vector3 place, float radius)
    {
        for (var i = 0; i + 1 < Stops; i++)
        {
            Vector2 from = Level(views[i].Position), way = Level(views[i + 1].Position) - from, to = Level(place) - from;
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
        foreach (var view in views)
            nearest = MathF.Min(nearest, Vector2.DistanceSquared(new(x, y), Level(view.Position)));
        var distance = MathF.Sqrt(nearest);
        var cell = MathF.Max(0.35f, distance * Math.Clamp(0.1f - 0.025f * MathF.Log10(distance + 1), 0.028f, 0.1f));
        return Sees(new(x, y, 0), cell) ? cell : 5 * cell;
    }

    /// <summary>A random place in the view on level ground, as many near as far.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="near">The nearest, metres from the camera.</param>
    /// <param name="far">The farthest.</param>
    public Vector2 Spot(Dice dice, float near, float far)
    {
        var view = views[dice.Whole(0, Stops - 1)];
        var (sin, cos) = MathF.SinCos(MathF.Atan2(view.Forward.Y, view.Forward.X) + dice.Uniform(-0.95f, 0.95f));
        return Level(view.Position) + new Vector2(cos, sin) * dice.LogUniform(near, far);
    }

    private static Vector2 Level(Vector3 place) => new(place.X, place.Y);
}
