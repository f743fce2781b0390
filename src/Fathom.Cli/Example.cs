namespace Fathom.Cli;

/// <summary>One example at the end of a help screen.</summary>
/// <param name="CommandLine">What to type.</param>
/// <param name="Meaning">What it does, in one line.</param>
internal sealed record Example(string CommandLine, string Meaning);
