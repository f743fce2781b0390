namespace Fathom.Datasets;

/// <summary>What losses of inverse depth compare a prediction with.</summary>
/// <param name="InverseDepth">H×W inverse depth in 1/metres, finite and not negative; 0 = infinitely far or unknown.</param>
/// <param name="Mask">H×W: 1 where it is known, else 0; null where it is known everywhere.</param>
public readonly record struct TrainingTarget(float[] InverseDepth, float[]? Mask)
{
    /// <summary>The target that a measurement gives; a pixel whose depth is not a positive number is unknown.</summary>
    /// <param name="depth">Metric or inverse depth.</param>
    /// <exception cref="FathomException">The map has no metric scale.</exception>
    public static TrainingTarget From(DepthMap depth)
    {
        ArgumentNullException.ThrowIfNull(depth);
        if (depth.Kind is not (DepthKind.MetricDepth or DepthKind.InverseDepth))
            throw new FathomException($"Training and validation need metric or inverse depth, not {depth.Kind.Describe()}.");
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
        return new TrainingTarget(inverse, mask);
    }

    private static float[] Ones(int length)
    {
        var ones = new float[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
