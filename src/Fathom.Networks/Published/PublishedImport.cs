using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Fathom.Networks;

/// <summary>Fills networks of the registry with published weights. Files are known by the names and shapes of their tensors.</summary>
public static class PublishedImport
{
    private const string WaysOut = "`fathom models networks` lists the networks and their files; with --network NAME the differences to one of them are shown.";

    /// <summary>Finds the network whose files these are, builds it and copies the weights.</summary>
    /// <param name="files">The files of one network; they stay open and the caller's.</param>
    /// <param name="network">The network's name; null to find it.</param>
    /// <param name="mayLeaveFiles">True where some files may be no part of it, as in a folder of downloads.</param>
    /// <exception cref="PublishedLayoutException">They are those of no network, or of several, or not those of <paramref name="network"/>.</exception>
    /// <exception cref="FathomException">A file is damaged, or no network has this name.</exception>
    public static ImportedNetwork Read(IReadOnlyList<CheckpointFile> files, string? network = null, bool mayLeaveFiles = false)
    {
        using var constant = no_grad();
        List<LayoutFit> fits = [];
        try
        {
            var layouts = network is null ? Likely(files, mayLeaveFiles) : [PublishedLayouts.Of(network)];
            fits.AddRange(layouts.Select(layout => new LayoutFit(layout, network ?? layout.Networks[0], files, mayLeaveFiles)));
            var (fit, name) = network is null ? Only(fits, files, mayLeaveFiles) : (Named(fits[0], network), network);
            var imported = Fill(fit, name);
            fits.Remove(fit);
            return imported;
        }
        finally
        {
            foreach (var fit in fits)
                fit.Dispose();
        }
    }

    // Building a network takes up to seconds, looking for its landmarks nothing.
    private static List<PublishedLayout> Likely(IReadOnlyList<CheckpointFile> files, bool mayLeaveFiles) =>
        [.. PublishedLayouts.All.Where(layout => Missing(layout, files).Count == 0 && (mayLeaveFiles || Foreign(layout, files).Count == 0))];

    private static List<PublishedPart> Missing(PublishedLayout layout, IReadOnlyList<CheckpointFile> files) => [.. layout.Parts.Where(part => !files.Any(part.IsLikely))];

    private static List<CheckpointFile> Foreign(PublishedLayout layout, IReadOnlyList<CheckpointFile> files) => [.. files.Where(file => !layout.Parts.Any(part => part.IsLikely(file)))];

    private static LayoutFit Named(LayoutFit fit, string network) => fit.IsComplete ? fit
        : throw new PublishedLayoutException($"These are not the files of {network}:{Lines(fit.Problems)}");

    private static (LayoutFit Fit, string Network) Only(List<LayoutFit> fits, IReadOnlyList<CheckpointFile> files, bool mayLeaveFiles)
    {
        var complete = fits.Where(fit => fit.IsComplete).ToList();
        // In a folder a whole network wins over one of its parts.
        complete = [.. complete.Where(fit => !complete.Exists(other => Used(fit).IsProperSubsetOf(Used(other))))];
        if (complete.Count == 0)
            throw new PublishedLayoutException($"These are not the files of a registered network.{Lines(fits.Count > 0 ? fits.SelectMany(Explain) : Explain(files, mayLeaveFiles))}\n{WaysOut}");

        var best = complete.Exists(fit => fit.IsExact) ? complete.FindAll(fit => fit.IsExact) : complete;
        var names = best.SelectMany(fit => fit.Layout.Networks).ToList();
        if (names is [var name])
            return (best[0], name);
        var others = complete.Except(best).Select(fit =>
            $"{string.Join(", ", fit.Layout.Networks)} would fit if {fit.Parts.Sum(part => part.Left.Count)} tensors were left out.");
        throw new PublishedLayoutException(string.Join(' ', [$"These files fit {names.Count} networks. Say --network, one of: {string.Join(", ", names)}.", .. others]));
    }

    private static HashSet<CheckpointFile> Used(LayoutFit fit) => [.. fit.Parts.Select(part => part.File)];

    private static IEnumerable<string> Explain(LayoutFit fit) => fit.Problems.Select(problem => $"{string.Join(", ", fit.Layout.Networks)}: {problem}");

    private static IEnumerable<string> Explain(IReadOnlyList<CheckpointFile> files, bool mayLeaveFiles)
    {
        var partly = PublishedLayouts.All
            .Select(layout => (Layout: layout, Missing: Missing(layout, files), Foreign: Foreign(layout, files)))
            .Where(fit => fit.Missing.Count < fit.Layout.Parts.Count)
            .GroupBy(fit => (mayLeaveFiles ? 0 : fit.Foreign.Count, fit.Missing.Count)).MinBy(group => group.Key);
        if (partly is null)
            return files.Select(file => $"{file.Path}: {LayoutFit.Describe(file)}");
        return partly.Select(fit => $"{string.Join(", ", fit.Layout.Networks)}: "
            + string.Join("; ", fit.Missing.Select(part => $"its {part.Role} is missing").Concat(mayLeaveFiles ? [] : fit.Foreign.Select(file => $"{file.Path} is none of its files"))));
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n  {line}"));

    private static ImportedNetwork Fill(LayoutFit fit, string network)
    {
        // Networks of one layout differ in what they compute.
        var entry = NetworkRegistry.Find(network);
        var module = entry.Name == fit.Network.Name ? fit.Module : entry.Build();
        try
        {
            foreach (var part in fit.Parts)
                Fill(module, part);
            if (module != fit.Module)
                fit.Module.Dispose();
            return new ImportedNetwork(entry, module, fit.Layout, fit.Parts, fit.Unused);
        }
        catch
        {
            if (module != fit.Module)
                module.Dispose();
            throw;
        }
    }

    private static void Fill(Module module, PartFit part)
    {
        using var scope = NewDisposeScope();
        var own = module.state_dict();
        foreach (var shared in part.Taken.GroupBy(name => own[part.Part.Prefix + name].Handle).Where(names => names.Skip(1).Any()))
            RequireOneValue(part.File, [.. shared], own[part.Part.Prefix + shared.First()]);
        part.File.CopyTo([.. part.Taken.Select(name => (name, own[part.Part.Prefix + name]))]);
        foreach (var name in part.Taken)
        {
            using var inner = NewDisposeScope();
            var tensor = own[part.Part.Prefix + name];
            if (tensor.is_floating_point() && !tensor.isfinite().all().item<bool>())
                throw new FathomException($"{part.File.Path}: {name} holds numbers that are not finite: its training diverged, or the file is damaged. Fetch it again, or take another.");
        }
    }

    // One tensor of the network may stand in the file under several names, as S2R's slope of PReLU does under 18.
    private static void RequireOneValue(CheckpointFile file, IReadOnlyList<string> names, Tensor tensor)
    {
        var values = names.Select(_ => empty_like(tensor)).ToList();
        file.CopyTo([.. names.Zip(values)]);
        var other = values.FindIndex(value => !value.equal(values[0]));
        if (other > 0)
            throw new PublishedLayoutException($"{file.Path}: {names[0]} and {names[other]} are one tensor in the network, but have different values in the file. It is of another network, or damaged.");
    }
}
