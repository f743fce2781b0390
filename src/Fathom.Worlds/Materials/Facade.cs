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

    /// <summary>Shop windows instead of rooms: bright, most of them lit when it is dark.</summary>
    public bool Shop { get; init; }

    /// <summary>The share of windows that is lit when it is dark.</summary>
    public float Lit => Shop ? 0.35f + 0.65f * Dice.Hash(House, 1, Salt) : 0.45f * Dice.Hash(House, 1, Salt) * Dice.Hash(House, 2, Salt) + 0.04f;

    // Two houses hardly ever have the same measures: their lit windows differ.
    private int House => BitConverter.SingleToInt32Bits(Cell.X) ^ BitConverter.SingleToInt32Bits(Window.X) << 1;

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
        Pane(point, column, row, y / high, x, ref surface);
    }

    // Behind the glass: darkness, a curtain, or a blind drawn to some height.
    private void Pane(in SurfacePoint point, int column, int row, float height, float x, ref Surface surface)
    {
        var who = Dice.Hash(column, row, Salt + point.Axis);
        var blind = 1 - 1.6f * Dice.Hash(column, row, Salt + 7);
        var dark = new Vector3(0.02f, 0.025f, 0.03f) * (0.5f + 2 * who);
        var hidden = who < 0.3f || height > blind && who < 0.5f;
        surface.Albedo = hidden ? new Vector3(0.25f + 0.3f * who) : dark;
        surface.Gloss = 0.12f;
        surface.Polish = 1;
        var house = House + point.Axis;
        if (Dice.Hash(column, row, house) < Lit)
            surface.Glow = Shop ? Goods(point, x, height, house, column) : Lamplight(Dice.Hash(column, row, house + 1), Dice.Hash(column, row, house + 2)) * (hidden ? 0.35f : 0.6f + 0.4f * height);
    }

    // Warm bulbs to cool tubes, dim rooms to bright ones.
    private static Vector3 Lamplight(float cool, float bright) =>
        Vector3.Lerp(new(1, 0.5f, 0.17f), new(0.85f, 0.95f, 1), cool * cool) * (0.06f * MathF.Exp(3 * bright));

    // Shelves and what stands on them, brighter towards the ceiling.
    private static Vector3 Goods(in SurfacePoint point, float x, float height, int house, int column)
    {
        const float shelf = 0.42f, thing = 0.19f;
        int i = (int)MathF.Floor(x / thing), j = (int)MathF.Floor(point.V / shelf);
        var colour = new Vector3(Dice.Hash(i, j, house + 3), Dice.Hash(i, j, house + 4), Dice.Hash(i, j, house + 5));
        var size = Dice.Hash(i, j, house + 6);
        // Things of some colour stand before a bright wall, each as high as it is.
        var stands = point.V / shelf - j < size ? Vector3.Lerp(new Vector3(0.4f), colour, 0.35f) * size : Vector3.One;
        return Lamplight(0.3f + 0.6f * Dice.Hash(house, column, 5), 0.5f + 0.5f * Dice.Hash(house, 6, 6)) * (0.65f + 0.35f * height)
            * Vector3.Lerp(stands, new Vector3(0.65f), Lattice.Fade(thing, point.Footprint));
    }
}
