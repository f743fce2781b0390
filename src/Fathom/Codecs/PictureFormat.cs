namespace Fathom;

/// <summary>The file formats that Fathom reads and writes.</summary>
public enum PictureFormat
{
    /// <summary>PNG: 8-bit colour for pictures, 16-bit grey for depth.</summary>
    Png,

    /// <summary>JPEG, 8 bits: grey, YCbCr, RGB or CMYK.</summary>
    Jpeg,

    /// <summary>Portable float map: 32-bit floats, rows from the bottom.</summary>
    Pfm,

    /// <summary>OpenEXR: floats, compressed without loss, with attributes.</summary>
    Exr,

    /// <summary>TIFF: 32-bit floats, compressed without loss.</summary>
    Tiff,

    /// <summary>numpy's array file: numbers as they are in memory.</summary>
    Npy,
}
