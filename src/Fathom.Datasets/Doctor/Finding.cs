namespace Fathom.Datasets.Doctor;

/// <summary>Something wrong with a data set.</summary>
/// <param name="Kind">What it is; it tells severity, title and way out (<see cref="FindingKinds"/>).</param>
/// <param name="Split">In which split; where two disagree, in the later one.</param>
/// <param name="Places">All places, at least one, in the order of the frames.</param>
public sealed record Finding(FindingKind Kind, string Split, IReadOnlyList<FindingPlace> Places);
