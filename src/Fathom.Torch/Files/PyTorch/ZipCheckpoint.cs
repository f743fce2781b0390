using System.Globalization;
using System.Text;

namespace Fathom.Torch;

/// <summary>What torch.save has written since PyTorch 1.6: a zip archive with a pickle (<c>data.pkl</c>) and one entry for each storage (<c>data/0</c> …).</summary>
internal sealed class ZipCheckpoint
{
    private const int NewestVersion = 10;

    private readonly string path;
    private readonly ZipDirectory zip;
    private readonly string prefix;
    private readonly Dictionary<string, PyTorchStorage> storages = [];

    private ZipCheckpoint(FileStream file, string path)
    {
        this.path = path;
        zip = new ZipDirectory(file.SafeFileHandle, path);
        // The folder around everything has the name that the file had when it was written.
        var first = zip.Entries.Keys.FirstOrDefault() ?? "";
        prefix = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
    }

    /// <summary>Reads the pickle; no storage yet.</summary>
    /// <exception cref="PyTorchException">The file is damaged, or not a checkpoint.</exception>
    public static object? Read(FileStream file, string path) => new ZipCheckpoint(file, path).Read();

    private object? Read()
    {
        var names = zip.Entries.Keys;
        if (names.Any(name => name == prefix + "constants.pkl" || name == prefix + "model.json" || name.StartsWith(prefix + "code/", StringComparison.Ordinal)))
        {
            throw new PyTorchException(path,
                "A TorchScript archive, which holds a program and not just weights. In Python: torch.save(torch.jit.load(file).state_dict(), 'weights.pth').");
        }
        zip.RequireStored();
        if (!zip.Entries.TryGetValue(prefix + "data.pkl", out var pickle))
        {
            throw new PyTorchException(path, names.FirstOrDefault(name => Path.GetExtension(name) is ".pth" or ".pt" or ".ckpt" or ".safetensors" or ".onnx") is { } inner
                ? $"A zip archive around '{inner}', not a checkpoint itself. Unpack it first."
                : "A zip archive, but not one that torch.save writes: it has no data.pkl.");
        }
        if (Text("byteorder") is { } order and not "little")
            throw new PyTorchException(path, $"The checkpoint's byte order is '{order}', only 'little' is read. Load and save it again with PyTorch on a usual computer.");
        if (Text("version") is { } version && !(int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= NewestVersion))
            throw new PyTorchException(path, $"The checkpoint's version is '{version}', at most {NewestVersion} is read.");

        var bytes = new MemoryStream(zip.ReadAll(pickle, PickleReader.LongestPickle), writable: false);
        var root = new PickleReader(bytes, path, Storage).Read();
        return bytes.Position == bytes.Length ? root : throw PyTorchException.Damaged(path, "Something follows the end of the pickle.");
    }

    private string? Text(string name) =>
        zip.Entries.TryGetValue(prefix + name, out var entry) ? Encoding.UTF8.GetString(zip.ReadAll(entry, 64)).Trim() : null;

    // ('storage', type, key, device, number of elements)
    private StorageSlice Storage(IReadOnlyList<object?> identifier)
    {
        if (identifier is not ["storage", PyTorchObject typeName, string key, string, long count] || count < 0)
            throw PyTorchException.Damaged(path, "A storage in the pickle is described wrongly.");
        var type = StorageTypes.Find(typeName.TypeName)
            ?? throw new PyTorchException(path, $"The checkpoint holds a {typeName}, whose elements are not read here. Convert the tensors in Python first, e.g. with tensor.float().");
        if (!storages.TryGetValue(key, out var storage))
        {
            if (!zip.Entries.TryGetValue($"{prefix}data/{key}", out var entry))
                throw PyTorchException.Damaged(path, $"The storage '{key}' is not in the archive.");
            if (entry.Length != StorageTypes.Bytes(type, count))
                throw PyTorchException.Damaged(path, $"The storage '{key}' of {count} {type} has {entry.Length} bytes.");
            storage = new PyTorchStorage(entry.Name, type, count) { Position = zip.Position(entry), Checksum = entry.Checksum };
            storages.Add(key, storage);
        }
        return (storage.Type, storage.Count) == (type, count)
            ? new StorageSlice(storage, 0, count)
            : throw PyTorchException.Damaged(path, $"The storage '{key}' is described in two ways.");
    }
}
