namespace Fathom.Training;

/// <summary>Something that went wrong and was mended, such as a damaged checkpoint in whose place the one before was taken.</summary>
public sealed record TrainingWarning : TrainingEvent
{
    /// <summary>What, and what was done.</summary>
    public required string Warning { get; init; }
}
