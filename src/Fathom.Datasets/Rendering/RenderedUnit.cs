using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>The frames of one world: what one thread renders, and what a resume takes or leaves as a whole.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Scene">The scene it belongs to, from 1.</param>
/// <param name="Seed">The world's.</param>
/// <param name="FirstFrame">The number of its first frame in the scene.</param>
/// <param name="Count">How many.</param>
internal sealed record RenderedUnit(int Number, int Scene, ulong Seed, int FirstFrame, int Count)
{
    /// <summary>All units of a rendering: single frames share scene 1, each sequence is a scene.</summary>
    public static IEnumerable<RenderedUnit> Of(WorldRendering rendering)
    {
        var size = rendering.FramesPerWorld;
        for (int number = 0, first = 0; first < rendering.Frames; number++, first += size)
            yield return rendering.FramesPerSecond is null
                ? new RenderedUnit(number, 1, rendering.Seed + (ulong)number, number, 1)
                : new RenderedUnit(number, number + 1, rendering.Seed + (ulong)number, 0, Math.Min(size, rendering.Frames - first));
    }
}

/// <summary>One frame that was written: a line of each text file.</summary>
/// <param name="Condition">Hour and weather.</param>
/// <param name="Scene">Its scene.</param>
/// <param name="Frame">Its number in the scene.</param>
/// <param name="Camera">0: left, 1: right.</param>
/// <param name="Intrinsics">fx, fy, cx, cy in pixels.</param>
/// <param name="Extrinsics">World to camera, 4×4 row-major.</param>
internal sealed record RenderedFrame(Condition Condition, int Scene, int Frame, int Camera, double[] Intrinsics, double[] Extrinsics);
