namespace Fathom.Worlds;

/// <summary>How a scene is drawn; its geometry stays the same.</summary>
public enum Style
{
    /// <summary>A camera: textures, soft shadows, light from all sides, and a sensor with its faults.</summary>
    Photo,

    /// <summary>A game: textures, one shadow ray and one ambient ray for each pixel, opaque glass, no sensor faults.</summary>
    Game,

    /// <summary>A game of 2005: plain colours, hard light, no shadows, opaque glass.</summary>
    Flat,

    /// <summary>A painting: strokes and palette drawn from the seed, over <see cref="Photo"/>'s light.</summary>
    Painted,
}
