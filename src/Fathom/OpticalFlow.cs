namespace Fathom;

/// <summary>
/// Dense optical flow between two pictures: OpenCV's DIS (Kroeger et al., "Fast optical flow using dense inverse search", 2016), its preset "medium" with variational refinement. Grey values only.
/// <code>var flow = OpticalFlow.Dense(before, after);
/// var (u, v) = (flow.U[y * flow.Width + x], flow.V[y * flow.Width + x]);   // before's pixel (x, y) is at (x + u, y + v) in after</code>
/// </summary>
/// <remarks>
/// Every pixel gets a flow, also one that the other picture does not show or that lies in an even surface: compare with the flow back where that matters. The same pictures give the same bits, on any number of threads.
/// </remarks>
public static class OpticalFlow
{
    /// <summary>Largest width · height: a picture of 8K video, for which the flow takes about two gigabytes.</summary>
    public const long MostPixels = 7680 * 4320;

    /// <summary>Where each pixel of <paramref name="from"/> went in <paramref name="to"/>.</summary>
    /// <param name="from">The picture whose pixels are followed.</param>
    /// <param name="to">The other picture, of the same size.</param>
    /// <returns>Pixels; finite everywhere.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="FathomException">The pictures exceed <see cref="MostPixels"/>, or a library is missing (<see cref="MissingLibraryException"/>).</exception>
    public static FlowField Dense(Image from, Image to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if ((from.Width, from.Height) != (to.Width, to.Height))
            throw new ArgumentException($"The first picture has {from.Width}×{from.Height} pixels, the second {to.Width}×{to.Height}: flow leads between pictures of one size.", nameof(to));
        if ((long)from.Width * from.Height > MostPixels)
            throw new FathomException($"Optical flow between pictures of {from.Width}×{from.Height} pixels would take too much memory; the limit is {MostPixels / 1e6:0} megapixels. Make the pictures smaller.");
        return FlowNative.Dense(from, to);
    }
}
