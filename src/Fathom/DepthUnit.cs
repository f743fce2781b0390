namespace Fathom;

/// <summary>The unit of a <see cref="DepthMap"/>'s values.</summary>
public enum DepthUnit
{
    /// <summary>No unit: the scale is unknown.</summary>
    None,

    /// <summary>Metres.</summary>
    Metre,

    /// <summary>1 / metres.</summary>
    PerMetre,

    /// <summary>Pixels of the picture that the map belongs to.</summary>
    Pixel,
}
