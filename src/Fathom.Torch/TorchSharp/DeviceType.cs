namespace TorchSharp;

/// <summary>Where a tensor lives; the numbers are libtorch's.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,

    /// <summary>An NVIDIA GPU.</summary>
    CUDA = 1,

    /// <summary>No memory: shapes only.</summary>
    META = 14,
}
