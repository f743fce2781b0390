namespace TorchSharp;

public static partial class torch
{
    /// <summary>The order in which a tensor's elements lie in memory; the numbers are libtorch's.</summary>
    public enum memory_format
    {
        /// <summary>The last dimension is dense.</summary>
        contiguous = 0,

        /// <summary>As the tensor that is copied.</summary>
        preserve = 1,

        /// <summary>N×C×H×W with channels dense: fast for convolutions on CPU.</summary>
        channels_last = 2,

        /// <summary>N×C×D×H×W with channels dense.</summary>
        channels_last_3d = 3,
    }
}
