using System.IO.Compression;

namespace Fathom.Torch.Tests;

/// <summary>Writes zip archives with .NET's own writer, stored unless said otherwise.</summary>
internal static class Archive
{
    public static byte[] Of(params (string Name, byte[] Content)[] entries) => Of(CompressionLevel.NoCompression, entries);

    public static (string Name, byte[] Content)[] Entries(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            var bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            return (entry.FullName, bytes);
        })];
    }

    public static byte[] Of(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }
}
