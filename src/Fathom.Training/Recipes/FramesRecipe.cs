using System.Security.Cryptography;
using Fathom.Datasets;

namespace Fathom.Training;

/// <summary>Samples from the frames of a manifest.</summary>
/// <param name="Manifest">A file that <see cref="Datasets.Manifest"/> reads.</param>
/// <param name="Weight">Its share of the samples is this over the sum of all weights; above 0.</param>
public sealed record FramesRecipe(string Manifest, double Weight = 1)
{
    /// <summary>Whether a frame keeps its shape and a window is cut from it at random, or is stretched to the size (<see cref="Framing.KeepShape"/>).</summary>
    public bool KeepShape { get; init; } = true;

    /// <summary>Memory for decoded and resized frames.</summary>
    public double CacheGiB { get; init; } = 1;

    /// <summary>SHA-256 of the manifest, which it must have; null: any. A run's own recipe has that of its manifest, so that it is not resumed with another.</summary>
    public string? Hash { get; init; }

    /// <summary>With the hash of the manifest as it is now.</summary>
    /// <exception cref="TrainingException">There is no such manifest, or it has another hash.</exception>
    internal FramesRecipe WithHash()
    {
        if (!File.Exists(Manifest))
            throw new TrainingException($"{Manifest}: there is no such manifest, and the recipe's data names it.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Manifest)));
        return Hash is null || Hash == hash ? this with { Hash = hash }
            : throw new TrainingException($"{Manifest} is another manifest (hash {hash}) than the recipe's (hash {Hash}). Bring that back, or take the hash out of the recipe to train on this one.");
    }
}
