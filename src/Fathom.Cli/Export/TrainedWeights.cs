using System.Globalization;
using Fathom.Networks;
using Fathom.Torch;
using Fathom.Training;
using static TorchSharp.torch;

namespace Fathom.Cli.Export;

/// <summary>Weights with what is known of them.</summary>
/// <param name="File">The safetensors file.</param>
/// <param name="Network">The network they belong to.</param>
/// <param name="Recipe">How they were trained; null where no recipe lies beside them, or they were not trained here.</param>
/// <param name="Record">What the file says itself; null where it says nothing.</param>
/// <param name="Samples">How many samples made them, which may be fewer than the recipe's; null where the file does not say.</param>
/// <param name="Checkpoint">The file as a checkpoint; null where it is not one.</param>
internal sealed record TrainedWeights(string File, DepthNetwork Network, Recipe? Recipe, WeightsRecord? Record, long? Samples, TrainingCheckpoint? Checkpoint = null)
{
    /// <summary>Finds the weights and their recipe.</summary>
    /// <param name="source">The folder of a training, or a safetensors file: weights or a checkpoint.</param>
    /// <param name="network">The network's name; null: the file or the recipe says.</param>
    /// <exception cref="FathomException">There are no weights, or nobody says whose they are.</exception>
    public static TrainedWeights Find(string source, string? network)
    {
        var file = Directory.Exists(source) ? Path.Combine(source, "model.safetensors") : source;
        if (!System.IO.File.Exists(file))
            throw new FathomException(Directory.Exists(source)
                ? $"{source} has no model.safetensors: its training is not finished. Go on with fathom train RECIPE --run {source} --resume, or name one of the files in {Path.Combine(source, "checkpoints")}."
                : $"{source}: no such file or folder.");

        if (TrainingCheckpoint.Find(file) is { } checkpoint)
            return new TrainedWeights(file, DepthNetworks.Find(network ?? checkpoint.Recipe.Model), checkpoint.Recipe, Record: null, checkpoint.Samples, checkpoint);
        var metadata = SafetensorsHeader.Read(file).Metadata;
        var record = WeightsRecord.FromMetadata(metadata);
        long? samples = long.TryParse(metadata.GetValueOrDefault("samples"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        var recipeFile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "recipe.yaml");
        // What was imported is not the work of a recipe that happens to lie there.
        var recipe = record?.Sources is not null ? null
            : metadata.GetValueOrDefault("recipe") is { } text ? Recipe.Parse(text, $"{file}: recipe")
            : System.IO.File.Exists(recipeFile) ? Recipe.Load(recipeFile) : null;
        var name = network ?? recipe?.Model ?? record?.Network
            ?? throw new UsageException($"Neither {file} nor a recipe.yaml beside it says which network this is. Say --network, one of: {string.Join(", ", DepthNetworks.All.Select(known => known.Name))}.");
        if (DepthNetworks.All.All(known => known.Name != name) && NetworkRegistry.All.Any(known => known.Name == name))
            throw new FathomException($"{file}: {name} gives no depth by itself, and only depth networks are exported: {string.Join(", ", DepthNetworks.All.Select(known => known.Name))}.");
        return new TrainedWeights(file, DepthNetworks.Find(name), recipe, record, samples);
    }

    /// <summary>The weights by the network's names.</summary>
    public Dictionary<string, Tensor> Load() => Checkpoint?.LoadModel() ?? Safetensors.Load(File);

    /// <summary>What they were trained on, in a sentence.</summary>
    public string Training => Recipe is null
        ? Record?.Sources is null ? "unknown" : "Not recorded: the weights were imported, see the publisher."
        : Words.Invariant($"{(Samples is { } samples ? Words.Invariant($"{samples}") : "An unknown number of")} samples of {Sources}, seed {Recipe.Seed}; ")
            + (Recipe.Validation is { Manifests: { Count: > 0 } manifests }
                ? $"{Others}but those of the validation, which chooses the best weights: {string.Join(", ", manifests.Select(Path.GetFileName))}."
                : $"{Others.TrimEnd()}.");

    private string Sources => string.Join(" and ", new[]
    {
        Recipe!.Data.Count > 0 ? $"procedural worlds ({string.Join(", ", Recipe.Data.Select(source => source.Family).Distinct())}){Assets}" : null,
        Recipe.Frames.Count > 0 ? $"the frames of {string.Join(", ", Recipe.Frames.Select(frames => Path.GetFileName(frames.Manifest)))}" : null,
    }.OfType<string>());

    private string Others => Recipe!.Frames.Count > 0 ? "no other picture with depth " : "no real picture with depth ";

    /// <summary>Their licence: as recorded; of weights trained by a recipe on nothing but the project's worlds, the project's own; else, and where others' pictures and meshes were in them, nobody said.</summary>
    public string Licence => Record?.Licence ?? (Recipe is { Assets: null, Frames.Count: 0 } ? "Apache-2.0" : "unknown");

    /// <summary>What is known of them, as texts for a safetensors header.</summary>
    public Dictionary<string, string> Facts()
    {
        var facts = new Dictionary<string, string>((Record ?? new WeightsRecord(Network.Name)).ToMetadata()) { ["origin"] = Origin, ["licence"] = Licence };
        if (Recipe is not null)
            facts["recipe"] = Recipe.ToYaml();
        if (Samples is { } samples)
            facts["samples"] = Words.Invariant($"{samples}");
        return facts;
    }

    private string Assets => Recipe?.Assets is { } assets ? $" with pictures and meshes of {Path.GetFileName(Path.TrimEndingDirectorySeparator(assets.Folder))} (hash {assets.Hash})" : "";

    /// <summary>Where they come from, in a sentence.</summary>
    public string Origin => Record?.Origin ?? Recipe switch
    {
        null => "unknown",
        { Start: null } => "Random start.",
        { Start: { } start } => $"Started from {Path.Combine(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(start)))!, Path.GetFileName(start))}; what that lacks, at random.",
    };
}
