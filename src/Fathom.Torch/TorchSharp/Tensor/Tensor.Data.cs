using Fathom.Torch;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor in main memory, valid while the tensor is alive. Setting copies into it.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous, or not in main memory.</exception>
        /// <exception cref="ArgumentException">The number of bytes set is not the tensor's.</exception>
        /// <exception cref="OverflowException">The tensor takes 2 GiB or more, which no span holds.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                var info = Info;
                if (info.IsContiguous == 0)
                    throw new InvalidOperationException("The tensor's elements do not lie in order; call contiguous() first.");
                if (info.Device != (int)DeviceType.CPU)
                    throw new InvalidOperationException("The tensor is not in main memory; call cpu() first.");
                return new Span<byte>(info.Data, checked((int)(info.Numel * info.ItemSize)));
            }
            set
            {
                var own = bytes;
                if (own.Length != value.Length)
                    throw new ArgumentException($"{value.Length} bytes for a tensor of {own.Length}.", nameof(value));
                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        /// <summary>The elements, row-major, whatever their order in memory.</summary>
        /// <typeparam name="T">The .NET type of the elements: <c>float</c> for Float32, <c>long</c> for Int64, <c>byte</c> for Byte …</typeparam>
        /// <exception cref="ArgumentException">The elements are of another type.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not in main memory.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ElementTypes.Check<T>(dtype);
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException("The tensor is not in main memory; call cpu() first.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor with one element.</summary>
        /// <exception cref="ArgumentException">The element is of another type.</exception>
        /// <exception cref="TorchException">The tensor does not have exactly one element.</exception>
        public T item<T>() where T : unmanaged
        {
            ElementTypes.Check<T>(dtype);
            var value = Aten.item(this);
            return typeof(T) == typeof(bool) ? (T)(object)value.ToBoolean()
                : typeof(T) == typeof(Half) ? (T)(object)(Half)value.ToDouble()
                : value.Type == ScalarType.Float64 ? (T)Convert.ChangeType(value.ToDouble(), typeof(T), null)
                : (T)Convert.ChangeType(value.ToInt64(), typeof(T), null);
        }

        /// <summary>The value of a tensor with one element of any type.</summary>
        public Scalar ToScalar() => Aten.item(this);

        /// <summary>The value of a tensor with one element, rounded to single precision.</summary>
        public float ToSingle() => ToScalar().ToSingle();

        /// <summary>The value of a tensor with one element.</summary>
        public double ToDouble() => ToScalar().ToDouble();

        /// <summary>The value of a tensor with one element, its fraction cut off.</summary>
        public int ToInt32() => ToScalar().ToInt32();

        /// <summary>The value of a tensor with one element, its fraction cut off.</summary>
        public long ToInt64() => ToScalar().ToInt64();

        /// <summary>The value of a tensor with one element: false where it is 0.</summary>
        public bool ToBoolean() => ToScalar().ToBoolean();
    }
}
