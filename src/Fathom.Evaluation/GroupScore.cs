namespace Fathom.Evaluation;

/// <summary>The mean of one predictor under one protocol over a group of frames.</summary>
/// <param name="Group">"all", a place, or a place and a condition ("street/night").</param>
/// <param name="Predictor">Whose predictions.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="Frames">Frames in the group.</param>
/// <param name="Scored">Frames that gave errors; the mean is over these.</param>
/// <param name="Mean">The mean; null where no frame gave errors.</param>
/// <param name="Outlined">Frames whose measurement shows outlines.</param>
/// <param name="BoundaryF1">Agreement of outlines; the mean over these, or null.</param>
public sealed record GroupScore(string Group, string Predictor, string Protocol, int Frames, int Scored, DepthErrors? Mean, int Outlined, double? BoundaryF1);
