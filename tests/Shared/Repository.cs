namespace Fathom.Tests;

/// <summary>Where the sources lie: above the test program.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Fathom.slnx")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository."));
}
