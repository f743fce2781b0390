using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Fathom.Training.Methods.Monodepth2;

/// <summary>Makes the target's view out of another picture (Godard et al. 2019, eq. 1: I_t'→t).</summary>
public static class Warping
{
    /// <summary>Reads the picture at the places, bilinearly; outside it, its outermost pixels.</summary>
    /// <param name="picture">N×C×H×W.</param>
    /// <param name="places">N×h×w×2, of <see cref="Projection"/>.</param>
    /// <param name="convention">What ±1 means in the places.</param>
    /// <returns>N×C×h×w.</returns>
    public static Tensor Warp(Tensor picture, Tensor places, GridConvention convention = GridConvention.PixelCentres) =>
        grid_sample(picture, places, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: convention == GridConvention.PixelCentres);
}
