namespace Fathom.Evaluation;

/// <summary>What scoring one prediction gave.</summary>
/// <param name="Pixels">How many pixels were measured inside crop and cap.</param>
/// <param name="Errors">The errors; null where there are none to give.</param>
/// <param name="Scale">Factor of the alignment.</param>
/// <param name="Shift">Shift of the alignment, in 1/metres; 0 for median scaling.</param>
/// <param name="Problem">Why there are no errors; null where there are.</param>
public sealed record FrameResult(int Pixels, DepthErrors? Errors, double Scale, double Shift, string? Problem)
{
    internal static FrameResult Failed(int pixels, string problem) => new(pixels, null, 0, 0, problem);
}
