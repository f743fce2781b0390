using System.Security.Cryptography;
using Fathom.Worlds.Materials;

namespace Fathom.Worlds.Assets;

/// <summary>The user's folder: everything that is read of it is read here. Nothing outside of it ever is, and links are not followed.</summary>
/// <param name="root">The folder.</param>
internal sealed class AssetFolder(string root)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MostBytes = 256L << 20;

    private const int MostFiles = 50_000, Deepest = 32;

    private readonly Dictionary<string, MipMap> pictures = new(StringComparer.Ordinal);

    /// <summary>Longest side of a picture in texels; larger ones are shrunk.</summary>
    public int LongestSide { get; set; } = 1024;

    /// <summary>The files that meshes asked for: what is painted for a mesh is no wallpaper.</summary>
    public HashSet<string> Referenced { get; } = new(StringComparer.Ordinal);

    /// <summary>Name and checksum of each file that was read since this was emptied: they decide what an asset looks like.</summary>
    public List<string> Digest { get; } = [];

    /// <summary>The names of all files that are not hidden, relative to the folder, with '/' between, in the order of their characters.</summary>
    /// <exception cref="AssetException">There is no such folder, it cannot be listed, or it holds too much.</exception>
    public IReadOnlyList<string> Names()
    {
        if (!Directory.Exists(root))
            throw new AssetException(root, "there is no such folder of pictures and meshes.");
        try
        {
            var files = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = false })
                .Take(MostFiles + 1).Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')).ToList();
            if (files.Count > MostFiles)
                throw new AssetException(root, $"more than {MostFiles} files. Give a smaller folder.");
            files.Sort(StringComparer.Ordinal);
            return files;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AssetException(root, $"cannot be listed: {error.Message}", error);
        }
    }

    /// <summary>The content of a file.</summary>
    /// <param name="name">Relative to the folder.</param>
    /// <exception cref="AssetException">It is missing, too large, or no file.</exception>
    public byte[] Read(string name)
    {
        var path = root;
        foreach (var step in name.Split('/'))
        {
            path = Path.Combine(path, step);
            if (new FileInfo(path).LinkTarget is not null)
                throw new AssetException(name, "it lies behind a link, and links are not followed. Put a copy there.");
        }
        byte[] bytes;
        try
        {
            bytes = PictureFile.Read(path, new PixelBudget(MaxBytes: MostBytes));
        }
        catch (PictureException error)
        {
            throw new AssetException(name, error.Problem switch
            {
                PictureProblem.TooLarge => $"more than {MostBytes >> 20} MiB. Simplify it, or make it smaller.",
                PictureProblem.Missing => "there is no such file, or it cannot be read.",
                _ => "no file: a pipe or device.",
            }, error);
        }
        Digest.Add($"{name}\n{Convert.ToHexString(SHA256.HashData(bytes))}\n");
        return bytes;
    }

    /// <summary>The name of a file that another one names.</summary>
    /// <param name="from">The other file.</param>
    /// <param name="reference">How it names it: relative to itself, with '/' or '\' between.</param>
    /// <exception cref="AssetException">The name leads out of the folder.</exception>
    public static string Resolve(string from, string reference)
    {
        var steps = reference.Replace('\\', '/').Split('/').Where(step => step is not ("" or ".")).ToList();
        if (steps.Count == 0 || reference[0] is '/' or '\\' || reference.AsSpan().ContainsAny(':', '\0') || steps.Contains(".."))
            throw new AssetException(from, $"it names '{Shown(reference)}', and only files beside it or below are read: no absolute paths, no '..'. Put the file beside it and mend the name.");
        return string.Join('/', [.. from.Split('/')[..^1], .. steps]);
    }

    /// <summary>A picture of the folder, shrunk to <see cref="LongestSide"/>; the same object whenever it is asked for again.</summary>
    /// <exception cref="AssetException">It is no picture that can be read.</exception>
    public MipMap Picture(string name)
    {
        var bytes = Read(name);
        if (!pictures.TryGetValue(name, out var picture))
            pictures.Add(name, picture = Decode(bytes, name));
        return picture;
    }

    /// <summary>A picture that a mesh names.</summary>
    /// <exception cref="AssetException">It is no picture that can be read.</exception>
    public MipMap ReferencedPicture(string name)
    {
        Referenced.Add(name);
        return Picture(name);
    }

    /// <summary>A picture from the bytes of its file.</summary>
    /// <exception cref="AssetException">It is no picture that can be read.</exception>
    public MipMap Decode(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            return new MipMap(Image.Decode(file, name), LongestSide);
        }
        catch (PictureException error)
        {
            throw new AssetException(name, error.Message[(name.Length + 2)..], error);
        }
    }

    /// <summary>A word of a file, short enough to be shown.</summary>
    public static string Shown(string word) => string.Concat((word.Length > 60 ? word[..60] + "…" : word).Select(c => char.IsControl(c) ? '?' : c));
}
