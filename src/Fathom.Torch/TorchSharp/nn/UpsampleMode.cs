namespace TorchSharp;

/// <summary>How <see cref="Modules.Upsample"/> reads between pixels; the numbers are those of <see cref="torch.InterpolationMode"/>.</summary>
public enum UpsampleMode
{
    /// <summary>The pixel at the rounded-down place.</summary>
    Nearest = 0,

    /// <summary>Linear in one dimension.</summary>
    Linear = 1,

    /// <summary>Linear in two dimensions.</summary>
    Bilinear = 2,

    /// <summary>Cubic in two dimensions, a = -0.75.</summary>
    Bicubic = 3,

    /// <summary>Linear in three dimensions.</summary>
    Trilinear = 4,
}
