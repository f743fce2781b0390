namespace Fathom.Datasets;

/// <summary>What losses of inverse depth compare a prediction with.</summary>
/// <param name="InverseDepth">H×W inverse depth in 1/metres (of relative depth up to a factor), finite and not negative; 0 = infinitely far or unknown.</param>
/// <param name="Mask">H×W: 1 where it is known, else 0; null where it is known everywhere.</param>
public readonly record struct TrainingTarget(float[] InverseDepth, float[]? Mask)
{
    /// <summary>The target that a measurement gives; a pixel whose depth is not a positive number is unknown.</summary>
    /// <param name="depth">Metric, relative or inverse depth; of relative depth the inverse is right up to a factor.</param>
    /// <exception cref="FathomException">The map holds disparities, or has an unknown shift.</exception>
    public static TrainingTarget From(DepthMap depth)
    {
        ArgumentNullException.ThrowIfNull(depth);
        if (depth.Kind is not (DepthKind.MetricDepth or DepthKind.RelativeDepth or DepthKind.InverseDepth))
            throw new FathomException($"Training and validation need metric, relative or inverse depth, not {depth.Kind.Describe()}.");
        var inverse = GC.AllocateUninitializedArray<float>(depth.Values.Length);
        float[]? mask = null;
        for (var i = 0; i < inverse.Length; i++)
        {
            inverse[i] = depth.Kind != DepthKind.InverseDepth ? 1 / depth.Values[i] : depth.Values[i];
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
