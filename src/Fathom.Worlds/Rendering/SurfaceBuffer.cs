using System.Numerics;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Rendering;

/// <summary>What the ray through each pixel's centre met, and the light that arrives there.
/// Grows to the largest picture rendered so far.</summary>
internal sealed class SurfaceBuffer
{
    /// <summary>The part of a pixel that shows the sky.</summary>
    public const int Sky = -1;

    /// <summary>Width in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Where the ray ended, world metres.</summary>
    public Vector3[] Positions { get; private set; } = [];

    /// <summary>Unit normals towards the camera.</summary>
    public Vector3[] Normals { get; private set; } = [];

    /// <summary>The mesh's part, or <see cref="Sky"/>.</summary>
    public int[] Parts { get; private set; } = [];

    /// <summary>How the point reflects.</summary>
    public Surface[] Surfaces { get; private set; } = [];

    /// <summary>Pixels whose surface is see-through glass.</summary>
    public List<int> Glass { get; } = [];

    /// <summary>While the <see cref="Glazing"/> is open and there is glass: the number of the pane before the surface, 0 for none.</summary>
    public int[] Panes { get; private set; } = [];

    /// <summary>The light that arrives.</summary>
    public Arriving[] Light { get; private set; } = [];

    /// <summary>The filter's result, before <see cref="SwapLight"/>.</summary>
    public Arriving[] Filtered { get; private set; } = [];

    /// <summary>The filter's scratch space: light averaged over rows.</summary>
    public Arriving[] Rows { get; private set; } = [];

    /// <summary>The filter's scratch space: how much of its window each row held.</summary>
    public float[] RowWeights { get; private set; } = [];

    /// <summary>Linear colour.</summary>
    public Vector3[] Radiance { get; private set; } = [];

    /// <summary>The sensor's scratch space.</summary>
    public Vector3[] Scratch { get; private set; } = [];

    /// <summary>Makes room for a picture; contents are undefined.</summary>
    public void Resize(int width, int height)
    {
        (Width, Height) = (width, height);
        Glass.Clear();
        var count = width * height;
        if (Positions.Length >= count)
            return;
        (Positions, Normals, Parts, Surfaces, Panes) = (new Vector3[count], new Vector3[count], new int[count], new Surface[count], new int[count]);
        (Light, Filtered, Rows, RowWeights, Radiance, Scratch) = (new Arriving[count], new Arriving[count], new Arriving[count], new float[count],
            new Vector3[count], new Vector3[count]);
    }

    /// <summary>Makes the filtered light the light.</summary>
    public void SwapLight() => (Light, Filtered) = (Filtered, Light);
}

/// <summary>Light that arrives at a point.</summary>
internal struct Arriving
{
    /// <summary>From sun and lamps; in W the share of them that is seen.</summary>
    public Vector4 Direct;

    /// <summary>From the surroundings; in W the share of them that is free.</summary>
    public Vector4 Ambient;

    /// <summary>Radiance that the surface's mirror image sends to the eye, before reflectance; in W 1 where it was traced, else 0.</summary>
    public Vector4 Mirror;
}
