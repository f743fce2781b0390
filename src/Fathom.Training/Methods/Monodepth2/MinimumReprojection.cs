using static TorchSharp.torch;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>The least of several photometric errors, pixel by pixel (Godard et al. 2019, sec. 3.2).</summary>
public static class MinimumReprojection
{
    /// <summary>
    /// min(warped, still): what explains the pixel best (eq. 4), where a picture that was not warped may win, too. It wins where nothing moves against the
    /// camera, and where it wins there is no gradient: the auto-mask (eq. 5).
    /// </summary>
    /// <param name="warped">Errors of the warped pictures, each N×1×H×W.</param>
    /// <param name="still">Errors of the same pictures without warping, N×M×H×W; no gradient.</param>
    /// <param name="noise">Deviation of the normal noise added to <paramref name="still"/> from torch's generator, so that equal errors do not always fall to one side; 0 adds none.</param>
    /// <returns>N×1×H×W.</returns>
    public static Tensor Least(IReadOnlyList<Tensor> warped, Tensor still, double noise = 1e-5)
    {
        using var scope = NewDisposeScope();
        if (noise > 0)
            still = still.add(randn_like(still), noise);
        return warped.Aggregate(still.amin([1], keepdim: true), (least, error) => least.minimum(error)).MoveToOuterDisposeScope();
    }
}
