using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Info.Dtype;

        /// <summary>Where the tensor lives.</summary>
        public Device device => new(Info.Device);

        /// <summary>Where the tensor lives.</summary>
        public DeviceType device_type => device.type;

        /// <summary>The sizes, outermost first.</summary>
        public unsafe long[] shape
        {
            get
            {
                var info = Info;
                var sizes = new ReadOnlySpan<long>(info.Sizes, info.Dim).ToArray();
                GC.KeepAlive(this);
                return sizes;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long ndim => Info.Dim;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Info.Numel;

        /// <summary>Bytes in an element.</summary>
        public long ElementSize => Info.ItemSize;

        /// <summary>True where operators on the tensor are recorded for <see cref="backward"/>.</summary>
        public bool requires_grad
        {
            get => Info.RequiresGrad != 0;
            set
            {
                Native.Check(Native.SetRequiresGrad(Handle, value ? (byte)1 : (byte)0), nameof(requires_grad));
                GC.KeepAlive(this);
            }
        }

        /// <summary>True for tensors that no recorded operator made.</summary>
        public bool is_leaf => Info.IsLeaf != 0;

        internal unsafe TensorInfo Info
        {
            get
            {
                TensorInfo info;
                Native.Check(Native.Info(Handle, &info), nameof(Info));
                GC.KeepAlive(this);
                return info;
            }
        }

        /// <summary>Number of dimensions.</summary>
        public long dim() => Info.Dim;

        /// <summary>Number of elements.</summary>
        public long numel() => Info.Numel;

        /// <summary>The sizes, outermost first.</summary>
        public long[] size() => shape;

        /// <summary>The size of one dimension; negative numbers count from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public unsafe long size(int dim)
        {
            var info = Info;
            var wrapped = dim < 0 ? dim + info.Dim : dim;
            if ((uint)wrapped >= (uint)info.Dim)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {info.Dim} dimensions.");
            var size = info.Sizes[wrapped];
            GC.KeepAlive(this);
            return size;
        }

        /// <summary>Distance between neighbours along each dimension, in elements.</summary>
        public unsafe long[] stride()
        {
            var info = Info;
            var strides = new ReadOnlySpan<long>(info.Strides, info.Dim).ToArray();
            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>True where the last dimension is dense and the others follow.</summary>
        public bool is_contiguous() => Info.IsContiguous != 0;

        /// <summary>True where the elements lie in this order.</summary>
        public bool is_contiguous(memory_format memory_format) =>
            memory_format == memory_format.channels_last ? Info.IsChannelsLast != 0 : is_contiguous();

        /// <summary>True for half, bfloat16, single and double.</summary>
        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        /// <summary>E.g. "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => IsInvalid ? "disposed tensor" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
