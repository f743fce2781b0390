namespace Fathom.Evaluation;

/// <summary>Two evaluations under one protocol with one fingerprint.</summary>
/// <param name="Name">The protocol's name.</param>
/// <param name="Fingerprint">Of both.</param>
/// <param name="Frames">How many frames both have.</param>
/// <param name="LeftOut">Those that have no score in one of them, or in both.</param>
/// <param name="Differences">By group and metric.</param>
public sealed record ComparedProtocol(string Name, string Fingerprint, int Frames, IReadOnlyList<string> LeftOut, IReadOnlyList<PairedDifference> Differences);
