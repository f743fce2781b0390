namespace Fathom.Training;

/// <summary>The validation with the lowest score.</summary>
/// <param name="Step">After how many steps.</param>
/// <param name="AbsRel">Its score; see <see cref="ValidationResult.AbsRel"/>.</param>
/// <param name="File">Its averaged weights.</param>
public sealed record BestValidation(long Step, double AbsRel, string File);
