using System.Buffers.Binary;
using System.Numerics;

namespace Fathom.Torch;

/// <summary>
/// What torch.save wrote before PyTorch 1.6: pickles of a magic number, a version, facts about the machine, the content, and the storages' keys; then every storage as its
/// number of elements (64 bits) and its bytes.
/// </summary>
internal sealed class LegacyCheckpoint
{
    private const long Version = 1001;
    private const int SignatureLength = 32;

    private readonly FileStream file;
    private readonly string path;
    private readonly Dictionary<string, PyTorchStorage> storages = [];

    private LegacyCheckpoint(FileStream file, string path) => (this.file, this.path) = (file, path);

    private static ReadOnlySpan<byte> Magic => [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19];

    /// <summary>True where a file begins with the pickle of the magic number, of any protocol.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) => start is [0x80, ..] && start[..Math.Min(start.Length, SignatureLength)].IndexOf(Magic) > 0;

    /// <summary>Reads the pickles and finds the storages; reads none of them.</summary>
    /// <exception cref="PyTorchException">The file is damaged, or not a checkpoint.</exception>
    public static object? Read(FileStream file, string path) => new LegacyCheckpoint(file, path).Read();

    private object? Read()
    {
        if (Pickle() is not BigInteger magic || magic != new BigInteger(Magic))
            throw Damaged("The file does not begin as a checkpoint.");
        if (Pickle() is not Version)
            throw Damaged("The checkpoint's version is unknown.");
        if (Pickle() is not PyTorchDictionary machine || !machine.TryGetValue("little_endian", out var little) || little is not bool isLittle)
            throw Damaged("The checkpoint does not say its byte order.");
        if (!isLittle)
            throw new PyTorchException(path, "The checkpoint is big endian, which is not read. Load and save it again with PyTorch on a usual computer.");

        var root = new PickleReader(file, path, Storage).Read();
        if (Pickle() is not IReadOnlyList<object?> keys)
            throw Damaged("The list of storages is missing.");
        FindStorages(keys);
        return root;
    }

    private object? Pickle() => new PickleReader(file, path).Read();

    private void FindStorages(IReadOnlyList<object?> keys)
    {
        Span<byte> eight = stackalloc byte[8];
        var found = new HashSet<PyTorchStorage>(ReferenceEqualityComparer.Instance);
        var position = file.Position;
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage) || !found.Add(storage))
                throw Damaged("The list of storages is not that of the content.");
            if (RandomAccess.Read(file.SafeFileHandle, eight, position) < 8)
                throw Damaged("The file ends before its storages.");
            if (BinaryPrimitives.ReadInt64LittleEndian(eight) != storage.Count)
                throw Damaged($"The storage '{name}' has another length than its tensors say.");
            storage.Position = position + 8;
            // Never null: checked when the storage was described.
            position += 8 + StorageTypes.Bytes(storage.Type, storage.Count)!.Value;
            if (position > file.Length)
                throw Damaged($"The file ends within the storage '{name}'.");
        }
        if (found.Count != storages.Count)
            throw Damaged("A storage is missing.");
        if (position != file.Length)
            throw Damaged($"{file.Length - position} bytes follow the last storage.");
    }

    // ('storage', type, key, device, number of elements, view), where view is null or (key, first element, number of elements); or ('module', class, file, source).
    private object? Storage(IReadOnlyList<object?> identifier)
    {
        // A class that torch.save kept the source of: a name like any other.
        if (identifier is ["module", PyTorchObject type, ..])
            return type;
        if (identifier is not ["storage", PyTorchObject typeName, string key, string, long count, ..] || count < 0)
            throw Damaged("A storage in the pickle is described wrongly.");
        var element = StorageTypes.Find(typeName.TypeName)
            ?? throw new PyTorchException(path, $"The checkpoint holds a {typeName}, whose elements are not read here. Convert the tensors in Python first, e.g. with tensor.float().");
        if (StorageTypes.Bytes(element, count) is not { } bytes || bytes > file.Length)
            throw Damaged($"The storage '{key}' of {count} {element} is larger than the file.");
        if (!storages.TryGetValue(key, out var storage))
            storages.Add(key, storage = new PyTorchStorage(key, element, count));
        if ((storage.Type, storage.Count) != (element, count))
            throw Damaged($"The storage '{key}' is described in two ways.");
        return (identifier.Count > 5 ? identifier[5] : null) switch
        {
            null => new StorageSlice(storage, 0, count),
            object?[] and [string, long start, long length] when start >= 0 && length >= 0 && start <= count && length <= count - start => new StorageSlice(storage, start, length),
            _ => throw Damaged($"A view of the storage '{key}' is not inside it."),
        };
    }

    private PyTorchException Damaged(string what) => PyTorchException.Damaged(path, what);
}
