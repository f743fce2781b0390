namespace Fathom.Worlds.Materials;

/// <summary>Helpers for patterns on a grid that must fade out when a pixel covers several cells.</summary>
internal static class Lattice
{
    /// <summary>The share of a joint of the given width, centred on whole numbers of <paramref name="period"/>,
    /// under a pixel: 0 in the cell, 1 in the joint.</summary>
    public static float Joint(float position, float period, float width, float footprint)
    {
        var inside = position - MathF.Floor(position / period) * period;
        var distance = MathF.Min(inside, period - inside) - width / 2;
        var sharp = Math.Clamp(0.5f - distance / MathF.Max(footprint, 1e-5f), 0, 1);
        return float.Lerp(sharp, width / period, Fade(period, footprint));
    }

    /// <summary>0 while a period covers at least three pixels, 1 from one pixel on.</summary>
    public static float Fade(float period, float footprint) => Math.Clamp((footprint / period - 0.33f) * 1.5f, 0, 1);
}
