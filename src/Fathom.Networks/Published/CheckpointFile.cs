using System.Security.Cryptography;
using Fathom.Torch;
using static TorchSharp.torch;

namespace Fathom.Networks;

/// <summary>A file of weights as somebody published it: a PyTorch checkpoint or safetensors. Names and shapes are known at once, numbers are read when copied.</summary>
public sealed class CheckpointFile : IDisposable
{
    private readonly IDisposable? open;
    private readonly Action<IReadOnlyList<(string Name, Tensor Target)>> copy;
    private string? sha256;

    private CheckpointFile(
        string path, IDisposable? open, IReadOnlyDictionary<string, CheckpointTensor> tensors, IReadOnlyDictionary<string, object?> extras,
        Action<IReadOnlyList<(string Name, Tensor Target)>> copy) =>
        (Path, this.open, Tensors, Extras, this.copy) = (path, open, tensors, extras, copy);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its tensors in the file's order, without DataParallel's <c>module.</c>.</summary>
    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; }

    /// <summary>What lies beside them: e.g. Monodepth2's height, width and use_stereo, or an optimiser's state. See <see cref="PyTorchDictionary"/> for what a value may be.</summary>
    public IReadOnlyDictionary<string, object?> Extras { get; }

    /// <summary>The texts in the header of a safetensors file; null for a PyTorch checkpoint.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; private init; }

    /// <summary>The checksum of its bytes, lower-case hexadecimal.</summary>
    public string Sha256 => sha256 ??= Checksum();

    /// <summary>Opens a file and reads its structure.</summary>
    /// <param name="path">A PyTorch checkpoint, or safetensors.</param>
    /// <param name="entry">The key under which a checkpoint's weights are; null to look (see <see cref="PyTorchFile.StateDict"/>).</param>
    /// <exception cref="FathomException">It cannot be read, is neither, or holds several networks and <paramref name="entry"/> does not say which.</exception>
    public static CheckpointFile Open(string path, string? entry = null)
    {
        if (!File.Exists(path))
            throw new FathomException(Directory.Exists(path) ? $"{path}: a folder, not a file." : $"{path}: no such file.");
        return path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? OfSafetensors(path) : OfPyTorch(path, entry);
    }

    /// <summary>Copies tensors into others of the same shapes, converted to their types.</summary>
    /// <param name="targets">Names in this file, and where their numbers go.</param>
    /// <exception cref="FathomException">The file is damaged or cannot be read; some may have been copied.</exception>
    public void CopyTo(IReadOnlyList<(string Name, Tensor Target)> targets) => copy(targets);

    /// <summary>Closes the file.</summary>
    public void Dispose() => open?.Dispose();

    private static CheckpointFile OfPyTorch(string path, string? entry)
    {
        var file = PyTorchFile.Open(path);
        try
        {
            var state = Weights(file, entry);
            var extras = new Dictionary<string, object?>(state.Extras);
            // Beside a state dict in an entry of its own: the epoch, the optimiser …
            if (state.Place.Length > 0)
                foreach (var (key, value) in (PyTorchDictionary)file.Root!)
                    if ($"{key}" != state.Place)
                        extras.TryAdd($"{key}", value);
            return new CheckpointFile(
                path, file,
                state.Tensors.ToDictionary(tensor => tensor.Key, tensor => new CheckpointTensor(tensor.Value.Type, tensor.Value.Shape)),
                extras,
                targets => file.CopyTo(targets.Select(pair => (state.Tensors[pair.Name], pair.Target))));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static PyTorchStateDict Weights(PyTorchFile file, string? entry)
    {
        try
        {
            return file.StateDict(entry);
        }
        catch (PyTorchException error) when (entry is null && file.Root is PyTorchDictionary root && root.Count(HasTensors) > 1)
        {
            throw new FathomException($"{error.Message} fathom models import takes it as --entry.", error);
        }
    }

    private static bool HasTensors(KeyValuePair<object?, object?> entry) => entry.Value is PyTorchDictionary inner && inner.Any(value => value.Value is PyTorchTensor);

    private static CheckpointFile OfSafetensors(string path)
    {
        var header = SafetensorsHeader.Read(path);
        if (header.Entries.Count == 0)
            throw new FathomException($"{path}: there are no weights in it.");
        var prefix = DataParallel.Prefix([.. header.Entries.Select(entry => entry.Name)]);
        return new CheckpointFile(
            path, open: null,
            header.Entries.ToDictionary(entry => entry.Name[prefix.Length..], entry => new CheckpointTensor(entry.Type, entry.Shape)),
            header.Metadata.ToDictionary(text => text.Key, text => (object?)text.Value),
            targets =>
            {
                using var scope = NewDisposeScope();
                using var constant = no_grad();
                var loaded = Safetensors.Load(path);
                foreach (var (name, target) in targets)
                    target.copy_(loaded.TryGetValue(prefix + name, out var tensor) && tensor.shape.SequenceEqual(target.shape)
                        ? tensor : throw new FathomException($"{path}: it was changed while it was read. Import it again."));
            })
        {
            Metadata = header.Metadata,
        };
    }

    private string Checksum()
    {
        try
        {
            using var stream = File.OpenRead(Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FathomException($"{Path}: the file cannot be read: {error.Message}", error);
        }
    }
}
