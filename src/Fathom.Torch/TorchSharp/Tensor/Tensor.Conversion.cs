using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor with this element type on this device. Where nothing changes and no copy is asked for, a second handle of the same tensor.</summary>
        public Tensor to(ScalarType type, Device? device = null, bool copy = false) => Aten.to_dtype_layout(this, type, default, device, default, false, copy);

        /// <summary>The tensor on this device. Where nothing changes and no copy is asked for, a second handle of the same tensor.</summary>
        public Tensor to(Device device, bool copy = false) => Aten.to_dtype_layout(this, default, default, device, default, false, copy);

        /// <summary>The tensor with this element type. Where nothing changes, a second handle of the same tensor.</summary>
        public Tensor to_type(ScalarType type, bool copy = false) => to(type, copy: copy);

        /// <summary>The tensor in main memory.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor in the memory of a CUDA device.</summary>
        /// <param name="device">The device; null for the present one.</param>
        /// <exception cref="ArgumentException">It is not a CUDA device.</exception>
        /// <exception cref="TorchException">There is none, or libtorch was built without CUDA.</exception>
        public Tensor cuda(Device? device = null) => device is null or { type: DeviceType.CUDA } ? to(device ?? CUDA)
            : throw new ArgumentException($"{device} is no CUDA device.", nameof(device));

        /// <summary>The tensor in single precision.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>The tensor in double precision.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>The tensor as 64-bit whole numbers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>The tensor as truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>The tensor with its elements in this order in memory. Where they are so already, a second handle of the same tensor.</summary>
        public Tensor contiguous(memory_format memory_format = memory_format.contiguous) => Aten.contiguous(this, memory_format);

        /// <summary>A copy.</summary>
        public Tensor clone() => Aten.clone(this);

        /// <summary>A second handle of the same memory, in the graph.</summary>
        public Tensor alias() => Aten.alias(this);

        /// <summary>Writes the elements of <paramref name="source"/>, broadcast and converted, into this tensor.</summary>
        public Tensor copy_(Tensor source, bool non_blocking = false)
        {
            Aten.copy_(this, source, non_blocking);
            return this;
        }

        /// <summary>Writes <paramref name="value"/> everywhere.</summary>
        public Tensor fill_(Scalar value)
        {
            Aten.fill__Scalar(this, value);
            return this;
        }

        /// <summary>Writes 0 everywhere.</summary>
        public Tensor zero_()
        {
            Aten.zero_(this);
            return this;
        }

        /// <summary>Draws every element from a normal distribution.</summary>
        public Tensor normal_(double mean = 0, double stddev = 1, Generator? generator = null)
        {
            Aten.normal_(this, mean, stddev, generator);
            return this;
        }

        /// <summary>Draws every element evenly from [<paramref name="from"/>, <paramref name="to"/>).</summary>
        public Tensor uniform_(double from = 0, double to = 1, Generator? generator = null)
        {
            Aten.uniform_(this, from, to, generator);
            return this;
        }
    }
}
