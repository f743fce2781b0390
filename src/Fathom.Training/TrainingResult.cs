namespace Fathom.Training;

/// <summary>How a call of <see cref="Trainer.Run"/> ended.</summary>
/// <param name="Step">Steps made in all; fewer than the recipe's where the validation did not improve any more.</param>
/// <param name="Samples">Samples trained on in all.</param>
/// <param name="ModelFile">The finished weights, or null where the training was interrupted; it can be resumed then.</param>
public sealed record TrainingResult(long Step, long Samples, string? ModelFile)
{
    /// <summary>The best validation so far; null where there was none.</summary>
    public BestValidation? Best { get; init; }
}
