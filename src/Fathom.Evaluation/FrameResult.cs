namespace Fathom.Evaluation;

/// <summary>What scoring one prediction gave.</summary>
/// <param name="Pixels">How many pixels were measured inside crop and cap.</param>
/// <param name="Errors">The errors; null where there are none to give.</param>
/// <param name="BoundaryF1">Agreement of outlines in [0, 1]; null where none were measured, or the measurement is sparse.</param>
/// <param name="Scale">Factor of the alignment.</param>
/// <param name="Shift">Shift of the alignment, in 1/metres; 0 for median scaling.</param>
/// <param name="Problem">Why there are no errors; null where there are.</param>
public sealed record FrameResult(int Pixels, DepthErrors? Errors, double? BoundaryF1, double Scale, double Shift, string? Problem)
{
    internal static FrameResult Failed(int pixels, string problem) => new(pixels, null, null, 0, 0, problem);
}
