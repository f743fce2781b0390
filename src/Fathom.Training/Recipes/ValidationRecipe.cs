namespace Fathom.Training;

/// <summary>When and on what the averaged weights are measured, and when a training that no longer improves ends.</summary>
public sealed record ValidationRecipe
{
    /// <summary>Steps between two validations; there is one after the last step too.</summary>
    public int Every { get; init; } = 500;

    /// <summary>How many worlds are rendered for it. They are no worlds of the training, and the same in every validation and for every seed.</summary>
    public int Samples { get; init; } = 64;

    /// <summary>The training ends after this many validations without a new best; 0: never.</summary>
    public int Patience { get; init; }

    /// <summary>Families of worlds, by weight; a recipe that names none has those of <see cref="Recipe.Data"/>, with exact depth. Stereo, whose shift is unknown, gives no score.</summary>
    public IReadOnlyList<WorldsRecipe> Worlds { get; init; } = [];

    /// <summary>Files of <see cref="Datasets.Manifest"/>: real pictures with depth, each of which is looked at.</summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];
}
