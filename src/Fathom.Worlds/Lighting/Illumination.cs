using System.Numerics;
using Fathom.Worlds.Geometry;

namespace Fathom.Worlds.Lighting;

/// <summary>All light of a scene, and the weather that lies on its surfaces.</summary>
internal sealed record Illumination
{
    /// <summary>The sky, seen where rays leave the scene.</summary>
    public required Sky Sky { get; init; }

    /// <summary>Unit direction to the sun, at night to the moon.</summary>
    public Vector3 SunDirection { get; init; } = Vector3.UnitZ;

    /// <summary>The sun's irradiance on a surface that faces it; 0 behind clouds.</summary>
    public Vector3 Sun { get; init; }

    /// <summary>Tangent of the sun's radius: 0.0047 in clear air, more through haze.</summary>
    public float SunRadius { get; init; } = 0.0047f;

    /// <summary>Lamps and windows.</summary>
    public IReadOnlyList<Lamp> Lamps { get; init; } = [];

    /// <summary>How much of <see cref="Materials.Surface.Glow"/> is on: 0 by day, 1 at night.</summary>
    public float Glow { get; init; }

    /// <summary>It is so dark that the mesh's lamps light their surroundings.</summary>
    public bool Dark { get; init; }

    /// <summary>How much of <see cref="Materials.Surface.Daylight"/> comes through: 1 on a fine day, 0 at night.</summary>
    public Vector3 Daylight { get; init; } = Vector3.One;

    /// <summary>Ambient light comes evenly from all sides (rooms) instead of from the sky.</summary>
    public Vector3? EvenAmbient { get; init; }

    /// <summary>Ambient light that still arrives where the surroundings are hidden, as a share: light that bounced.</summary>
    public float Bounce { get; init; } = 0.25f;

    /// <summary>Metres within which things shade the ambient light.</summary>
    public float AmbientReach { get; init; } = 50;

    /// <summary>Radiance of the haze far away.</summary>
    public Vector3 Haze { get; init; }

    /// <summary>Metres after which haze has replaced 63 % of the view; infinite in clear air.</summary>
    public float HazeDistance { get; init; } = float.PositiveInfinity;

    /// <summary>Rain on the ground: 0 dry, 1 puddles.</summary>
    public float Wetness { get; init; }

    /// <summary>Snow on what faces up: 0 none, 1 a closed cover.</summary>
    public float Snow { get; init; }

    /// <summary>The same light with the lamps that stand in the mesh, if it is dark.</summary>
    public Illumination With(Mesh mesh) => Dark && mesh.Lamps.Count > 0 ? this with { Lamps = [.. Lamps, .. mesh.Lamps] } : this;

    /// <summary>Ambient radiance from a direction that nothing hides.</summary>
    public Vector3 Ambient(Vector3 direction) => EvenAmbient ?? Sky.Smooth(direction);
}
