using System.Numerics;

namespace Fathom.Worlds.Materials;

/// <summary>A wall with rows of windows, in metres from the frame's origin.</summary>
internal sealed class Facade(Material wall) : Material
{
    private const int Salt = 31;

    /// <summary>Metres from window to window along the wall, and from floor to floor.</summary>
    public required Vector2 Cell { get; init; }

    /// <summary>Metres of a window.</summary>
    public required Vector2 Window { get; init; }

    /// <summary>Height of the lowest sill in its storey.</summary>
    public float Sill { get; init; } = 0.9f;

    /// <summary>Colour of the frames.</summary>
    public Vector3 FrameColour { get; init; } = new(0.7f);

    /// <summary>Colour of a painted or stone surround; none where its width is 0.</summary>
    public Vector3 Surround { get; init; }

    /// <summary>Metres of surround.</summary>
    public float SurroundWidth { get; init; }

    /// <summary>Below this height there are no windows: a blind ground floor or shops of their own.</summary>
    public float Base { get; init; }

    /// <summary>The ground floor's own material, up to <see cref="Base"/>.</summary>
    public Material? Ground { get; init; }

    /// <summary>No windows above this height.</summary>
    public float Top { get; init; } = float.PositiveInfinity;

    public override void Shade(in SurfacePoint point, ref Surface surface)
    {
        if (point.Axis == 2 || point.V > Top)
        {
            wall.Shade(point, ref surface);
            return;
        }
        if (point.V < Base && Ground is not null)
        {
            Ground.Shade(point, ref surface);
            return;
        }
        float u = point.U / Cell.X, v = (point.V - Base) / Cell.Y;
        int column = (int)MathF.Floor(u), row = (int)MathF.Floor(v);
        float x = (u - column - 0.5f) * Cell.X, y = (v - row) * Cell.Y - Sill - Window.Y / 2;
        float half = Window.X / 2, high = Window.Y / 2;
        // Distance outside the opening; negative inside.
        var outside = MathF.Max(MathF.Abs(x) - half, MathF.Abs(y) - high);

        if (row < 0 || outside > SurroundWidth)
        {
            wall.Shade(point, ref surface);
            return;
        }
        if (outside > 0)
        {
            surface.Albedo = Surround;
            return;
        }
        var bar = MathF.Min(-outside, MathF.Abs(x));
        if (bar < 0.05f)
        {
            surface.Albedo = FrameColour;
            return;
        }
        Pane(point, column, row, y / high, ref surface);
    }

    // Behind the glass: darkness, a curtain, or a blind drawn to some height.
    private static void Pane(in SurfacePoint point, int column, int row, float height, ref Surface surface)
    {
        var who = Dice.Hash(column, row, Salt + point.Axis);
        var blind = 1 - 1.6f * Dice.Hash(column, row, Salt + 7);
        var dark = new Vector3(0.02f, 0.025f, 0.03f) * (0.5f + 2 * who);
        surface.Albedo = who < 0.3f || height > blind && who < 0.5f ? new Vector3(0.25f + 0.3f * who) : dark;
        surface.Gloss = 0.12f;
        surface.Polish = 1;
    }
}
