namespace Fathom.Training.Methods.Monodepth2;

/// <summary>
/// What −1 and 1 mean in the grid that a picture is read by. <see cref="Projection"/> divides by W − 1 and H − 1, which fits <see cref="PixelCentres"/> only.
/// </summary>
public enum GridConvention
{
    /// <summary>The centres of the outermost pixels (align_corners = true): a camera that does not move sees its own picture. What torch 0.4.1 did when Monodepth2 was published.</summary>
    PixelCentres,

    /// <summary>
    /// The edges of the picture (align_corners = false, torch's default since 1.3): places move outwards by up to half a pixel. What the published code of
    /// Monodepth2 and ADDS computes with such a torch.
    /// </summary>
    PictureEdges,
}
