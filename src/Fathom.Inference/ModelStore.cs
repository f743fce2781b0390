using System.Security.Cryptography;

namespace Fathom.Inference;

/// <summary>A folder of models: <c>NAME.onnx</c> files, and <c>SHA256SUMS</c> in the format of <c>sha256sum</c>.</summary>
public sealed class ModelStore
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "fathom-s";

    /// <summary>The checksum file's name.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>Opens a folder; it need not exist.</summary>
    /// <param name="folder">The folder.</param>
    public ModelStore(string folder) => Folder = Path.GetFullPath(folder);

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>The models that belong to this program: the nearest folder <c>models</c> with an ONNX file in it, beside the program or above it (the source tree).</summary>
    public static ModelStore Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var store = new ModelStore(Path.Combine(folder.FullName, "models"));
            if (store.Files().Any())
                return store;
        }
        return new ModelStore(Path.Combine(AppContext.BaseDirectory, "models"));
    }

    /// <summary>Every model, by name, with its checksum computed.</summary>
    public IReadOnlyList<ModelEntry> List() => [.. Files().Select(Describe)];

    /// <summary>Describes one model and computes its checksum.</summary>
    /// <param name="nameOrFile">A name in this store or an ONNX file.</param>
    /// <exception cref="ModelNotFoundException">No such model.</exception>
    public ModelEntry Describe(string nameOrFile)
    {
        var file = Resolve(nameOrFile);
        ModelDescription? description = null;
        string? problem = null;
        try
        {
            description = ModelDescription.FromMetadata(OnnxFile.ReadMetadata(file), file);
        }
        catch (ModelFormatException error)
        {
            problem = error.Message;
        }
        using var stream = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        return new ModelEntry(Path.GetFileNameWithoutExtension(file), file, stream.Length, sha256, Listed(file), description, problem);
    }

    /// <summary>The file of a model: the name in this store wins over a file of the same name.</summary>
    /// <param name="nameOrFile">A name in this store or an ONNX file.</param>
    /// <returns>A full path to a file that exists.</returns>
    /// <exception cref="ModelNotFoundException">No such model; the message suggests the nearest name.</exception>
    public string Resolve(string nameOrFile)
    {
        var names = Files().Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        if (names.Contains(nameOrFile))
            return Path.Combine(Folder, $"{nameOrFile}.onnx");
        if (File.Exists(nameOrFile))
            return Path.GetFullPath(nameOrFile);
        if (nameOrFile.Contains(Path.DirectorySeparatorChar) || nameOrFile.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            throw new ModelNotFoundException($"{nameOrFile}: no such file. `fathom models` lists the models that have a name.");

        throw new ModelNotFoundException(names.Count == 0
            ? $"No model is called '{nameOrFile}', for there is none in {Folder}. Train one (`fathom train`) and export it (`fathom export`), or give an ONNX file."
            : $"No model is called '{nameOrFile}'. {Suggestion.For(nameOrFile, names)}");
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.onnx").Order(StringComparer.Ordinal) : [];

    // Lines are "<hex> <space or *><name>", as sha256sum writes them.
    private static string? Listed(string file)
    {
        var sums = Path.Combine(Path.GetDirectoryName(file)!, Checksums);
        return File.Exists(sums)
            ? File.ReadLines(sums).Where(line => line.Length > 66 && line[66..].Trim() == Path.GetFileName(file)).Select(line => line[..64]).FirstOrDefault()
            : null;
    }
}
