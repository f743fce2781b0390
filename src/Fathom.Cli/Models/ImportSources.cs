using Fathom.Networks;

namespace Fathom.Cli.Models;

/// <summary>The checkpoints that <c>fathom models import</c> was given, opened.</summary>
internal sealed class ImportSources : IDisposable
{
    private static readonly string[] Endings = [".pth", ".pt", ".ckpt", ".tar", ".bin", ".safetensors"];

    private readonly List<CheckpointFile> files = [];
    private readonly List<(string Path, string Problem)> refused = [];

    private ImportSources() { }

    /// <summary>Those that can be read.</summary>
    public IReadOnlyList<CheckpointFile> Files => files;

    /// <summary>Those of a folder that are no checkpoints of a network, and why.</summary>
    public IReadOnlyList<(string Path, string Problem)> Refused => refused;

    /// <summary>True where a folder was given: not all in it need be of one network.</summary>
    public bool HasFolder { get; private set; }

    /// <summary>Opens files, and what looks like checkpoints in folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="entry">See <see cref="CheckpointFile.Open"/>.</param>
    /// <exception cref="FathomException">A file that was named cannot be used, or there is none at all.</exception>
    public static ImportSources Open(IReadOnlyList<string> paths, string? entry)
    {
        var sources = new ImportSources();
        try
        {
            var seen = new HashSet<string>();
            foreach (var path in paths)
            {
                if (!seen.Add(RealPath.Of(path)))
                    throw new UsageException($"{path} is given twice. Give each file of the network once.");
                if (Directory.Exists(path))
                    sources.AddFolder(path, entry, seen);
                else
                    sources.files.Add(OpenOne(path, entry));
            }
            if (sources.files.Count == 0)
                throw new FathomException($"There is no checkpoint in {string.Join(", ", paths)}. Names end in {string.Join(' ', Endings)}.{string.Concat(sources.refused.Select(file => $"\n  {file.Problem}"))}");
            return sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => files.ForEach(file => file.Dispose());

    private void AddFolder(string folder, string? entry, HashSet<string> seen)
    {
        HasFolder = true;
        foreach (var path in Directory.EnumerateFiles(folder).Where(IsCandidate).Order(StringComparer.Ordinal).Where(path => seen.Add(RealPath.Of(path))))
        {
            try
            {
                files.Add(OpenOne(path, entry));
            }
            // An optimiser's state, say.
            catch (FathomException error)
            {
                refused.Add((path, error.Message));
            }
        }
    }

    private static bool IsCandidate(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static CheckpointFile OpenOne(string path, string? entry)
    {
        var file = CheckpointFile.Open(path, entry);
        if (file.Metadata is { } metadata && WeightsRecord.FromMetadata(metadata) is { Sources: not null } record)
        {
            file.Dispose();
            throw new FathomException($"{path}: imported already, as {record.Network}. Go on with fathom export {path}.");
        }
        return file;
    }
}
