using System.Reflection;
using System.Runtime.InteropServices;

namespace Fathom;

/// <summary>Finds the native libraries that the project builds or fetches: beside the program, or in <c>artifacts/native</c> of the source tree it runs in.</summary>
public static class NativeLibraries
{
    private static readonly Dictionary<(Assembly Assembly, string Library), string> WaysOut = [];

    private static readonly Lazy<string[]> Folders = new(() => FindFolders(AppContext.BaseDirectory));

    /// <summary>Makes every P/Invoke of <paramref name="assembly"/> to <paramref name="library"/> look in Fathom's own folders first.</summary>
    /// <param name="assembly">The assembly that declares the P/Invokes.</param>
    /// <param name="library">The name used in <c>LibraryImport</c>, without <c>lib</c> and <c>.so</c>.</param>
    /// <param name="wayOut">What to do when it is missing, e.g. "Run ./fathom setup --all".</param>
    public static void Register(Assembly assembly, string library, string wayOut)
    {
        lock (WaysOut)
        {
            var known = WaysOut.Keys.Any(key => key.Assembly == assembly);
            WaysOut[(assembly, library)] = wayOut;
            // The runtime takes one resolver for each assembly.
            if (!known)
                NativeLibrary.SetDllImportResolver(assembly, Resolve);
        }
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path)
    {
        string? wayOut;
        lock (WaysOut)
            WaysOut.TryGetValue((assembly, library), out wayOut);
        return wayOut is null ? 0 : Load(library, wayOut);
    }

    private static nint Load(string library, string wayOut)
    {
        var file = $"lib{library}.so";
        foreach (var folder in Folders.Value)
            if (File.Exists(Path.Combine(folder, file)))
                return NativeLibrary.Load(Path.Combine(folder, file));
        if (NativeLibrary.TryLoad(file, out var handle))
            return handle;
        throw new MissingLibraryException(file, wayOut);
    }

    private static string[] FindFolders(string start)
    {
        var found = new List<string> { start, Path.Combine(start, "runtimes", "linux-x64", "native") };
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var native = Path.Combine(folder.FullName, "artifacts", "native");
            if (Directory.Exists(native))
                found.Add(native);
        }
        return [.. found];
    }
}
