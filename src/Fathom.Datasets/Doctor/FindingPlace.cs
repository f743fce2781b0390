namespace Fathom.Datasets.Doctor;

/// <summary>Where something was found.</summary>
/// <param name="Name">A frame; for what concerns more than one, a recording, file or split.</param>
/// <param name="Detail">What is the matter there, in a few words with numbers.</param>
public sealed record FindingPlace(string Name, string Detail);
