using System.IO.Hashing;

namespace Fathom;

/// <summary><c>FILE.json</c> beside a file whose format has no place for text. It holds the file's checksum: a file that was replaced since is not taken for the described one.</summary>
internal static class Sidecar
{
    public static string PathOf(string path) => path + ".json";

    public static void Write(string path, ReadOnlySpan<byte> file, DepthMetadata metadata) =>
        AtomicFile.Write(PathOf(path), DepthMetadataJson.Write(metadata, Crc32.HashToUInt32(file)));

    /// <summary>What the sidecar says; null without one.</summary>
    public static DepthMetadata? Read(string path, ReadOnlySpan<byte> file)
    {
        var sidecar = PathOf(path);
        if (!File.Exists(sidecar))
            return null;
        var (metadata, crc) = DepthMetadataJson.Read(PictureFile.Read(sidecar, new PixelBudget(MaxBytes: DepthMetadataJson.LongestJson)), sidecar);
        return crc == Crc32.HashToUInt32(file) ? metadata : throw new PictureException(sidecar, PictureProblem.Corrupt,
            $"it describes another content than {Path.GetFileName(path)} has now. Write both again, or delete it and say the kind in code.");
    }
}
