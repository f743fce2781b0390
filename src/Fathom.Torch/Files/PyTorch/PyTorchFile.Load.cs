using System.IO.Hashing;
using TorchSharp;

using static TorchSharp.torch;

namespace Fathom.Torch;

public sealed partial class PyTorchFile
{
    // A few tensors may share numbers; a file in which they multiply is an attack on memory.
    private const int MostCopies = 16;
    private const long SmallTotal = 1 << 20;

    /// <summary>Loads one tensor, row-major, in its own memory. It belongs to the dispose scope that is open, or to the caller.</summary>
    /// <param name="tensor">A tensor of this file.</param>
    /// <exception cref="PyTorchException">Its bytes are damaged, or it would take many times the memory of the file.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public Tensor Load(PyTorchTensor tensor) => Load([new("", tensor)])[""];

    /// <summary>Loads tensors, each row-major and in its own memory, even where the file shares it. They belong to the dispose scope that is open, or to the caller.</summary>
    /// <param name="tensors">Tensors of this file under names.</param>
    /// <returns>The tensors under the same names, in the same order.</returns>
    /// <exception cref="PyTorchException">The bytes of one are damaged, or they would take many times the memory of the file.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public Dictionary<string, Tensor> Load(IEnumerable<KeyValuePair<string, PyTorchTensor>> tensors)
    {
        var wanted = tensors.ToArray();
        RefuseCopies(wanted.Select(entry => entry.Value));
        using var scope = NewDisposeScope();
        var loaded = new Dictionary<string, Tensor>();
        foreach (var views in ByStorage(wanted, entry => entry.Value))
        {
            using var inner = NewDisposeScope();
            var all = Read(views.Key);
            var isShared = views.Skip(1).Any();
            foreach (var (name, view) in views)
                loaded.Add(name, Materialize(view, all, isShared).MoveToOuterDisposeScope());
        }
        loaded.Values.MoveToOuterDisposeScope();
        return wanted.ToDictionary(entry => entry.Key, entry => loaded[entry.Key]);
    }

    // So that every storage is read once, and in the file's order.
    private static IEnumerable<IGrouping<PyTorchStorage, T>> ByStorage<T>(IEnumerable<T> entries, Func<T, PyTorchTensor> tensor) =>
        entries.GroupBy(entry => tensor(entry).Storage).OrderBy(group => group.Key.Position);

    private static Tensor Materialize(PyTorchTensor view, Tensor storage, bool isShared) => view.IsWholeStorage && !isShared
        ? storage.reshape([.. view.Shape])
        : Aten.as_strided(storage, [.. view.Shape], [.. view.Strides], view.Offset).clone().contiguous();

    private Tensor Read(PyTorchStorage storage)
    {
        var tensor = empty([storage.Count], storage.Type);
        var position = storage.Position;
        var checksum = new Crc32();
        try
        {
            TensorMemory.ForEachPiece(tensor, piece =>
            {
                for (var rest = piece; rest.Length > 0;)
                {
                    var read = RandomAccess.Read(file.SafeFileHandle, rest, position);
                    if (read == 0)
                        throw PyTorchException.Damaged(Path, $"The file ends within the storage '{storage.Name}'.");
                    position += read;
                    rest = rest[read..];
                }
                if (storage.Checksum is not null)
                    checksum.Append(piece);
                if (!TensorMemory.IsValid(storage.Type, piece))
                    throw PyTorchException.Damaged(Path, $"The storage '{storage.Name}' holds truth values other than 0 and 1.");
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(Path, e);
        }
        if (storage.Checksum is { } expected && checksum.GetCurrentHashAsUInt32() != expected)
            throw PyTorchException.Damaged(Path, $"The checksum of '{storage.Name}' is wrong.");
        return tensor;
    }

    private void RefuseCopies(IEnumerable<PyTorchTensor> tensors)
    {
        Int128 total = 0;
        foreach (var tensor in tensors)
            total += tensor.Bytes;
        if (total > SmallTotal + (Int128)MostCopies * file.Length)
        {
            throw new PyTorchException(Path,
                $"The tensors take {total >> 20} MiB, the file has {file.Length >> 20}: they repeat the same numbers. If you trust the file, save it in Python with tensor.contiguous().clone().");
        }
    }
}
