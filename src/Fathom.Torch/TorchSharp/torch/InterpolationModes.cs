namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a picture is resized.</summary>
    public enum InterpolationMode
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

        /// <summary>Mean over the area of each output pixel.</summary>
        Area = 5,

        /// <summary>The pixel whose centre is nearest.</summary>
        NearestExact = 6,
    }

    /// <summary>How <see cref="nn.functional.grid_sample"/> reads between pixels.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>Linear in two dimensions.</summary>
        Bilinear = 2,
    }

    /// <summary>What <see cref="nn.functional.grid_sample"/> reads outside the picture.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,

        /// <summary>The picture mirrored.</summary>
        Reflection = 1,

        /// <summary>The edge pixels.</summary>
        Border = 2,
    }
}
