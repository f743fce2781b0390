using Fathom.Worlds;

namespace Fathom.Training;

/// <summary>Pictures and meshes of the user's own that are met in the worlds of <see cref="Recipe.Data"/>; a validation's worlds have none, so that trainings with and without can be compared.</summary>
/// <param name="Folder">As <see cref="WorldAssets.Load"/> reads it; what cannot be used is skipped with a warning.</param>
public sealed record AssetsRecipe(string Folder)
{
    /// <summary>The <see cref="WorldAssets.Hash"/> that the folder must have; null: any. A run's own recipe has that of its assets, so that it is not resumed with others.</summary>
    public string? Hash { get; init; }

    /// <summary>Reads the folder.</summary>
    /// <param name="onBroken">Told of every picture and mesh that is skipped.</param>
    /// <exception cref="FathomException">It is missing, holds nothing that can be used, or other assets than the recipe says.</exception>
    internal WorldAssets Load(Action<AssetException> onBroken)
    {
        var assets = WorldAssets.Load(Folder, onBroken);
        return Hash is null || Hash == assets.Hash ? assets
            : throw new TrainingException($"{Folder} holds other assets (hash {assets.Hash}) than the recipe's (hash {Hash}). Bring those back, or take the hash out of the recipe to train on these.");
    }
}
