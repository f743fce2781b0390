namespace Fathom.Tests;

/// <summary>The folder of test data that lies beside the repository and is not part of it. Linked into every test project that reads it.</summary>
internal static class SharedFolder
{
    /// <summary>The path of a file or folder in it; skips the test, saying so, where it is absent.</summary>
    public static string Require(string path)
    {
        var full = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", path);
        Assert.SkipUnless(Path.Exists(full), $"../shared/{path} is not here: this test compares with data that the project does not contain.");
        return full;
    }
}
