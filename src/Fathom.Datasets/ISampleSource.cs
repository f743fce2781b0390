namespace Fathom.Datasets;

/// <summary>An endless, numbered supply of training samples.</summary>
public interface ISampleSource
{
    /// <summary>What logs and messages call the source.</summary>
    string Name { get; }

    /// <summary>
    /// Sample number <paramref name="index"/> at <paramref name="width"/> × <paramref name="height"/>. A pure function of its arguments (the same bits
    /// every time), safe to call from several threads at once.
    /// </summary>
    /// <param name="index">Which sample, from 0.</param>
    /// <param name="width">Width of picture and depth in pixels.</param>
    /// <param name="height">Height of picture and depth in pixels.</param>
    /// <returns>A sample of exactly this size, with depth of any kind but disparity (<see cref="TrainingTarget"/>).</returns>
    DepthSample Sample(long index, int width, int height);
}
