namespace Fathom.Datasets;

/// <summary>A scene as the pool keeps it: H×W×3 bytes of RGB, H×W inverse depth in 1/metres (finite, 0 = infinitely far or unknown), and 1 where it is known, else 0 (null: known everywhere).</summary>
internal sealed record TrainingScene(string Name, int Width, int Height, byte[] Pixels, float[] InverseDepth, float[]? Mask)
{
    /// <summary>Turns a source's sample into a scene; a pixel whose depth is not a positive number is unknown.</summary>
    /// <exception cref="FathomException">The sample has another size, or no metric scale.</exception>
    public static TrainingScene From(DepthSample sample, int width, int height)
    {
        var depth = sample.Depth;
        if (depth.Kind is not (DepthKind.MetricDepth or DepthKind.InverseDepth))
            throw new FathomException($"The loader needs metric or inverse depth, not {depth.Kind.Describe()}.");
        if (depth.Width != width || depth.Height != height || sample.Image.Width != width || sample.Image.Height != height)
            throw new FathomException($"The source gave a picture of {sample.Image.Width}×{sample.Image.Height} with depth of {depth.Width}×{depth.Height}, asked for {width}×{height}.");

        var inverse = GC.AllocateUninitializedArray<float>(depth.Values.Length);
        float[]? mask = null;
        for (var i = 0; i < inverse.Length; i++)
        {
            inverse[i] = depth.Kind == DepthKind.MetricDepth ? 1 / depth.Values[i] : depth.Values[i];
            if (depth.IsValid(i) && inverse[i] >= 0 && float.IsFinite(inverse[i]))
                continue;
            mask ??= Ones(inverse.Length);
            mask[i] = 0;
            inverse[i] = 0;
        }
        return new TrainingScene(sample.Name, width, height, sample.Image.Pixels, inverse, mask);
    }

    private static float[] Ones(int length)
    {
        var ones = new float[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
