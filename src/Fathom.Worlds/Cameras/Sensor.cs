using System.Numerics;

namespace Fathom.Worlds.Cameras;

/// <summary>Everything between linear light and the stored picture. One for a world; noise differs from frame to frame.</summary>
internal sealed partial record Sensor
{
    /// <summary>A camera without faults.</summary>
    public static readonly Sensor Ideal = new();

    /// <summary>Shutter and gain.</summary>
    public AutoExposure Exposure { get; init; } = new();

    /// <summary>How bright 1 is beside the same number outdoors.</summary>
    public float LightLevel { get; init; } = 1;

    /// <summary>Colours of lamps.</summary>
    public WhiteBalance WhiteBalance { get; init; } = new(0, Vector3.One);

    /// <summary>Linear to stored.</summary>
    public ToneCurve Tone { get; init; } = new(0, 1);

    /// <summary>0: grey; 1: as it is.</summary>
    public float Saturation { get; init; } = 1;

    /// <summary>Dark corners.</summary>
    public Vignetting Vignetting { get; init; }

    /// <summary>Depth of field.</summary>
    public Defocus Defocus { get; init; }

    /// <summary>Light scattered around lamps.</summary>
    public Glare Glare { get; init; }

    /// <summary>Rays and ghosts of lamps.</summary>
    public LensFlare Flare { get; init; } = new();

    /// <summary>Coloured fringes.</summary>
    public ChromaticError ChromaticError { get; init; }

    /// <summary>Weight of each direct neighbour in the lens's blur, 0 to 0.25.</summary>
    public float Blur { get; init; }

    /// <summary>Weight of each direct neighbour in the software's sharpening, 0 to 0.25.</summary>
    public float Sharpening { get; init; }

    /// <summary>Shot and read noise.</summary>
    public SensorNoise Noise { get; init; } = SensorNoise.None;

    /// <summary>Things on the way smear.</summary>
    public bool Smears { get; init; }

    /// <summary>JPEG quality, 1 to 100; 0: not compressed.</summary>
    public int JpegQuality { get; init; }
}
