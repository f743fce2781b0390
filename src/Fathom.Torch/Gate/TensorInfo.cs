using System.Runtime.InteropServices;

namespace Fathom.Torch;

/// <summary>What a tensor says of itself without a call through the gate; laid out as in native/torch_tensors.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorInfo
{
    public long* Sizes;
    public long* Strides;
    public void* Data;
    public long Numel;
    public int Dim;
    public int Dtype;
    public int ItemSize;
    public int Device;
    public byte RequiresGrad;
    public byte IsLeaf;
    public byte IsContiguous;
    public byte IsChannelsLast;
}
