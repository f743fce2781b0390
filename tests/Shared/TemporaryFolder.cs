using System.Diagnostics;

namespace Fathom.Tests;

/// <summary>A folder of its own for each test, removed with everything in it.</summary>
public class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fathom-").FullName;

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Makes a named pipe that nobody has opened.</summary>
    public string Pipe(string name)
    {
        using var process = Process.Start("mkfifo", [this[name]]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
