namespace Fathom.Torch.Tests;

/// <summary>The files of the folder Fixtures, which its make.py wrote with Python.</summary>
internal static class Fixture
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static byte[] Bytes(string name) => System.IO.File.ReadAllBytes(File(name));
}
