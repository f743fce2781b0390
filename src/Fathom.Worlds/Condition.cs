namespace Fathom.Worlds;

/// <summary>Hour and weather. Geometry, camera and motion do not depend on it: the same world under two conditions is a pair of twins with the same depth.</summary>
public enum Condition
{
    /// <summary>Daylight: clear, hazy, low sun, or overcast.</summary>
    Day,

    /// <summary>Twilight: a dim sky, lamps already lit.</summary>
    Dusk,

    /// <summary>Night: street lamps, head and tail lights, lit windows, sometimes a moon, sometimes a wet road.</summary>
    Night,

    /// <summary>Rain by day: an even sky, wet surfaces, streaks.</summary>
    Rain,

    /// <summary>Fog by day.</summary>
    Fog,

    /// <summary>Falling snow by day, white ground.</summary>
    Snow,
}
