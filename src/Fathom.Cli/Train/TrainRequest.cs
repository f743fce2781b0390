namespace Fathom.Cli.Train;

/// <summary>What <c>fathom train</c> was asked for.</summary>
/// <param name="Recipe">The YAML file.</param>
/// <param name="Folder">Where the run is kept.</param>
/// <param name="Resume">Whether to go on from its newest checkpoint.</param>
/// <param name="Changes">Changes to the recipe: dotted key, =, YAML value.</param>
internal sealed record TrainRequest(string Recipe, string Folder, bool Resume, IReadOnlyList<string> Changes);
