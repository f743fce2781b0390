namespace Fathom.Cli;

/// <summary>Full paths without symbolic links, so that two names of one file are seen to be one.</summary>
internal static class RealPath
{
    /// <summary>Where the file or folder really is; what does not exist stays as it is written.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        return Path.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? Of(target.FullName) : OfNew(full);
    }

    /// <summary>Where a file of this name would be put by a rename, which replaces a link and not what it points to.</summary>
    public static string OfNew(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetDirectoryName(full) is { } parent ? Path.Combine(Of(parent), Path.GetFileName(full)) : full;
    }
}
