using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Tabletops;

/// <summary>A thing that stands on a surface, before its place is known.</summary>
/// <param name="Radius">Metres from its middle to its rim on the surface.</param>
/// <param name="Height">Metres.</param>
/// <param name="Build">Builds it at a placement whose z points up from the surface.</param>
internal sealed record Prop(float Radius, float Height, Action<Placement> Build)
{
    /// <summary>Something may stand on it.</summary>
    public bool Level { get; init; }
}
