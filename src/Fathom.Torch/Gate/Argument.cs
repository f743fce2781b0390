using System.Runtime.CompilerServices;
using System.Text;
using TorchSharp;

namespace Fathom.Torch;

/// <summary>An argument of an operator: whatever converts to it implicitly. <c>default</c> is none.</summary>
public readonly struct Argument
{
    private readonly Tag tag;
    private readonly long bits;
    private readonly object? reference;

    private Argument(Tag tag, long bits) => (this.tag, this.bits) = (tag, bits);

    private Argument(Tag tag, object? reference) => (this.tag, this.reference) = (reference is null ? Tag.None : tag, reference);

    /// <summary>What the operator's schema says where nothing is given.</summary>
    public static Argument Default { get; } = new(Tag.Default, 0);

    /// <summary>True for <see cref="Default"/>.</summary>
    internal bool IsDefault => tag == Tag.Default;

    /// <summary>A tensor, or none.</summary>
    public static implicit operator Argument(torch.Tensor? value) => new(Tag.Tensor, value);

    /// <summary>An integer; libtorch makes a scalar or a list such as int[2] of it where the operator wants one.</summary>
    public static implicit operator Argument(long value) => new(Tag.Int, value);

    /// <summary>An integer or none.</summary>
    public static implicit operator Argument(long? value) => value is { } v ? v : default(Argument);

    /// <summary>A number.</summary>
    public static implicit operator Argument(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A number or none.</summary>
    public static implicit operator Argument(double? value) => value is { } v ? v : default(Argument);

    /// <summary>A truth value.</summary>
    public static implicit operator Argument(bool value) => new(Tag.Bool, value ? 1 : 0);

    /// <summary>A truth value or none.</summary>
    public static implicit operator Argument(bool? value) => value is { } v ? v : default(Argument);

    /// <summary>A string, or a device such as "cpu".</summary>
    public static implicit operator Argument(string? value) => new(Tag.String, value);

    /// <summary>A scalar of any kind.</summary>
    public static implicit operator Argument(Scalar value) => value.ToArgument();

    /// <summary>A scalar of any kind, or none.</summary>
    public static implicit operator Argument(Scalar? value) => value is { } v ? v.ToArgument() : default;

    /// <summary>An element type.</summary>
    public static implicit operator Argument(torch.ScalarType value) => new(Tag.Int, (long)value);

    /// <summary>An element type, or none.</summary>
    public static implicit operator Argument(torch.ScalarType? value) => value is { } v ? v : default(Argument);

    /// <summary>A memory format.</summary>
    public static implicit operator Argument(torch.memory_format value) => new(Tag.Int, (long)value);

    /// <summary>A memory format, or none.</summary>
    public static implicit operator Argument(torch.memory_format? value) => value is { } v ? v : default(Argument);

    /// <summary>A generator of random numbers, or none: the default one.</summary>
    public static implicit operator Argument(torch.Generator? value) => new(Tag.Generator, value);

    /// <summary>A device, or none.</summary>
    public static implicit operator Argument(torch.Device? value) => value?.ToString();

    /// <summary>A list of integers, or none.</summary>
    public static implicit operator Argument(long[]? value) => new(Tag.IntList, value);

    /// <summary>A list of numbers, or none.</summary>
    public static implicit operator Argument(double[]? value) => new(Tag.DoubleList, value);

    /// <summary>A list of truth values, or none.</summary>
    public static implicit operator Argument(bool[]? value) => new(Tag.BoolList, value);

    /// <summary>A list of tensors; an element may be none where the operator allows it.</summary>
    public static implicit operator Argument(torch.Tensor?[]? value) => new(Tag.TensorList, value);

    /// <summary>Number of 8-byte words of list or text that <see cref="Write"/> needs.</summary>
    internal int Words => tag switch
    {
        Tag.String => (Encoding.UTF8.GetByteCount(Unsafe.As<string>(reference!)) + 7) / 8,
        Tag.IntList or Tag.DoubleList or Tag.BoolList or Tag.TensorList => Unsafe.As<Array>(reference!).Length,
        _ => 0,
    };

    /// <summary>Writes the argument for the bridge; lists and texts go to <paramref name="words"/>, which is moved on.</summary>
    internal unsafe void Write(Value* value, ref long* words)
    {
        value->Tag = tag;
        value->Count = 0;
        switch (tag)
        {
            case Tag.Tensor:
                value->Handle = Unsafe.As<torch.Tensor>(reference!).Handle;
                break;
            case Tag.Generator:
                value->Handle = Unsafe.As<torch.Generator>(reference!).Handle;
                break;
            case Tag.String:
                var text = Unsafe.As<string>(reference!);
                value->Count = Encoding.UTF8.GetBytes(text, new Span<byte>(words, 8 * Words));
                value->Items = words;
                words += Words;
                break;
            case Tag.IntList or Tag.DoubleList or Tag.BoolList or Tag.TensorList:
                value->Count = Words;
                value->Items = words;
                WriteItems(new Span<long>(words, Words));
                words += Words;
                break;
            default:
                value->Bits = bits;
                break;
        }
    }

    private void WriteItems(Span<long> items)
    {
        switch (reference)
        {
            case long[] list:
                list.CopyTo(items);
                break;
            case double[] list:
                for (var i = 0; i < list.Length; i++) items[i] = BitConverter.DoubleToInt64Bits(list[i]);
                break;
            case bool[] list:
                for (var i = 0; i < list.Length; i++) items[i] = list[i] ? 1 : 0;
                break;
            case torch.Tensor?[] list:
                for (var i = 0; i < list.Length; i++) items[i] = list[i] is { } tensor ? tensor.Handle : 0;
                break;
        }
    }

    /// <summary>The tensor with this handle among the argument's tensors: what an operator that writes in place returns.</summary>
    internal torch.Tensor? TensorAt(nint handle)
    {
        if (tag == Tag.Tensor)
            return Unsafe.As<torch.Tensor>(reference!) is var tensor && tensor.Handle == handle ? tensor : null;
        if (tag == Tag.TensorList)
            foreach (var item in (torch.Tensor?[])reference!)
                if (item is not null && item.Handle == handle)
                    return item;
        return null;
    }

    /// <summary>Keeps the argument's tensors from being finalized before this line.</summary>
    internal void KeepAlive() => GC.KeepAlive(reference);

    /// <summary>The value as observers see it.</summary>
    internal object? ToObject() => tag switch
    {
        Tag.None => null,
        Tag.Int => bits,
        Tag.Double => BitConverter.Int64BitsToDouble(bits),
        Tag.Bool => bits != 0,
        _ => reference,
    };
}
