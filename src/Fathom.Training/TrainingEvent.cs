using System.Text.Json.Serialization;

namespace Fathom.Training;

/// <summary>Something that a training tells of while it runs; each is a line of its log.</summary>
public abstract record TrainingEvent
{
    /// <summary>Steps made.</summary>
    [JsonPropertyOrder(-1)]
    public required long Step { get; init; }
}
