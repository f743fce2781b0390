using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>A distance up to which a protocol looks: metres, or the cap that each frame brings.</summary>
/// <param name="Metres">Metres, +∞ for no limit; null: the frame's cap.</param>
public readonly record struct FarLimit(double? Metres)
{
    /// <summary>The cap that each frame brings.</summary>
    public static FarLimit Cap => default;

    /// <summary>No limit.</summary>
    public static FarLimit None => new(double.PositiveInfinity);

    /// <summary>The limit for a frame.</summary>
    /// <param name="cap">The frame's cap in metres.</param>
    public double Of(double cap) => Metres ?? cap;

    /// <summary>In words.</summary>
    public override string ToString() => Metres switch
    {
        null => "cap",
        double.PositiveInfinity => "∞",
        { } metres => metres.ToString("0.####", CultureInfo.InvariantCulture) + " m",
    };
}
