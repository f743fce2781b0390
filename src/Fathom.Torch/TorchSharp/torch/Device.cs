namespace TorchSharp;

public static partial class torch
{
    /// <summary>Main memory.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The device of this name.</summary>
    /// <param name="description">"cpu" or "meta".</param>
    public static Device device(string description) => new(description);

    /// <summary>The device of this type.</summary>
    public static Device device(DeviceType type) => new(type);

    /// <summary>Where a tensor lives.</summary>
    public sealed class Device : IEquatable<Device>
    {
        /// <summary>A device by type.</summary>
        public Device(DeviceType type) => this.type = type;

        /// <summary>A device by name.</summary>
        /// <exception cref="ArgumentException">The name is not that of a device this build has.</exception>
        public Device(string description) => type = description switch
        {
            "cpu" => DeviceType.CPU,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"There is no device '{description}' in this build of libtorch; it has \"cpu\".", nameof(description)),
        };

        /// <summary>The type of the device.</summary>
        public DeviceType type { get; }

        /// <summary>A device by name.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public bool Equals(Device? other) => other is not null && other.type == type;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Device);

        /// <inheritdoc/>
        public override int GetHashCode() => (int)type;

        /// <inheritdoc/>
        public override string ToString() => type switch
        {
            DeviceType.CPU => "cpu",
            DeviceType.META => "meta",
            _ => "cuda",
        };
    }
}
