using System.Text;

namespace Fathom.Torch;

/// <summary>All functions that a pickle may "call": each is a piece of data here, nothing of Python.</summary>
internal static class PickleCalls
{
    /// <summary>What a call stands for; false where its arguments are wrong (then <paramref name="result"/> may say why).</summary>
    public delegate bool Call(object?[] arguments, out object? result);

    public static readonly IReadOnlyDictionary<string, Call> Table = new Dictionary<string, Call>
    {
        ["torch._utils._rebuild_tensor"] = Tensor,
        ["torch._utils._rebuild_tensor_v2"] = Tensor,
        ["torch._utils._rebuild_parameter"] = Parameter,
        ["torch.Size"] = First<object?[]>,
        ["torch.device"] = Name("torch.device"),
        ["torch.serialization._get_layout"] = Name("torch.layout"),

        ["collections.OrderedDict"] = Ordered,
        ["collections.defaultdict"] = Default,
        ["collections.Counter"] = First<PyTorchDictionary>,
        ["builtins.set"] = First<List<object?>>,
        ["__builtin__.set"] = First<List<object?>>,
        ["builtins.bytes"] = NoBytes,
        ["__builtin__.bytes"] = NoBytes,
        ["_codecs.encode"] = Encode,

        ["pathlib.PosixPath"] = Name("pathlib.PosixPath"),
        ["pathlib.PurePosixPath"] = Name("pathlib.PurePosixPath"),
        ["pathlib.WindowsPath"] = Name("pathlib.WindowsPath"),
        ["numpy.dtype"] = Dtype,
        ["numpy.core.multiarray.scalar"] = Scalar,
        ["numpy._core.multiarray.scalar"] = Scalar,
        ["numpy.core.multiarray._reconstruct"] = Name("numpy.ndarray"),
        ["numpy._core.multiarray._reconstruct"] = Name("numpy.ndarray"),
    };

    // (storage, first element, sizes, strides); then requires_grad, hooks and metadata, which weights do not need.
    private static bool Tensor(object?[] arguments, out object? result)
    {
        result = null;
        if (arguments is not [StorageSlice slice, long offset, object?[] sizes, object?[] strides, ..] || arguments.Length > 7)
            return false;
        var tensor = PyTorchTensor.View(slice, offset, sizes, strides, out var problem);
        result = (object?)tensor ?? problem;
        return tensor is not null;
    }

    private static bool Parameter(object?[] arguments, out object? result)
    {
        result = arguments is [PyTorchTensor tensor, bool, ..] ? tensor : null;
        return result is not null;
    }

    private static bool First<T>(object?[] arguments, out object? result) where T : class
    {
        result = arguments is [T value] ? value : null;
        return result is not null;
    }

    private static Call Name(string name)
    {
        return Named;

        bool Named(object?[] arguments, out object? result)
        {
            result = new PyTorchObject(name) { State = arguments };
            return true;
        }
    }

    // Python 2 writes the items as a list of pairs.
    private static bool Ordered(object?[] arguments, out object? result)
    {
        var dictionary = new PyTorchDictionary();
        result = dictionary;
        if (arguments.Length == 0)
            return true;
        if (arguments is not [IReadOnlyList<object?> pairs])
            return false;
        foreach (var pair in pairs)
        {
            if (pair is not IReadOnlyList<object?> { Count: 2 } items)
                return false;
            dictionary.Add(items[0], items[1]);
        }
        return true;
    }

    private static bool Default(object?[] arguments, out object? result)
    {
        result = new PyTorchDictionary();
        return arguments is [] or [null or PyTorchObject];
    }

    private static bool NoBytes(object?[] arguments, out object? result)
    {
        result = Array.Empty<byte>();
        return arguments.Length == 0;
    }

    private static bool Encode(object?[] arguments, out object? result)
    {
        result = arguments is [string text, "latin1"] ? Encoding.Latin1.GetBytes(text) : null;
        return result is not null;
    }

    private static bool Dtype(object?[] arguments, out object? result)
    {
        result = arguments is [string code, ..] ? new NumpyType(code) : null;
        return result is not null;
    }

    private static bool Scalar(object?[] arguments, out object? result)
    {
        result = arguments is [NumpyType type, byte[] bytes] ? type.Value(bytes) : null;
        return result is not null;
    }
}
