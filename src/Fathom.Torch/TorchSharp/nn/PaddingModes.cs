namespace TorchSharp;

/// <summary>What stands outside a picture.</summary>
public enum PaddingModes
{
    /// <summary>Zeros, or a given value.</summary>
    Zeros = 0,

    /// <summary>The picture mirrored at the centre of its edge pixels.</summary>
    Reflect = 1,

    /// <summary>The edge pixels.</summary>
    Replicate = 2,

    /// <summary>The picture again.</summary>
    Circular = 3,

    /// <summary>Zeros, or a given value.</summary>
    Constant = Zeros,
}
