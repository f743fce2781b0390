using Fathom.Datasets;
using Fathom.Training.Methods.Midas;

namespace Fathom.Training;

/// <summary>
/// A whole training as data: network, samples, loss, optimiser. Read with <see cref="Load"/> or <see cref="Parse"/>; <see cref="ToYaml"/> writes it with every default filled in,
/// and reading that gives an equal training. Paths in it are relative to the current folder.
/// </summary>
public sealed record Recipe
{
    private const string FirstLine = "model: fathom-s";

    /// <summary>The network's name in <see cref="Networks.DepthNetworks"/>.</summary>
    public required string Model { get; init; }

    /// <summary>The file of the first weights, safetensors or a PyTorch checkpoint: the encoder's (<see cref="Networks.DepthNetwork.Start"/>), or all of them from another training of this network; null: a random start.</summary>
    public string? Start { get; init; }

    /// <summary>Decides the first weights, the samples and their order.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many samples to train on, at least one; rounded up to whole steps.</summary>
    public required long Samples { get; init; }

    /// <summary>Samples that the network sees at once.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>Batches whose mean gradient makes one step; with memory for a batch of B, a step of Accumulate·B samples.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Picture sizes in pixels; every batch has one of them, drawn from the seed.</summary>
    public required IReadOnlyList<(int Width, int Height)> Sizes { get; init; }

    /// <summary>Arithmetic of the network.</summary>
    public Precision Precision { get; init; } = Precision.Mixed;

    /// <summary>How weights follow gradients.</summary>
    public OptimizerRecipe Optimizer { get; init; } = new();

    /// <summary>What is minimised.</summary>
    public MidasLoss Loss { get; init; } = new();

    /// <summary>Worlds that samples come from; where there are none, there are <see cref="Frames"/>.</summary>
    public required IReadOnlyList<WorldsRecipe> Data { get; init; }

    /// <summary>Files that samples come from, beside <see cref="Data"/>.</summary>
    public IReadOnlyList<FramesRecipe> Frames { get; init; } = [];

    /// <summary>Pictures and meshes of the user's own in the worlds of <see cref="Data"/>; null: none.</summary>
    public AssetsRecipe? Assets { get; init; }

    /// <summary>Reuse of rendered scenes.</summary>
    public PoolRecipe Pool { get; init; } = new();

    /// <summary>Where rendered scenes are kept on disk, for later trainings too; null: nowhere.</summary>
    public CacheRecipe? Cache { get; init; }

    /// <summary>What is varied when a scene becomes a sample.</summary>
    public AugmentationSettings Augment { get; init; } = new();

    /// <summary>Who gets the processor.</summary>
    public ThreadsRecipe Threads { get; init; } = new();

    /// <summary>When to save.</summary>
    public CheckpointRecipe Checkpoint { get; init; } = new();

    /// <summary>When and on what to validate; null: never.</summary>
    public ValidationRecipe? Validation { get; init; }

    /// <summary>Steps between two lines of the log.</summary>
    public int LogEvery { get; init; } = 10;

    /// <summary>Decay of the moving average of the weights, which is what the finished model holds; 0: the last weights themselves.</summary>
    public double Average { get; init; } = 0.999;

    /// <summary>Optimiser steps that <see cref="Samples"/> makes.</summary>
    public long Steps => (Samples + SamplesPerStep - 1) / SamplesPerStep;

    /// <summary>Samples that make one step.</summary>
    public long SamplesPerStep => (long)Batch * Accumulate;

    /// <summary>Reads a recipe from a file.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="overrides">Changes such as <c>optimizer.clip=0.5</c>: a dotted path and a YAML value.</param>
    /// <exception cref="SettingsException">The file is missing or wrong; the message names line, key and what is allowed.</exception>
    public static Recipe Load(string path, IEnumerable<string>? overrides = null) =>
        RecipeReader.Read(SettingsTree.Load(path, FirstLine, overrides ?? []));

    /// <summary>Reads a recipe from text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="name">What messages call it, usually the file's path.</param>
    /// <param name="overrides">As in <see cref="Load"/>.</param>
    /// <exception cref="SettingsException">As in <see cref="Load"/>.</exception>
    public static Recipe Parse(string yaml, string name = "recipe", IEnumerable<string>? overrides = null) =>
        RecipeReader.Read(SettingsTree.Parse(yaml, name, FirstLine, overrides ?? []));

    /// <summary>The recipe in YAML with every default filled in.</summary>
    public string ToYaml() => RecipeWriter.Write(this);
}
