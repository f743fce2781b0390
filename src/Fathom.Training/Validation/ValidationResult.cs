using System.Text.Json.Serialization;

namespace Fathom.Training;

/// <summary>How well the averaged weights do on held-out pictures; means over the pictures.</summary>
public sealed record ValidationResult : TrainingEvent
{
    /// <summary>Pictures looked at.</summary>
    [JsonPropertyName("validation_samples")]
    public required int Samples { get; init; }

    /// <summary>Data term + weighted gradient term of the recipe's loss.</summary>
    [JsonPropertyName("validation_loss")]
    public required double? Loss { get; init; }

    /// <summary>The scale-and-shift-invariant term.</summary>
    [JsonPropertyName("validation_loss_data")]
    public required double? LossData { get; init; }

    /// <summary>The multi-scale gradient term, unweighted.</summary>
    [JsonPropertyName("validation_loss_gradient")]
    public required double? LossGradient { get; init; }

    /// <summary>AbsRel after alignment of scale and shift (<see cref="Evaluation.Protocol.Affine"/>): the score, the lower the better. Null where a prediction is no number.</summary>
    [JsonPropertyName("validation_abs_rel")]
    public required double? AbsRel { get; init; }

    /// <summary>Whether it is the lowest so far; the weights are in <c>best.safetensors</c> then.</summary>
    [JsonPropertyName("validation_best")]
    public required bool IsBest { get; init; }

    /// <summary>Seconds it took.</summary>
    [JsonPropertyName("validation_seconds")]
    public required double Seconds { get; init; }
}
