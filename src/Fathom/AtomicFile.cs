namespace Fathom;

/// <summary>Writes whole files or nothing: into a temporary file in the same folder, flushed to the disk, then renamed.</summary>
/// <remarks>A pipe, a device or an open stream by its name (<c>/dev/stdout</c>) is written to as it is: there is nothing to be atomic about.</remarks>
public static class AtomicFile
{
    // errno of Linux; .NET passes them on in HResult.
    private const int ReadOnlyFileSystem = 30;
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    /// <summary>Writes <paramref name="content"/> to <paramref name="path"/>; an existing file is replaced at once or stays as it was.</summary>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> content) => Write(path, stream => stream.Write(content.Span));

    /// <summary>Writes what <paramref name="write"/> puts into the stream; an existing file is replaced at once or stays as it was.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content. If it throws, nothing is left behind; I/O errors become <see cref="WriteException"/>, others pass through.</param>
    /// <exception cref="WriteException">The file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        // The same folder is the same file system, so the rename is atomic.
        var temporary = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Start(Path.GetFileName(full))}.{Guid.NewGuid():N}.tmp");
        try
        {
            if (IsOpenStream(full) || FileType.IsPipeOrDevice(full))
            {
                WriteInto(full, write);
                return;
            }
            using (var stream = FileSystem.Current.Create(temporary))
            {
                write(stream);
                FileSystem.Current.Sync(stream);
            }
            FileSystem.Current.Rename(temporary, full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new WriteException(path, Reason(e, full), e);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    // A name has at most 255 bytes, a letter up to three: with what is added to it, 60 letters always fit.
    private static string Start(string name) => name[..Math.Min(name.Length, 60)];

    // Even where standard output goes to a regular file: a rename would replace its name, not the file.
    private static bool IsOpenStream(string full) => full is "/dev/stdout" or "/dev/stderr"
        || full.StartsWith("/dev/fd/", StringComparison.Ordinal) || full.StartsWith("/proc/self/fd/", StringComparison.Ordinal);

    private static void WriteInto(string full, Action<Stream> write)
    {
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        // A redirected output may hold something already.
        if (stream.CanSeek)
            stream.Seek(0, SeekOrigin.End);
        write(stream);
    }

    private static string Reason(Exception e, string full) => e switch
    {
        DirectoryNotFoundException => "its folder does not exist; create it",
        _ when Directory.Exists(full) => "a folder has this name; choose another name",
        UnauthorizedAccessException => "no permission to write there; choose another folder with -o",
        { HResult: ReadOnlyFileSystem } => "the folder is read-only; choose another folder with -o",
        { HResult: NoSpace or QuotaExceeded } => "no space left on the disk; free some, or choose another folder with -o",
        FileNotFoundException => "no file can be created there; choose another folder with -o",
        _ => e.Message.TrimEnd('.'),
    };

    private static void Remove(string temporary)
    {
        try
        {
            FileSystem.Current.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to report.
        }
    }
}
