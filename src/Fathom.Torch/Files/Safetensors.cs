using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Fathom.Torch;

/// <summary>Weights in files that can hold nothing but numbers: https://github.com/huggingface/safetensors. Reading is header-first; writing is atomic.</summary>
public static class Safetensors
{
    /// <summary>Reads all tensors of a file. They belong to the dispose scope that is open, or to the caller.</summary>
    /// <exception cref="SafetensorsException">The file is not a safetensors file, or damaged.</exception>
    /// <exception cref="FathomException">The file cannot be opened.</exception>
    public static Dictionary<string, Tensor> Load(string path) => Load(path, out _);

    /// <summary>Reads all tensors of a file and its metadata. The tensors belong to the dispose scope that is open, or to the caller.</summary>
    /// <exception cref="SafetensorsException">The file is not a safetensors file, or damaged.</exception>
    /// <exception cref="FathomException">The file cannot be opened.</exception>
    public static Dictionary<string, Tensor> Load(string path, out IReadOnlyDictionary<string, string> metadata)
    {
        (var tensors, metadata) = SafetensorsHeader.Open(path, stream =>
        {
            var header = SafetensorsHeader.Read(stream, path);
            return (Read(stream, header, path), header.Metadata);
        });
        return tensors;
    }

    /// <summary>Writes tensors to a file, which then is there whole or not at all. The same content gives the same bytes.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="tensors">Tensors under names; of any device and order in memory.</param>
    /// <param name="metadata">Texts by name, or null.</param>
    /// <exception cref="ArgumentException">Safetensors files have no such element type, two tensors have the same name, or one is named <c>__metadata__</c>.</exception>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Large elements first keeps every tensor aligned; then by name, so that the bytes do not depend on the order of a dictionary.
        var ordered = tensors.OrderByDescending(entry => ElementTypes.Size(entry.Value.dtype)).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var header = Describe(ordered, metadata ?? new Dictionary<string, string>()).ToBytes();
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var (_, tensor) in ordered)
                Write(stream, tensor);
        });
    }

    private static SafetensorsHeader Describe(KeyValuePair<string, Tensor>[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>();
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            if (name == SafetensorsHeader.MetadataKey)
                throw new ArgumentException($"No tensor can be named '{name}': that is where the format keeps its texts.", nameof(tensors));
            if (!names.Add(name))
                throw new ArgumentException($"There are two tensors named '{name}'.", nameof(tensors));
            var length = tensor.numel() * ElementTypes.Size(tensor.dtype);
            entries.Add(new SafetensorsEntry(name, tensor.dtype, tensor.shape, offset, offset + length));
            offset += length;
        }
        return new SafetensorsHeader(entries, metadata, 0);
    }

    private static void Write(Stream stream, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        TensorMemory.ForEachPiece(plain, piece => stream.Write(piece));
    }

    private static Dictionary<string, Tensor> Read(FileStream stream, SafetensorsHeader header, string path)
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in header.Entries)
        {
            var tensor = empty([.. entry.Shape], entry.Type);
            TensorMemory.ForEachPiece(tensor, piece =>
            {
                stream.ReadExactly(piece);
                if (!TensorMemory.IsValid(entry.Type, piece))
                    throw new SafetensorsException(path, $"The tensor '{entry.Name}' holds truth values other than 0 and 1.");
            });
            tensors.Add(entry.Name, tensor);
        }
        tensors.Values.MoveToOuterDisposeScope();
        return tensors;
    }
}
