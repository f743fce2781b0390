namespace Fathom.Datasets;

/// <summary>What losses of inverse depth compare a prediction with.</summary>
/// <param name="InverseDepth">H×W inverse depth in 1/metres, finite and not negative; 0 = infinitely far or unknown. Of relative depth up to a factor; affine-invariant, up to a factor and a shift: any finite
/// number, 0 where unknown.</param>
/// <param name="Mask">H×W: 1 where it is known, else 0; null where it is known everywhere.</param>
public readonly record struct TrainingTarget(float[] InverseDepth, float[]? Mask)
{
    /// <summary>The target that a measurement gives; a pixel whose depth is not a positive number is unknown.</summary>
    /// <param name="depth">Metric or relative depth, inverse depth or affine-invariant inverse depth.</param>
    /// <exception cref="FathomException">The map holds disparities.</exception>
    public static TrainingTarget From(DepthMap depth)
    {
        ArgumentNullException.ThrowIfNull(depth);
        if (depth.Kind == DepthKind.Disparity)
            throw new FathomException("Training and validation need metric, relative, inverse or affine-invariant inverse depth, not disparity. Use To(DepthKind.AffineInverseDepth).");
        var least = depth.Kind == DepthKind.AffineInverseDepth ? float.NegativeInfinity : 0;
        var inverse = GC.AllocateUninitializedArray<float>(depth.Values.Length);
        float[]? mask = null;
        for (var i = 0; i < inverse.Length; i++)
        {
            inverse[i] = depth.Kind.LargerIsNearer() ? depth.Values[i] : 1 / depth.Values[i];
            if (depth.IsValid(i) && inverse[i] >= least && float.IsFinite(inverse[i]))
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
