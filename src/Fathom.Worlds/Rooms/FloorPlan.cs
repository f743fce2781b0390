using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Rooms;

/// <summary>A rectangular room from (0, 0) to (Width, Length) of its corner, and which parts of its floor are taken.</summary>
internal sealed class FloorPlan(float width, float length, float height, Placement corner)
{
    private readonly List<(float X0, float Y0, float X1, float Y1)> taken = [];

    /// <summary>A room whose corner is the world's origin.</summary>
    public FloorPlan(float width, float length, float height, Mesh mesh) : this(width, length, height, new Placement(mesh, Frame.World))
    {
    }

    /// <summary>How many of its walls things stand at and hang on: 4, or 3 where x = 0 is open.</summary>
    public int Walls { get; init; } = 4;

    /// <summary>Metres along x.</summary>
    public float Width => width;

    /// <summary>Metres along y.</summary>
    public float Length => length;

    /// <summary>Metres from floor to ceiling.</summary>
    public float Height => height;

    /// <summary>The room's own frame: x along its width, y along its length, its corner at the origin.</summary>
    public Placement Corner => corner;

    /// <summary>Points worth looking at: the tops and middles of what was placed.</summary>
    public List<Vector3> Sights { get; } = [];

    /// <summary>The frame of a wall: x runs along it from its right end as seen from inside, y into the room.</summary>
    /// <param name="wall">0: y = 0; 1: x = Width; 2: y = Length; 3: x = 0.</param>
    public Placement Wall(int wall) => (wall & 3) switch
    {
        0 => Corner,
        1 => Corner.At(width, 0).Turned(MathF.PI / 2),
        2 => Corner.At(width, length).Turned(MathF.PI),
        _ => Corner.At(0, length).Turned(-MathF.PI / 2),
    };

    /// <summary>Metres of a wall.</summary>
    public float WallLength(int wall) => (wall & 1) == 0 ? width : length;

    /// <summary>Tries to find room against a wall for something of the given size.</summary>
    /// <param name="dice">Random numbers.</param>
    /// <param name="along">Metres along the wall.</param>
    /// <param name="deep">Metres into the room.</param>
    /// <param name="place">The middle of its foot; y points into the room.</param>
    public bool TryAgainstWall(Dice dice, float along, float deep, out Placement place)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var wall = dice.Whole(0, Walls - 1);
            var free = WallLength(wall) - along;
            if (free <= 0)
                continue;
            var x = dice.Uniform(0, free) + along / 2;
            place = Wall(wall).At(x, deep / 2 + 0.03f);
            if (TryTake(place, along, deep))
                return true;
        }
        place = default;
        return false;
    }

    /// <summary>Tries to find room anywhere for something of the given size, turned at random.</summary>
    public bool TryAnywhere(Dice dice, float wide, float deep, out Placement place)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var radius = MathF.Max(wide, deep) / 2;
            if (2 * radius > MathF.Min(width, length))
                break;
            place = Corner.At(dice.Uniform(radius, width - radius), dice.Uniform(radius, length - radius))
                .Turned(dice.Chance(0.6f) ? dice.Whole(0, 3) * MathF.PI / 2 : dice.Uniform(0, MathF.Tau));
            if (TryTake(place, wide, deep))
                return true;
        }
        place = default;
        return false;
    }

    /// <summary>Takes the floor under a rectangle around a placement if nothing stands there yet.</summary>
    public bool TryTake(Placement place, float wide, float deep)
    {
        Vector3 x = Local(place.Frame.X) * (wide / 2), y = Local(place.Frame.Y) * (deep / 2), middle = Local(place.Frame.Origin - corner.Frame.Origin);
        float halfX = MathF.Abs(x.X) + MathF.Abs(y.X), halfY = MathF.Abs(x.Y) + MathF.Abs(y.Y);
        var box = (X0: middle.X - halfX, Y0: middle.Y - halfY, X1: middle.X + halfX, Y1: middle.Y + halfY);
        foreach (var other in taken)
            if (box.X0 < other.X1 && other.X0 < box.X1 && box.Y0 < other.Y1 && other.Y0 < box.Y1)
                return false;
        taken.Add(box);
        return true;
    }

    private Vector3 Local(Vector3 direction) =>
        new(Vector3.Dot(direction, corner.Frame.X), Vector3.Dot(direction, corner.Frame.Y), Vector3.Dot(direction, corner.Frame.Z));

    /// <summary>Distance from a point to the nearest thing or wall on the floor plan; negative inside.</summary>
    public float Clearance(float x, float y)
    {
        var nearest = MathF.Min(MathF.Min(x, width - x), MathF.Min(y, length - y));
        foreach (var box in taken)
            nearest = MathF.Min(nearest, MathF.Max(MathF.Max(box.X0 - x, x - box.X1), MathF.Max(box.Y0 - y, y - box.Y1)));
        return nearest;
    }
}
