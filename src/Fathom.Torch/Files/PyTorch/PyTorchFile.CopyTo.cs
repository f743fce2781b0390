using static TorchSharp.torch;

namespace Fathom.Torch;

public sealed partial class PyTorchFile
{
    /// <summary>Copies tensors of this file into others of the same shapes, converted to their types. It keeps one storage of the file at a time.</summary>
    /// <remarks>Unlike <see cref="Load(PyTorchTensor)"/> it takes tensors whose numbers repeat (stride 0) at any size: the memory for them is there already, so the file cannot ask for more.</remarks>
    /// <param name="pairs">Tensors of this file, and where their numbers go.</param>
    /// <exception cref="ArgumentException">Two shapes differ; nothing was copied.</exception>
    /// <exception cref="PyTorchException">The bytes of one are damaged; those before it were copied.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public void CopyTo(IEnumerable<(PyTorchTensor Source, Tensor Target)> pairs)
    {
        var wanted = pairs.ToArray();
        foreach (var (source, target) in wanted)
            if (!source.Shape.SequenceEqual(target.shape))
                throw new ArgumentException($"A tensor of the file is {source}, but its target is {string.Join('×', target.shape)}.", nameof(pairs));

        using var constant = no_grad();
        foreach (var views in ByStorage(wanted, pair => pair.Source))
        {
            using var scope = NewDisposeScope();
            var all = Read(views.Key);
            foreach (var (view, target) in views)
                target.copy_(Aten.as_strided(all, [.. view.Shape], [.. view.Strides], view.Offset));
        }
    }
}
