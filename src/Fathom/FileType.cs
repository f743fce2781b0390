using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>What .NET does not tell of a file.</summary>
internal static unsafe partial class FileType
{
    // statx(2), whose structure is the same on every processor.
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int StatusBytes = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>True for what exists and is neither a regular file nor a folder, links followed; known on Linux only. Opens nothing, because opening a pipe waits for its other end.</summary>
    public static bool IsPipeOrDevice(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var status = stackalloc byte[StatusBytes];
        return StatX(CurrentFolder, path, 0, TypeOnly, status) == 0 && (*(ushort*)(status + ModeOffset) & TypeMask) is not (RegularFile or Folder);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, byte* status);
}
