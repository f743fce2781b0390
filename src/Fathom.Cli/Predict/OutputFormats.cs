namespace Fathom.Cli.Predict;

/// <summary>What is written for a picture.</summary>
[Flags]
internal enum OutputFormats
{
    /// <summary>NAME.png: 16-bit grey.</summary>
    Png16 = 1,

    /// <summary>NAME.pfm: 32-bit floats, the network's own values.</summary>
    Pfm = 2,

    /// <summary>NAME.preview.png: a colour map, to look at.</summary>
    Preview = 4,

    /// <summary>All of them.</summary>
    All = Png16 | Pfm | Preview,
}
