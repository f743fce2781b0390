namespace Fathom.Datasets;

/// <summary>A scene as the pool keeps it: H×W×3 bytes of RGB, H×W inverse depth and mask as in <see cref="TrainingTarget"/>, and the kind that it was.</summary>
internal sealed record TrainingScene(string Name, int Width, int Height, byte[] Pixels, float[] InverseDepth, float[]? Mask, DepthKind Kind)
{
    /// <summary>Turns a source's sample into a scene (<see cref="TrainingTarget"/>).</summary>
    /// <exception cref="FathomException">The sample has another size, or holds disparities.</exception>
    public static TrainingScene From(DepthSample sample, int width, int height)
    {
        var depth = sample.Depth;
        if (depth.Width != width || depth.Height != height || sample.Image.Width != width || sample.Image.Height != height)
            throw new FathomException($"The source gave a picture of {sample.Image.Width}×{sample.Image.Height} with depth of {depth.Width}×{depth.Height}, asked for {width}×{height}.");
        var (inverse, mask) = TrainingTarget.From(depth);
        return new TrainingScene(sample.Name, width, height, sample.Image.Pixels, inverse, mask, depth.Kind);
    }
}
