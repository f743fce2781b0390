namespace TorchSharp;

public static partial class torch
{
    /// <summary>The type of a tensor's elements; the numbers are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits with sign.</summary>
        Int8 = 1,

        /// <summary>16 bits with sign.</summary>
        Int16 = 2,

        /// <summary>32 bits with sign.</summary>
        Int32 = 3,

        /// <summary>64 bits with sign.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>Two singles.</summary>
        ComplexFloat32 = 9,

        /// <summary>Two doubles.</summary>
        ComplexFloat64 = 10,

        /// <summary>One byte, 0 or 1.</summary>
        Bool = 11,

        /// <summary>The upper half of a single.</summary>
        BFloat16 = 15,
    }

    /// <summary>8 bits without sign.</summary>
    public static ScalarType uint8 => ScalarType.Byte;

    /// <summary>8 bits with sign.</summary>
    public static ScalarType int8 => ScalarType.Int8;

    /// <summary>16 bits with sign.</summary>
    public static ScalarType int16 => ScalarType.Int16;

    /// <summary>32 bits with sign.</summary>
    public static ScalarType int32 => ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static ScalarType int64 => ScalarType.Int64;

    /// <summary>64 bits with sign.</summary>
    public static ScalarType @long => ScalarType.Int64;

    /// <summary>IEEE half precision.</summary>
    public static ScalarType float16 => ScalarType.Float16;

    /// <summary>The upper half of a single.</summary>
    public static ScalarType bfloat16 => ScalarType.BFloat16;

    /// <summary>IEEE single precision.</summary>
    public static ScalarType float32 => ScalarType.Float32;

    /// <summary>IEEE double precision.</summary>
    public static ScalarType float64 => ScalarType.Float64;

    /// <summary>Truth values.</summary>
    public static ScalarType @bool => ScalarType.Bool;
}
