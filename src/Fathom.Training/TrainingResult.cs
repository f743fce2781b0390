namespace Fathom.Training;

/// <summary>How a call of <see cref="Trainer.Run"/> ended.</summary>
/// <param name="Step">Steps made in all.</param>
/// <param name="Samples">Samples trained on in all.</param>
/// <param name="ModelFile">The finished weights, or null where the training was interrupted; it can be resumed then.</param>
public sealed record TrainingResult(long Step, long Samples, string? ModelFile);
