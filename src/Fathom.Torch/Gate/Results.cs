using System.Text;
using TorchSharp;

namespace Fathom.Torch;

/// <summary>Turns what the bridge returns into managed values. Tensor handles in results are owned by whoever reads them.</summary>
internal static unsafe class Results
{
    public static torch.Tensor? Tensor(nint handle) => handle == 0 ? null : new torch.Tensor(handle);

    public static object? ToObject(in Value value) => value.Tag switch
    {
        Tag.None => null,
        Tag.Tensor => Tensor(value.Handle),
        Tag.Int => value.Bits,
        Tag.Double => value.Number,
        Tag.Bool => value.Bits != 0,
        Tag.String => Encoding.UTF8.GetString((byte*)value.Items, value.Count),
        Tag.IntList => Words(value).ToArray(),
        Tag.DoubleList => Array.ConvertAll(Words(value).ToArray(), BitConverter.Int64BitsToDouble),
        Tag.BoolList => Array.ConvertAll(Words(value).ToArray(), word => word != 0),
        _ => Tensors(value),
    };

    public static void Release(in Value value)
    {
        if (value.Tag == Tag.Tensor)
            Native.Release(value.Handle);
        if (value.Tag == Tag.TensorList)
            foreach (var handle in Words(value))
                Native.Release((nint)handle);
    }

    private static torch.Tensor[] Tensors(in Value value)
    {
        var tensors = new torch.Tensor[value.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = Tensor((nint)value.Items[i])!;
        return tensors;
    }

    private static ReadOnlySpan<long> Words(in Value value) => new(value.Items, value.Count);
}
