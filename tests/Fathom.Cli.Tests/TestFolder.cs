namespace Fathom.Cli.Tests;

/// <summary>A folder that goes away with the test, and what is put into it.</summary>
internal sealed class TestFolder : TemporaryFolder
{
    /// <summary>Writes a picture of one colour, so that a tiny model's answer is known.</summary>
    public string Picture(string name, int width = 64, int height = 48, byte brightness = 100)
    {
        var file = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var image = new Image(width, height);
        image.Pixels.AsSpan().Fill(brightness);
        image.Save(file);
        return file;
    }

    /// <summary>A model whose depth is (R + G + B) / 255.</summary>
    public string Model(int work = 0, DepthKind kind = DepthKind.AffineInverseDepth)
    {
        TinyModel.Write(this["tiny.onnx"], work, kind);
        return this["tiny.onnx"];
    }

    /// <summary>Every file below, relative, in ordinal order.</summary>
    public IReadOnlyList<string> Files(string below = "") => Directory.Exists(this[below])
        ? [.. Directory.EnumerateFiles(this[below], "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => System.IO.Path.GetRelativePath(this[below], file)).Order(StringComparer.Ordinal)]
        : [];
}
