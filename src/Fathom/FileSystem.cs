using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>What writing a file safely asks of the file system. Tests put one in its place that fails, tears or forgets.</summary>
internal partial class FileSystem
{
    // Flags and error numbers of Linux.
    private const int OpenFolder = 0x80000; // O_RDONLY | O_CLOEXEC
    private const int NoPermission = 13; // EACCES: a folder that may be written to but not listed
    private const int NotSupported = 22; // EINVAL: a file system whose folders cannot be flushed

    /// <summary>The one in use.</summary>
    public static FileSystem Current { get; set; } = new();

    /// <summary>A new file to be written; it must not be there.</summary>
    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>Waits until what was written into a file of <see cref="Create"/> is on the disk.</summary>
    public virtual void Sync(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    /// <summary>Gives a file another name, in place of the file that has it.</summary>
    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Removes a file, if it is there.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Waits until the names in a folder are on the disk: a file that was renamed has its old name after a power cut otherwise.</summary>
    /// <remarks>Does nothing where a folder cannot be flushed.</remarks>
    /// <exception cref="IOException">The disk refused.</exception>
    public virtual void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(path, OpenFolder);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == NoPermission)
            return;
        if (descriptor < 0)
            throw Error(path);
        try
        {
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
                throw Error(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Error(string path)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{Marshal.GetPInvokeErrorMessage(number)} : '{path}'", number);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
