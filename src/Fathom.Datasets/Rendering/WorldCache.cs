using Fathom.Worlds;

namespace Fathom.Datasets.Rendering;

/// <summary>Rendered samples on disk: picture and depth of each, whole and lossless, so that a sample from here has the same bits as one rendered anew. Several threads and processes may share a folder.</summary>
/// <remarks>Samples of another build of <c>Fathom.Worlds</c> are never used; they are the oldest, and go first when room is needed. What cannot be read or written is rendered again.</remarks>
public sealed class WorldCache
{
    // Room is made for many files at once: looking for the oldest takes time.
    private const double KeptShare = 0.9;

    private const string PictureSuffix = ".png", DepthSuffix = ".exr";

    private readonly string root, folder;
    private readonly long capacity;
    private readonly Lock gate = new();
    private long size;

    /// <summary>Opens or creates a cache.</summary>
    /// <param name="folder">Holds nothing else: files in it are deleted when room is needed.</param>
    /// <param name="capacity">Bytes that its files may take, at least 1 MiB; exceeded by a sample at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less.</exception>
    /// <exception cref="FathomException">The folder holds something else, or cannot be created or listed.</exception>
    public WorldCache(string folder, long capacity)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1 << 20);
        (root, this.capacity) = (folder, capacity);
        this.folder = Path.Combine(root, typeof(World).Module.ModuleVersionId.ToString("N"));
        try
        {
            Directory.CreateDirectory(this.folder);
            if (Files().FirstOrDefault(file => !IsOurs(file)) is { } other)
                throw new FathomException($"{root} holds {Path.GetRelativePath(root, other.FullName)}, which is no rendered sample, and a cache deletes what is old. Give a folder of its own.");
            size = Files().Sum(file => file.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FathomException($"{root} cannot be used as a cache: {error.Message.TrimEnd('.')}. Choose another folder.", error);
        }
    }

    /// <summary>A sample's picture and depth, if they are here.</summary>
    /// <param name="name">Letters, digits and dashes that say all that decides the sample.</param>
    internal (Image Image, DepthMap Depth)? Find(string name)
    {
        var (picture, depth) = FilesOf(name);
        if (!File.Exists(picture) || !File.Exists(depth))
            return null;
        try
        {
            var found = (Image.Load(picture), DepthMap.Load(depth));
            // Used last: deleted last.
            File.SetLastWriteTimeUtc(picture, DateTime.UtcNow);
            File.SetLastWriteTimeUtc(depth, DateTime.UtcNow);
            return found;
        }
        catch (Exception error) when (error is PictureException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a sample; the least recently used ones make room.</summary>
    internal void Add(string name, Image image, DepthMap depth)
    {
        var (picture, map) = FilesOf(name);
        try
        {
            depth.Save(map);
            AtomicFile.Write(picture, image.EncodePng());
            lock (gate)
            {
                size += new FileInfo(picture).Length + new FileInfo(map).Length;
                if (size > capacity)
                    MakeRoom();
            }
        }
        catch (Exception error) when (error is WriteException or IOException or UnauthorizedAccessException)
        {
            // A cache that cannot keep a sample costs time only.
        }
    }

    private (string Picture, string Depth) FilesOf(string name) => (Path.Combine(folder, name + PictureSuffix), Path.Combine(folder, name + DepthSuffix));

    private void MakeRoom()
    {
        var files = Files().OrderBy(file => file.LastWriteTimeUtc).ToList();
        // Another process may have added or deleted some.
        size = files.Sum(file => file.Length);
        foreach (var file in files.TakeWhile(_ => size > KeptShare * capacity))
        {
            // Deleted, it has no length any more.
            size -= file.Length;
            file.Delete();
        }
    }

    private List<FileInfo> Files() => [.. new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)];

    // Also what a killed process was writing; see AtomicFile.
    private bool IsOurs(FileInfo file) => Path.GetRelativePath(root, file.FullName).Split(Path.DirectorySeparatorChar) is [{ Length: 32 }, var name]
        && Path.GetExtension(name) is PictureSuffix or DepthSuffix or ".tmp";
}
