using System.Globalization;
using Fathom.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Main memory.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The first NVIDIA GPU; needs a libtorch that was built for CUDA (see <see cref="cuda"/>).</summary>
    public static readonly Device CUDA = new(DeviceType.CUDA);

    /// <summary>Shapes without memory.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The device of this name.</summary>
    /// <param name="description">"cpu", "cuda", "cuda:1" or "meta".</param>
    public static Device device(string description) => new(description);

    /// <summary>The device of this type.</summary>
    public static Device device(DeviceType type, int index = -1) => new(type, index);

    /// <summary>True where libtorch was built for CUDA and finds a GPU.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>NVIDIA GPUs. Debian's libtorch has none of it: build the bridge with <c>LIBTORCH=/path/to/libtorch ./fathom setup --all</c>.</summary>
    public static class cuda
    {
        /// <summary>True where libtorch was built for CUDA and finds a GPU.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Number of GPUs that libtorch finds; 0 for a build without CUDA.</summary>
        public static int device_count() => Native.CudaDevices();
    }

    /// <summary>Where a tensor lives.</summary>
    public sealed class Device : IEquatable<Device>
    {
        /// <summary>A device by type.</summary>
        /// <param name="type">Its type.</param>
        /// <param name="index">Which GPU; -1 for the present one.</param>
        public Device(DeviceType type, int index = -1) => (this.type, this.index) = (type, index);

        /// <summary>A device by name.</summary>
        /// <param name="description">"cpu", "cuda", "cuda:1" or "meta".</param>
        /// <exception cref="ArgumentException">No device has this name.</exception>
        public Device(string description)
        {
            var colon = description.IndexOf(':', StringComparison.Ordinal);
            (type, var known) = (colon < 0 ? description : description[..colon]) switch
            {
                "cpu" => (DeviceType.CPU, true),
                "cuda" => (DeviceType.CUDA, true),
                "meta" => (DeviceType.META, true),
                _ => (DeviceType.CPU, false),
            };
            index = -1;
            if (colon >= 0 && known)
                known = int.TryParse(description.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (index = number) < 128;
            if (!known)
                throw new ArgumentException($"There is no device '{description}'; say \"cpu\", \"cuda\" or \"cuda:1\".", nameof(description));
        }

        /// <summary>A GPU by number.</summary>
        public Device(string description, int index) : this($"{description}:{index.ToString(CultureInfo.InvariantCulture)}") { }

        internal Device(int encoded) : this((DeviceType)(encoded & 0xff), (DeviceType)(encoded & 0xff) == DeviceType.CUDA ? encoded >> 8 : -1) { }

        /// <summary>The type of the device.</summary>
        public DeviceType type { get; }

        /// <summary>Which GPU; -1 for main memory, or the present GPU.</summary>
        public int index { get; }

        /// <summary>As the bridge writes it.</summary>
        internal int Encoded => (int)type | (Math.Max(index, 0) << 8);

        /// <summary>A device by name.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public bool Equals(Device? other) => other is not null && other.type == type && other.index == index;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Device);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(type, index);

        /// <inheritdoc/>
        public override string ToString()
        {
            var name = type switch
            {
                DeviceType.CPU => "cpu",
                DeviceType.META => "meta",
                _ => "cuda",
            };
            return index < 0 ? name : $"{name}:{index.ToString(CultureInfo.InvariantCulture)}";
        }
    }
}
