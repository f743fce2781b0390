using System.Security.Cryptography;

namespace Fathom.Datasets.Doctor;

/// <summary>What is known of a file without decoding it.</summary>
/// <param name="Length">Its bytes; null where there is no such file.</param>
/// <param name="Header">What its beginning says; null where it is no picture, such as a laser scan, or cannot be read.</param>
/// <param name="Problem">Why it cannot be read, as far as its beginning tells.</param>
internal sealed record FrameFile(long? Length, PictureHeader? Header, string? Problem)
{
    private const int BeginningBytes = 1 << 14;

    private static readonly string[] Pictures = [".jpg", ".jpeg", .. DepthMap.FileEndings];

    /// <summary>Whether it is there.</summary>
    public bool Exists => Length is not null;

    /// <summary>A checksum of its beginning; null where it could not be read.</summary>
    public string? Beginning { get; private init; }

    /// <summary>Looks at a file; what is no picture by its name is only looked for.</summary>
    public static FrameFile Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return new FrameFile(null, null, null);
        if (!Pictures.Contains(file.Extension.ToLowerInvariant()))
            return new FrameFile(file.Length, null, null);
        try
        {
            // Pipes and devices have no length, and must not be waited for; the codec knows them.
            if (file.Length == 0)
                return new FrameFile(0, PictureHeader.Load(path), null);
            var bytes = new byte[(int)Math.Min(BeginningBytes, file.Length)];
            using (var stream = file.OpenRead())
                bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
            return new FrameFile(file.Length, HeaderOf(bytes, path, file.Length), null) { Beginning = Convert.ToHexString(SHA256.HashData(bytes)) };
        }
        catch (Exception error) when (error is FathomException or IOException or UnauthorizedAccessException)
        {
            return new FrameFile(file.Length, null, error.Message);
        }
    }

    /// <summary>Whether two files are the same to the last byte.</summary>
    public static bool SameBytes(string one, string other)
    {
        try
        {
            using FileStream first = File.OpenRead(one), second = File.OpenRead(other);
            return SHA256.HashData(first).AsSpan().SequenceEqual(SHA256.HashData(second));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A header may stand behind a long thumbnail, and TIFF's anywhere.
    private static PictureHeader HeaderOf(byte[] beginning, string path, long length)
    {
        try
        {
            return PictureHeader.Read(beginning, path);
        }
        catch (PictureException) when (beginning.Length < length)
        {
            return PictureHeader.Load(path);
        }
    }
}
