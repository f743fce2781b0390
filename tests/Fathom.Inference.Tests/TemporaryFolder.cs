using Google.Protobuf;

namespace Fathom.Inference.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fathom-inference-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, IMessage content) => Write(name, content.ToByteArray());

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
