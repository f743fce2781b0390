namespace Fathom.Cli.Predict;

/// <summary>What is written for a picture.</summary>
[Flags]
internal enum OutputFormats
{
    /// <summary>NAME.png: 16-bit grey.</summary>
    Png16 = 1,

    /// <summary>NAME.pfm: 32-bit floats, the network's own values; NAME.pfm.json says what they are.</summary>
    Pfm = 2,

    /// <summary>NAME.preview.png: a colour map, to look at.</summary>
    Preview = 4,

    /// <summary>NAME.exr: 32-bit floats, compressed.</summary>
    Exr = 8,

    /// <summary>NAME.tiff: 32-bit floats, compressed; NAME.tiff.json.</summary>
    Tiff = 16,

    /// <summary>NAME.npy: 32-bit floats for numpy; NAME.npy.json.</summary>
    Npy = 32,

    /// <summary>NAME.ply: coloured points.</summary>
    Ply = 64,

    /// <summary>NAME.glb: coloured points for viewers and the web.</summary>
    Glb = 128,

    /// <summary>What is written when nothing is said.</summary>
    Default = Png16 | Pfm | Preview,

    /// <summary>Those that need depth and a camera.</summary>
    Points = Ply | Glb,
}
