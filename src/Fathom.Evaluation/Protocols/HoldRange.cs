using System.Globalization;

namespace Fathom.Evaluation;

/// <summary>Where depths are held: what is nearer or farther becomes the limit.</summary>
/// <param name="Nearest">Metres; 0 for no limit.</param>
/// <param name="Farthest">The far limit.</param>
public readonly record struct HoldRange(double Nearest, FarLimit Farthest)
{
    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Nearest:0.####} m, {Farthest}]");
}
