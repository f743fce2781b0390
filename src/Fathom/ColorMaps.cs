namespace Fathom;

/// <summary>The colours of a <see cref="ColorMap"/>.</summary>
public static class ColorMaps
{
    /// <summary>256 colours R G B R G B …, from the far or small end to the near or large one.</summary>
    public static byte[] Colors(this ColorMap map)
    {
        if (map != ColorMap.Grey)
            return VisionNative.Colors(map);
        var ramp = new byte[256 * 3];
        for (var i = 0; i < ramp.Length; i++)
            ramp[i] = (byte)(i / 3);
        return ramp;
    }
}
