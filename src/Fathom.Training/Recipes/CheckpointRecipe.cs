namespace Fathom.Training;

/// <summary>When the state of a training is saved.</summary>
public sealed record CheckpointRecipe
{
    /// <summary>Steps between two checkpoints.</summary>
    public int Every { get; init; } = 250;

    /// <summary>How many of the newest stay.</summary>
    public int Keep { get; init; } = 3;
}
