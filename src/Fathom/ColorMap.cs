namespace Fathom;

/// <summary>Colours for looking at a depth map, dark to bright (turbo: blue to red). The tables are OpenCV's.</summary>
public enum ColorMap
{
    /// <summary>Black, violet, orange, yellow: the field's usual choice.</summary>
    Inferno,

    /// <summary>Black, violet, pink, cream.</summary>
    Magma,

    /// <summary>Violet, green, yellow; safe for the colour-blind.</summary>
    Viridis,

    /// <summary>Blue, green, yellow, red: shows small differences, but brightness does not rise with the value.</summary>
    Turbo,

    /// <summary>Black to white.</summary>
    Grey,
}
