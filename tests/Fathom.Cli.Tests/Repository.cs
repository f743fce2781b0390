namespace Fathom.Cli.Tests;

/// <summary>Where the sources lie: above the test program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A folder of the given name beside the repository, such as <c>shared</c>; null where there is none.</summary>
    public static string? Beside(string name) =>
        Path.Combine(Path.GetDirectoryName(Root)!, name) is var folder && Directory.Exists(folder) ? folder : null;

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")) ? folder.FullName : Find(folder.Parent!);
}
