namespace Fathom;

/// <summary>Points in space, perhaps coloured. Axes as a camera's: x right, y down, z forward.</summary>
public sealed partial class PointCloud
{
    internal const string Metre = "metre";

    /// <summary>Wraps points without copying them.</summary>
    /// <param name="positions">N×3: x y z of each point, in <paramref name="unit"/>.</param>
    /// <param name="colors">N×3: R G B of each point, sRGB; null without colours.</param>
    /// <param name="unit">Metres, or none where the scale is unknown.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the unit is none of a length.</exception>
    public PointCloud(float[] positions, byte[]? colors = null, DepthUnit unit = DepthUnit.Metre)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (positions.Length % 3 != 0)
            throw new ArgumentException($"{positions.Length} numbers are no whole points of three.", nameof(positions));
        if (colors is not null && colors.Length != positions.Length)
            throw new ArgumentException($"{positions.Length / 3} points need {positions.Length} bytes of colour, not {colors.Length}.", nameof(colors));
        if (unit is not (DepthUnit.Metre or DepthUnit.None))
            throw new ArgumentException($"Points are in metres or without unit, not in {unit}.", nameof(unit));
        (Positions, Colors, Unit) = (positions, colors, unit);
    }

    /// <summary>How many points.</summary>
    public int Count => Positions.Length / 3;

    /// <summary>N×3: x y z of each point, in <see cref="Unit"/>.</summary>
    public float[] Positions { get; }

    /// <summary>N×3: R G B of each point, sRGB; null without colours.</summary>
    public byte[]? Colors { get; }

    /// <summary>Metres, or none where the scale is unknown.</summary>
    public DepthUnit Unit { get; }

    /// <summary>The unit in files.</summary>
    internal string UnitName => Unit == DepthUnit.Metre ? Metre : "none";

    /// <summary>Point <paramref name="i"/>.</summary>
    public Point3 this[int i] => new(Positions[3 * i], Positions[3 * i + 1], Positions[3 * i + 2]);

    /// <summary>The points moved, for example from a camera's coordinates to the world's by the camera's pose.</summary>
    /// <param name="pose">The motion; its translation is in <see cref="Unit"/>.</param>
    public PointCloud Transform(Pose pose)
    {
        var moved = new float[Positions.Length];
        for (var i = 0; i < Count; i++)
        {
            var point = pose.Transform(this[i]);
            (moved[3 * i], moved[3 * i + 1], moved[3 * i + 2]) = ((float)point.X, (float)point.Y, (float)point.Z);
        }
        return new PointCloud(moved, Colors, Unit);
    }
}
