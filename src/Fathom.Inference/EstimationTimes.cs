namespace Fathom.Inference;

/// <summary>Where the time of one estimate went.</summary>
/// <param name="Decode">Reading and decoding the file; zero for a picture given in memory.</param>
/// <param name="Prepare">Resizing and normalising the input.</param>
/// <param name="Network">The network itself.</param>
/// <param name="Finish">Resizing the output to the picture's size.</param>
public readonly record struct EstimationTimes(TimeSpan Decode, TimeSpan Prepare, TimeSpan Network, TimeSpan Finish);
