namespace Fathom.Torch;

/// <summary>
/// A checkpoint of PyTorch (.pth, .pt, .ckpt) in either format of torch.save, read without Python and without running anything in it. Opening reads the structure;
/// a tensor's numbers are read when asked for.
/// </summary>
/// <remarks>Names of Python's classes and functions in the file are never looked up. A file that wants any function called but those that rebuild tensors and plain data is refused.</remarks>
public sealed partial class PyTorchFile : IDisposable
{
    private readonly FileStream file;

    private PyTorchFile(string path, FileStream file, object? root) => (Path, this.file, Root) = (path, file, root);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>All that the file holds; see <see cref="PyTorchDictionary"/> for what a value may be.</summary>
    public object? Root { get; }

    /// <summary>Opens a file and reads its structure.</summary>
    /// <exception cref="PyTorchException">Not a checkpoint, damaged, or one that wants to run something.</exception>
    /// <exception cref="FathomException">The file cannot be read.</exception>
    public static PyTorchFile Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!file.CanSeek)
                throw new PyTorchException(path, "A pipe or device, not a file. Save it to a file first.");
            return new PyTorchFile(path, file, ReadRoot(file, path));
        }
        catch (Exception e)
        {
            file?.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw CannotRead(path, e);
            throw;
        }
    }

    /// <summary>Closes the file. Loaded tensors stay.</summary>
    public void Dispose() => file.Dispose();

    private static object? ReadRoot(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[512];
        start = start[..RandomAccess.Read(file.SafeFileHandle, start, 0)];
        if (start.StartsWith("PK"u8))
            return ZipCheckpoint.Read(file, path);
        if (LegacyCheckpoint.Recognizes(start))
            return LegacyCheckpoint.Read(file, path);
        throw new PyTorchException(path, start switch
        {
            [] => "The file is empty. Fetch it again.",
            _ when start.Length > 262 && start[257..].StartsWith("ustar"u8) =>
                "A tar archive: what PyTorch wrote before 0.1.10, or a packed folder. Unpack it, or load and save it again with a PyTorch that reads it.",
            _ when start.Length > 8 && start[8] == '{' => "This is a safetensors file by its first bytes; read it as one.",
            [(byte)'<', ..] => "A web page, not a checkpoint: the download went wrong. Fetch it again.",
            [0x80, <= 5, ..] => "A bare pickle that torch.save did not write. In Python: torch.save(pickle.load(open(file, 'rb')), 'weights.pth'), if you trust it.",
            _ => "Not a checkpoint of PyTorch. Fetch it again, or name another file.",
        });
    }

    private static FathomException CannotRead(string path, Exception e) => new($"{path}: the checkpoint cannot be read: {e.Message}", e);
}
