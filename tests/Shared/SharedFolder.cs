namespace Fathom.Tests;

/// <summary>The folder of test data that lies beside the repository and is not part of it. Linked into every test project that reads it.</summary>
internal static class SharedFolder
{
    private static readonly string Root = Find();

    /// <summary>The path of a file or folder in it; skips the test, saying so, where it is absent.</summary>
    public static string Require(string path)
    {
        var full = Path.Combine(Root, path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is not here: this test compares with data that the project does not contain.");
        return full;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fathom.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }
}
