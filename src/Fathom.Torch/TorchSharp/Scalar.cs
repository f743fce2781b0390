using Fathom.Torch;

namespace TorchSharp;

/// <summary>A number or truth value given to an operator. Converts implicitly from numbers; costs no allocation.</summary>
public readonly struct Scalar
{
    private readonly long bits;

    private Scalar(torch.ScalarType type, long bits) => (Type, this.bits) = (type, bits);

    /// <summary>Int64, Float64 or Bool: what libtorch calls the type of a Python number.</summary>
    public torch.ScalarType Type { get; }

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int64, value);

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value);

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(float value) => (double)value;

    /// <summary>A real number.</summary>
    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0);

    /// <summary>The value as a double.</summary>
    public double ToDouble() => Type == torch.ScalarType.Float64 ? BitConverter.Int64BitsToDouble(bits) : bits;

    /// <summary>The value as a float, rounded.</summary>
    public float ToSingle() => (float)ToDouble();

    /// <summary>The value as a whole number; a fraction is cut off.</summary>
    public long ToInt64() => Type == torch.ScalarType.Float64 ? (long)BitConverter.Int64BitsToDouble(bits) : bits;

    /// <summary>The value as a whole number of 32 bits; a fraction is cut off.</summary>
    public int ToInt32() => checked((int)ToInt64());

    /// <summary>False where the value is 0.</summary>
    public bool ToBoolean() => ToDouble() != 0;

    internal Argument ToArgument() => Type switch
    {
        torch.ScalarType.Float64 => BitConverter.Int64BitsToDouble(bits),
        torch.ScalarType.Bool => bits != 0,
        _ => bits,
    };
}
