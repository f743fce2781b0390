namespace Fathom.Training;

/// <summary>Rendered scenes that are kept and shown again under a new crop and new colours.</summary>
public sealed record PoolRecipe
{
    /// <summary>Scenes kept.</summary>
    public int Scenes { get; init; } = 1000;

    /// <summary>Share of samples that show a kept scene, 0 to below 1.</summary>
    public double Reuse { get; init; }
}
