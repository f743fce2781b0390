namespace TorchSharp;

/// <summary>How a convolution treats the border.</summary>
public enum Padding
{
    /// <summary>Only where the whole kernel fits.</summary>
    Valid = 0,

    /// <summary>The output is as large as the input.</summary>
    Same = 1,
}
