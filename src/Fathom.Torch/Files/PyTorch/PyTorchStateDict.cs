using TorchSharp;

namespace Fathom.Torch;

/// <summary>The weights in a checkpoint: tensors under dotted names, and what lies beside them.</summary>
public sealed class PyTorchStateDict
{
    private readonly PyTorchFile file;

    internal PyTorchStateDict(PyTorchFile file, string place, PyTorchDictionary dictionary)
    {
        (this.file, Place) = (file, place);
        var names = dictionary.Where(entry => entry.Value is PyTorchTensor).Select(entry => entry.Key as string ?? throw Wrong($"has a tensor under {entry.Key ?? "None"}, which is no name")).ToList();
        var prefix = DataParallel.Prefix(names).Length;

        var tensors = new OrderedDictionary<string, PyTorchTensor>();
        var extras = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in dictionary)
        {
            if (value is PyTorchTensor tensor ? !tensors.TryAdd(((string)key!)[prefix..], tensor) : !extras.TryAdd($"{key}", value))
                throw Wrong($"has '{key}' twice");
        }
        (Tensors, Extras) = (tensors, extras);
    }

    /// <summary>The key under which the weights were found; empty where they are the file's whole content.</summary>
    public string Place { get; }

    /// <summary>The tensors in the file's order; a <c>module.</c> before every name (DataParallel) is gone.</summary>
    public IReadOnlyDictionary<string, PyTorchTensor> Tensors { get; }

    /// <summary>What is no tensor, e.g. Monodepth2's <c>height</c>, <c>width</c> and <c>use_stereo</c>; see <see cref="PyTorchDictionary"/> for what a value may be.</summary>
    public IReadOnlyDictionary<string, object?> Extras { get; }

    /// <summary>Loads all tensors. They belong to the dispose scope that is open, or to the caller.</summary>
    /// <exception cref="PyTorchException">The bytes of one are damaged, or they would take many times the memory of the file.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public Dictionary<string, torch.Tensor> Load() => file.Load(Tensors);

    private PyTorchException Wrong(string what) => PyTorchException.Damaged(file.Path, $"The state dict {(Place.Length > 0 ? $"'{Place}' " : "")}{what}.");
}
