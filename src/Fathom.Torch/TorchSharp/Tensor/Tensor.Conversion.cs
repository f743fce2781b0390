using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator ToDtypeLayout = new("aten::to", "dtype_layout");
        private static readonly Operator Contiguous = new("aten::contiguous");
        private static readonly Operator Clone = new("aten::clone");
        private static readonly Operator Alias = new("aten::alias");
        private static readonly Operator Copy = new("aten::copy_");
        private static readonly Operator Fill = new("aten::fill_", "Scalar");
        private static readonly Operator Zero = new("aten::zero_");
        private static readonly Operator Normal = new("aten::normal_");
        private static readonly Operator Uniform = new("aten::uniform_");

        /// <summary>The tensor with this element type on this device. Where nothing changes and no copy is asked for, a second handle of the same tensor.</summary>
        public Tensor to(ScalarType type, Device? device = null, bool copy = false) => ToDtypeLayout.Tensor(this, type, default, device, default, false, copy);

        /// <summary>The tensor on this device. Where nothing changes and no copy is asked for, a second handle of the same tensor.</summary>
        public Tensor to(Device device, bool copy = false) => ToDtypeLayout.Tensor(this, default, default, device, default, false, copy);

        /// <summary>The tensor with this element type. Where nothing changes, a second handle of the same tensor.</summary>
        public Tensor to_type(ScalarType type, bool copy = false) => to(type, copy: copy);

        /// <summary>The tensor in main memory.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor in single precision.</summary>
        public Tensor @float() => to(ScalarType.Float32);

        /// <summary>The tensor in double precision.</summary>
        public Tensor @double() => to(ScalarType.Float64);

        /// <summary>The tensor as 64-bit whole numbers.</summary>
        public Tensor @long() => to(ScalarType.Int64);

        /// <summary>The tensor as truth values.</summary>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <summary>The tensor with its elements in this order in memory. Where they are so already, a second handle of the same tensor.</summary>
        public Tensor contiguous(memory_format memory_format = memory_format.contiguous) => Contiguous.Tensor(this, memory_format);

        /// <summary>A copy.</summary>
        public Tensor clone() => Clone.Tensor(this);

        /// <summary>A second handle of the same memory, in the graph.</summary>
        public Tensor alias() => Alias.Tensor(this);

        /// <summary>Writes the elements of <paramref name="source"/>, broadcast and converted, into this tensor.</summary>
        public Tensor copy_(Tensor source, bool non_blocking = false)
        {
            Copy.Do(this, source, non_blocking);
            return this;
        }

        /// <summary>Writes <paramref name="value"/> everywhere.</summary>
        public Tensor fill_(Scalar value)
        {
            Fill.Do(this, value);
            return this;
        }

        /// <summary>Writes 0 everywhere.</summary>
        public Tensor zero_()
        {
            Zero.Do(this);
            return this;
        }

        /// <summary>Draws every element from a normal distribution.</summary>
        public Tensor normal_(double mean = 0, double stddev = 1)
        {
            Normal.Do(this, mean, stddev);
            return this;
        }

        /// <summary>Draws every element evenly from [<paramref name="from"/>, <paramref name="to"/>).</summary>
        public Tensor uniform_(double from = 0, double to = 1)
        {
            Uniform.Do(this, from, to);
            return this;
        }
    }
}
