using Fathom.Networks;
using Fathom.Training;

namespace Fathom.Cli.Export;

/// <summary>Weights with what is known of them.</summary>
/// <param name="File">The safetensors file.</param>
/// <param name="Network">The network they belong to.</param>
/// <param name="Recipe">How they were trained; null where no recipe lies beside them.</param>
internal sealed record TrainedWeights(string File, DepthNetwork Network, Recipe? Recipe)
{
    /// <summary>Finds the weights and their recipe.</summary>
    /// <param name="source">The folder of a training, or a safetensors file.</param>
    /// <param name="network">The network's name; null: the recipe says.</param>
    /// <exception cref="FathomException">There are no weights, or nobody says whose they are.</exception>
    public static TrainedWeights Find(string source, string? network)
    {
        var file = Directory.Exists(source) ? Path.Combine(source, "model.safetensors") : source;
        if (!System.IO.File.Exists(file))
            throw new FathomException(Directory.Exists(source)
                ? $"{source} has no model.safetensors: its training is not finished. Go on with fathom train RECIPE --run {source} --resume."
                : $"{source}: no such file or folder.");

        var recipeFile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "recipe.yaml");
        var recipe = System.IO.File.Exists(recipeFile) ? Recipe.Load(recipeFile) : null;
        var name = network ?? recipe?.Model
            ?? throw new UsageException($"No recipe.yaml beside {file} says which network this is. Say --network, one of: {string.Join(", ", DepthNetworks.All.Select(known => known.Name))}.");
        return new TrainedWeights(file, DepthNetworks.Find(name), recipe);
    }

    /// <summary>What they were trained on, in a sentence.</summary>
    public string Training => Recipe is null
        ? "unknown"
        : Words.Invariant($"{Recipe.Samples} samples of procedural worlds ({string.Join(", ", Recipe.Data.Select(source => source.Family))}), seed {Recipe.Seed}; no real picture with depth.");

    /// <summary>Where they come from, in a sentence.</summary>
    public string Origin => Recipe switch
    {
        null => "unknown",
        { Start: null } => "Random start.",
        { Start: { } start } => $"The encoder started from {Path.GetFileName(start)}, the rest at random.",
    };
}
