using static TorchSharp.torch;

namespace Fathom.Training.Methods.Midas;

/// <summary>Statistics of each picture over its measured pixels. Values and masks are N×H×W, results N×1×1; a picture without a measured pixel gives 0.</summary>
internal static class Masked
{
    private static readonly long[] Pixels = [1, 2];

    /// <summary>The values with everything unmeasured set to 0, so that NaN and infinity there reach neither the sum nor the gradient.</summary>
    public static Tensor Clean(Tensor values, Tensor mask) => values.masked_fill(mask.eq(0), 0);

    /// <summary>Number of measured pixels, M.</summary>
    public static Tensor Count(Tensor mask) => mask.sum(Pixels, keepdim: true);

    /// <summary>Σ m·v. The values must be clean.</summary>
    public static Tensor Sum(Tensor values, Tensor mask) => (values * mask).sum(Pixels, keepdim: true);

    /// <summary>Σ m·v / M.</summary>
    public static Tensor Mean(Tensor values, Tensor mask) => Sum(values, mask) / Count(mask).clamp_min(1);

    /// <summary>The median, of an even count the lower one (libtorch's rule). Its gradient goes to the pixel that holds it.</summary>
    public static Tensor Median(Tensor values, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var place = PlaceOfRank(values, mask, count => (count + 1) / 2);
        return Clean(At(values, place), Count(mask)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Weights that keep the ⌊share·M⌋ smallest values of each picture: 1 below the edge, 0 above it. Values equal to the edge share what is left,
    /// so that the weights always sum to ⌊share·M⌋ and the order of the pixels does not matter.
    /// </summary>
    public static Tensor SmallestShare(Tensor values, Tensor mask, double share)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        // 0.8 × 10 is 8.000000000000002 in some orders of multiplication and 7.999999999999999 in others.
        var kept = (Count(mask).to_type(ScalarType.Float64) * share + 1e-9).floor().to_type(values.dtype);
        var edge = At(values, PlaceOfRank(values, mask, count => (long)Math.Floor(count * share + 1e-9)));
        var below = values.lt(edge).to_type(values.dtype) * mask;
        var equal = values.eq(edge).to_type(values.dtype) * mask;
        var left = (kept - Count(below)).clamp_min(0) / Count(equal).clamp_min(1);
        return ((below + equal * left) * kept.gt(0).to_type(values.dtype)).MoveToOuterDisposeScope();
    }

    /// <summary>Where the rank-th smallest measured value of each picture lies in its H·W pixels: N×1, integer.</summary>
    private static Tensor PlaceOfRank(Tensor values, Tensor mask, Func<long, long> rank)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var rows = values.masked_fill(mask.eq(0), float.PositiveInfinity).flatten(1);
        var counts = Count(mask).to_type(ScalarType.Int64).data<long>().ToArray();
        // A quick-select per picture: a tenth of the time of sorting the batch. Those of one rank share the threads in one call.
        var places = counts.Distinct().Count() == 1
            ? rows.kthvalue(Rank(counts[0]), 1).indexes
            : stack([.. counts.Select((count, n) => rows[n].kthvalue(Rank(count)).indexes)], 0);
        return places.unsqueeze(1).MoveToOuterDisposeScope();

        long Rank(long count) => Math.Max(1, rank(count));
    }

    private static Tensor At(Tensor values, Tensor place) => values.flatten(1).gather(1, place).unsqueeze(2);
}
