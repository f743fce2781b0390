using System.Buffers.Binary;
using System.Text;

namespace Fathom.Torch.Tests;

/// <summary>Writes pickles that Python's own writer would not.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> bytes = [];

    public PickleWriter() => Raw([0x80, 2]);

    /// <summary>Operations as they are.</summary>
    public PickleWriter Raw(params ReadOnlySpan<byte> operations)
    {
        bytes.AddRange(operations);
        return this;
    }

    /// <summary>Operations by their letters.</summary>
    public PickleWriter Raw(string operations) => Raw(Encoding.Latin1.GetBytes(operations));

    public PickleWriter Text(string text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, Encoding.UTF8.GetByteCount(text));
        return Raw("X").Raw(length).Raw(Encoding.UTF8.GetBytes(text));
    }

    public PickleWriter Number(long number)
    {
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(value, number);
        return Raw([0x8A, 8]).Raw(value);
    }

    public PickleWriter Name(string module, string name) => Raw($"c{module}\n{name}\n");

    /// <summary>A tensor over a storage of floats.</summary>
    public PickleWriter Tensor(string key, long count, long offset, long[] sizes, long[] strides)
    {
        Name("torch._utils", "_rebuild_tensor_v2").Raw("(");
        Raw("(").Text("storage").Name("torch", "FloatStorage").Text(key).Text("cpu").Number(count).Raw("tQ");
        Number(offset).Tuple(sizes).Tuple(strides);
        return Raw([0x89]).Name("collections", "OrderedDict").Raw(")RtR");
    }

    public byte[] End()
    {
        Raw(".");
        return [.. bytes];
    }

    private PickleWriter Tuple(long[] numbers)
    {
        Raw("(");
        foreach (var number in numbers)
            Number(number);
        return Raw("t");
    }
}
